import { Cluster } from './cluster';
import { acknowledged, acknowledgementOf } from '../synth/acknowledgement';
import { statedAt } from './graph/made-backup';
import { alike, grouped } from './grouped';
import { weighs, type ChangeRule, type Finding, type FleetRule, type Found, type Level, type Report, type Rule, type RuleDescription } from './rule';
import { RULES } from './rules/index';
import { distinct } from './shared-report';
import { fieldText } from '../kubernetes/manifest-fields';
import { acknowledgedWithoutReason, withoutReason } from './rules/checks/acknowledged-without-reason';
import { acknowledgesNothing, nothingToAcknowledge } from './rules/checks/acknowledges-nothing';
import { acknowledgesUnknownRule, noSuchRule } from './rules/checks/acknowledges-unknown-rule';
import { ruleFailed, ruleFailure } from './rules/checks/rule-failed';
import type { Place, Subject } from './subject';
import { numbering, once } from '../synth/once';

/** What a user changed about the rules. */
export interface JudgeOptions {
  /** Levels that replace a rule's own. A rule that is off does not run. */
  readonly levels?: ReadonlyMap<string, Level | 'off'>;
  readonly rules?: readonly RuleDescription[];
  /** The cluster before a change, if the change is to be judged as well. */
  readonly before?: Cluster;
}

/** Runs the rules on a cluster, and returns the findings that are not acknowledged, in the order of the objects. */
export function judge(cluster: Cluster, { levels = new Map(), rules = RULES, before }: JudgeOptions = {}): readonly Finding[] {
  const asked = rules.filter(({ id }) => levels.get(id) !== 'off').flatMap((rule) => judgementBy(rule, cluster, before) ?? []);
  const findings = asked.flatMap(findingsOf);
  // An acknowledgement of a removal is there before the finding.
  const ran = new Set(asked.filter(({ rule }) => !rule.isAboutRemoval).map(({ rule }) => rule.id));
  const told = [...unacknowledged(findings), ...aboutAcknowledgements(cluster, findings, rules, ran)]
    .filter(({ rule }) => levels.get(rule.id) !== 'off')
    .map((one) => atLevel(one, levels));
  return withoutEchoes(told).sort(byPlace(cluster, ...before === undefined ? [] : [before]));
}

/** Runs the rules about several clusters, which no other rule compares, and returns the findings that are not acknowledged. */
export function judgeFleet(fleet: ReadonlyMap<string, Cluster>, { levels = new Map(), rules = RULES }: JudgeOptions = {}): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules.filter(({ id }) => levels.get(id) !== 'off') as readonly AnyRule[]) {
    rule.judgeFleet?.(fleet, into(findings, rule));
  }
  return unacknowledged(findings).map((one) => atLevel(one, levels));
}

/** A rule of any kind. */
type AnyRule = RuleDescription & Partial<Rule & ChangeRule & FleetRule>;

/** A rule together with what it judges. */
interface Judgement {
  readonly rule: AnyRule;
  /** The cluster whose objects are blamed if the rule fails. */
  readonly cluster: Cluster;
  /** Runs the rule, with `cluster` or a part of it. */
  readonly run: (cluster: Cluster, report: Report) => void;
}

/** Returns undefined for a rule that does not judge a single cluster, or only a change where there is none. */
function judgementBy(rule: AnyRule, now: Cluster, before: Cluster | undefined): Judgement | undefined {
  if (rule.judge !== undefined) {
    return { rule, cluster: now, run: (cluster, report) => rule.judge!(cluster, report) };
  }
  return rule.judgeChange === undefined || before === undefined ? undefined
    : { rule, cluster: before, run: (cluster, report) => rule.judgeChange!({ before: cluster, now }, report) };
}

function findingsOf({ rule, cluster, run }: Judgement): Finding[] {
  const findings: Finding[] = [];
  try {
    run(cluster, into(findings, rule));
  } catch (error) {
    const culprit = culpritIn(cluster, run);
    if (culprit === undefined) {
      throw error;
    }
    findings.push(asFinding(ruleFailed, culprit, [], ruleFailure(rule, error)));
  }
  return merged(findings);
}

/** Merges findings that only the other objects tell apart: what is wrong in a blueprint is the same for all that ask for it. */
function merged(findings: readonly Finding[]): Finding[] {
  const numberOf = numbering<Subject>();
  return [...grouped(findings, ({ subject, field, level, found, mend }) => JSON.stringify([numberOf(subject), field, level, found, mend])).values()]
    .map((same) => same.length === 1 ? same[0]! : { ...same[0]!, also: distinct(same.flatMap(({ also }) => also)) });
}

/** The object at which a rule starts to throw, when it is given the objects up to there. Found by bisection; undefined if there are no objects. */
function culpritIn(cluster: Cluster, run: Judgement['run']): Subject | undefined {
  let [judged, failed] = [0, cluster.subjects.length];
  while (failed - judged > 1) {
    const middle = Math.floor((judged + failed) / 2);
    try {
      run(new Cluster(cluster.subjects.slice(0, middle), cluster), () => undefined);
      judged = middle;
    } catch {
      failed = middle;
    }
  }
  return cluster.subjects[failed - 1];
}

