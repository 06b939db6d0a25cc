import { clashingHosts } from './clashing-hosts';
import { mayBeSeveral } from './hosts';
import { ignoredPaths, ignoredSource, type Selection } from './selection';
import type * as wire from '../../imports/stash';
import { RESTORE_LISTS } from '../invoker/job-lists';
import { about, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';

/** The rules of a target, and their field in the target or in the session. `read` may derive them from a workload that is not complete yet. */
export interface RuleList {
  readonly field: Field;
  readonly read: () => readonly wire.RestoreRule[];
}

/** Refuses rules that would not have the effect that they state, depending on what restores the target. */
export function checkRules({ field, read }: RuleList, selection: Selection): void {
  const rules = read();
  if (rules.length === 0 && selection.needsRule) {
    field.refuse(about('is empty,', selection.needsRule));
  }
  checkOverlap(field, rules);
  rules.forEach((rule, index) => {
    checkHosts(field.at(index), rule, selection);
    checkData(field.at(index), rule, selection);
  });
}

function checkOverlap(field: Field, rules: readonly wire.RestoreRule[]): void {
  for (const { index, first, hosts: [host] } of clashingHosts(rules)) {
    field.at(index).at('targetHosts').refuse(host === undefined
      ? wrong(`is absent, as in rules[${first}], but only the last rule without it would count`, 'remove one of them, or name its hosts')
      : wrong(`${quote(host)} is also in rules[${first}], and only that rule would count`, 'name each host once'));
  }
}

function checkHosts(field: Field, rule: wire.RestoreRule, selection: Selection): void {
  const { hosts } = selection;
  for (const host of rule.targetHosts ?? []) {
    if (!hosts.holds(host) && !hosts.isOpen) {
      field.at('targetHosts').refuse(wrong(`${quote(host)} is not a host of this target, so the rule would never apply to it`, hosts.mend('leave targetHosts out')));
    }
  }
  const ignored = ignoredSource(selection, rule);
  field.at('sourceHost').refuseIf(ignored && about(`${quote(rule.sourceHost)} would be ignored, because`, ignored));
}

function checkData(field: Field, rule: wire.RestoreRule, selection: Selection): void {
  const { by, hosts, directory } = selection;
  const { paths = [], snapshots = [] } = rule;
  const [ignored] = ignoredPaths(selection, paths);
  if (ignored !== undefined) {
    field.at('paths').refuse(directory === undefined
      ? wrong('would be ignored, because a database is restored as a whole', 'use RestoreRule.snapshots(["latest"])')
      : wrong(`${quote(ignored)} would be ignored, because the addon looks for one path only`, `write ${quote(directory)}`));
  }
  if (by === 'host and path' && mayBeSeveral(hosts) && snapshots.includes('latest')) {
    field.at('snapshots').refuse(wrong('"latest" is the newest snapshot of the whole repository, which every pod would get',
      'use RestoreRule.paths(), so that each gets its own'));
  }
  if (by !== 'host and path') {
    for (const [member, separable] of RESTORE_LISTS) {
      rule[member]?.forEach((entry, index) => field.at(member).at(index).check(entry, separable));
    }
  }
}
