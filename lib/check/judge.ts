import { Cluster } from './cluster';
import { acknowledged, acknowledgementOf } from '../synth/acknowledgement';
import { statedAt } from './graph/made-backup';
import { weighs, type Finding, type Found, type Level, type Rule } from './rule';
import { RULES } from './rules';
import { distinct } from './shared-report';
import { fieldText } from '../kubernetes/manifest-fields';
import { acknowledgedWithoutReason, withoutReason } from './rules/checks/acknowledged-without-reason';
import { acknowledgesNothing, nothingToAcknowledge } from './rules/checks/acknowledges-nothing';
import { acknowledgesUnknownRule, noSuchRule } from './rules/checks/acknowledges-unknown-rule';
import { ruleFailed, ruleFailure } from './rules/checks/rule-failed';
import type { Place, Subject } from './subject';
import { once } from '../synth/once';

/** What a user changed about the rules. */
export interface JudgeOptions {
  /** Levels that replace a rule's own. A rule that is off does not run. */
  readonly levels?: ReadonlyMap<string, Level | 'off'>;
  readonly rules?: readonly Rule[];
}

/** Runs the rules on a cluster, and returns the findings that are not acknowledged, in the order of the objects. */
export function judge(cluster: Cluster, { levels = new Map(), rules = RULES }: JudgeOptions = {}): readonly Finding[] {
  const asked = rules.filter(({ id, isAboutChange }) => levels.get(id) !== 'off' && (!isAboutChange || cluster.previous !== undefined));
  const findings = asked.flatMap((rule) => findingsOf(cluster, rule));
  return [...unacknowledged(findings), ...aboutAcknowledgements(cluster, findings, rules, asked)]
    .filter(({ rule }) => levels.get(rule.id) !== 'off')
    .map((one) => ({ ...one, level: levelOf(one, levels.get(one.rule.id) as Level | undefined) }))
    .sort(byPlace(cluster));
}

function findingsOf(cluster: Cluster, rule: Rule): Finding[] {
  const findings: Finding[] = [];
  try {
    rule.judge(cluster, (subject, field, found) => findings.push(asFinding(rule, subject, field, found)));
  } catch (error) {
    findings.push(asFinding(ruleFailed, culpritOf(cluster, rule), [], ruleFailure(rule, error)));
  }
  return findings;
}

/** The object at which a rule starts to throw, when it is given the objects up to there. Found by bisection. */
function culpritOf(cluster: Cluster, rule: Rule): Subject {
  let [judged, failed] = [0, cluster.subjects.length];
  while (failed - judged > 1) {
    const middle = Math.floor((judged + failed) / 2);
    try {
      rule.judge(new Cluster(cluster.subjects.slice(0, middle), cluster), () => undefined);
      judged = middle;
    } catch {
      failed = middle;
    }
  }
  return cluster.subjects[failed - 1]!;
}

function asFinding(rule: Rule, subject: Subject, field: Finding['field'], found: Found): Finding {
  const [place, ...also] = distinct([{ subject, field }, ...found.also ?? []].flatMap(statedAt)) as [Place, ...Place[]];
  return { ...found, rule, ...place, level: found.level ?? rule.level, also };
}

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
const concerned = ({ rule, subject, also }: Finding): Subject[] => rule.isAboutChange ? [subject] : [subject, ...also.map((place) => place.subject)];

function unacknowledged(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one) => !concerned(one).every((subject) => acknowledged(subject).get(one.rule.id)));
}

/** @param asked those of the rules that have run. What the others would find is not known. */
function aboutAcknowledgements(cluster: Cluster, findings: readonly Finding[], rules: readonly Rule[], asked: readonly Rule[]): Finding[] {
  const firing = new Map<Subject, Set<string>>();
  for (const one of findings) {
    for (const subject of concerned(one)) {
      firing.set(subject, (firing.get(subject) ?? new Set()).add(one.rule.id));
    }
  }
  const about: Finding[] = [];
  for (const subject of cluster.annotated) {
    for (const [id, reason] of acknowledged(subject)) {
      const field = ['metadata', 'annotations', acknowledgementOf(id)];
      if (!rules.some((rule) => rule.id === id)) {
        about.push(asFinding(acknowledgesUnknownRule, subject, field, noSuchRule(id)));
      } else if (reason === '') {
        about.push(asFinding(acknowledgedWithoutReason, subject, field, withoutReason(id)));
      } else if (asked.some((rule) => rule.id === id) && !firing.get(subject)?.has(id)) {
        about.push(asFinding(acknowledgesNothing, subject, field, nothingToAcknowledge(id)));
      }
    }
  }
  return about;
}

function byPlace(cluster: Cluster): (a: Finding, b: Finding) => number {
  const textOf = once(({ rule, field, found }: Finding) => `${rule.id} ${fieldText(field)} ${found}`);
  return (a, b) => {
    const [text, other] = [textOf(a), textOf(b)];
    return cluster.orderOf(a.subject) - cluster.orderOf(b.subject) || (text < other ? -1 : text > other ? 1 : 0);
  };
}