/** Adds what a rule finds to `findings`. */
const into = (findings: Finding[], rule: RuleDescription): Report => (subject, field, found) => {
  if (found !== undefined) {
    findings.push(asFinding(rule, subject, field, found));
  }
};

function asFinding(rule: RuleDescription, subject: Subject, field: Finding['field'], found: Found): Finding {
  const [place, ...also] = distinct([{ subject, field }, ...found.also ?? []].flatMap(statedAt)) as [Place, ...Place[]];
  return { ...found, rule, ...place, level: found.level ?? rule.level, also };
}

const atLevel = (one: Finding, levels: ReadonlyMap<string, Level | 'off'>): Finding =>
  ({ ...one, level: levelOf(one, levels.get(one.rule.id) as Level | undefined) });

/**
 * The level of a finding under the level that the user chose for its rule. A lower level is a cap; a higher one applies only to findings at the
 * rule's own level, which are certain.
 */
function levelOf({ rule, level }: Finding, chosen: Level = rule.level): Level {
  if (weighs(chosen, rule.level)) {
    return level === rule.level ? chosen : level;
  }
  return weighs(level, chosen) ? chosen : level;
}

/** The objects that have to acknowledge a finding. */
const concerned = ({ rule, subject, also }: Finding): Subject[] => 'judgeChange' in rule ? [subject] : [subject, ...also.map((place) => place.subject)];

function unacknowledged(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one) => !concerned(one).every((subject) => acknowledged(subject).get(one.rule.id)));
}

/** Keeps the heavier of two findings of which one echoes the other, or the one that is echoed if both weigh the same. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const numberOf = numbering<Subject>();
  const keyOf = ({ subject, field }: Place) => `${numberOf(subject)} ${fieldText(field)}`;
  const left = new Set([...alike(findings, keyOf).flatMap(outweighed), ...consequences(findings, keyOf)]);
  return findings.filter((one) => !left.has(one));
}

/** The echoes of a finding elsewhere that concerns their place as well: what follows there from the mistake which that finding is about. */
function consequences(findings: readonly Finding[], keyOf: (place: Place) => string): Finding[] {
  const echoes = findings.filter(({ rule }) => rule.echoes !== undefined);
  const echoed = new Set(echoes.flatMap(({ rule }) => rule.echoes!));
  const concerning = grouped(
    findings.flatMap((cause) => echoed.has(cause.rule.id) ? cause.also.map((place) => ({ cause, key: keyOf(place) })) : []),
    ({ key }) => key,
  );
  return concerning.size === 0 ? [] : echoes.filter((one) => concerning.get(keyOf(one))
    ?.some(({ cause }) => one.rule.echoes!.includes(cause.rule.id) && weighs(cause.level, one.level)));
}

/** Those of a place that are left out. Some rules find thousands of things in one place of a blueprint, which are compared as one. */
function outweighed(findings: readonly Finding[]): Finding[] {
  const groups = [...grouped(findings, ({ rule, level }) => `${rule.id} ${level}`).values()];
  return groups.flatMap((ones) => groups.flatMap((others) => {
    const [[one], [other]] = [ones, others] as [[Finding], [Finding]];
    const isEcho = one.rule.echoes?.includes(other.rule.id);
    return isEcho ? weighs(other.level, one.level) ? ones : others : [];
  }));
}

/** @param ran the ids of the rules that have run, and would have found by now what is acknowledged. */
function aboutAcknowledgements(
  cluster: Cluster, findings: readonly Finding[], rules: readonly RuleDescription[], ran: ReadonlySet<string>,
): Finding[] {
  const firing = once((_subject: Subject) => new Set<string>());
  findings.forEach((one) => concerned(one).forEach((subject) => firing(subject).add(one.rule.id)));
  const about: Finding[] = [];
  for (const subject of cluster.annotated) {
    for (const [id, reason] of acknowledged(subject)) {
      const field = ['metadata', 'annotations', acknowledgementOf(id)];
      if (!rules.some((rule) => rule.id === id)) {
        about.push(asFinding(acknowledgesUnknownRule, subject, field, noSuchRule(id)));
      } else if (reason === '') {
        about.push(asFinding(acknowledgedWithoutReason, subject, field, withoutReason(id)));
      } else if (ran.has(id) && !firing(subject).has(id)) {
        about.push(asFinding(acknowledgesNothing, subject, field, nothingToAcknowledge(id)));
      }
    }
  }
  return about;
}

/** Sorts findings by their objects, those from before a change last. */
function byPlace(...clusters: readonly Cluster[]): (a: Finding, b: Finding) => number {
  const textOf = once(({ rule, field, found }: Finding) => `${rule.id} ${fieldText(field)} ${found}`);
  return (a, b) => {
    const [text, other] = [textOf(a), textOf(b)];
    const order = clusters.map((cluster) => cluster.orderOf(a.subject) - cluster.orderOf(b.subject)).find((difference) => difference !== 0);
    return order ?? (text < other ? -1 : text > other ? 1 : 0);
  };
}
