import { isById, type RestoreMember, soughtPaths } from '../restore';
import { restoreSelection } from './restore-selection';
import { cleanPath } from '../../../kubernetes/go-path';
import type { Selection } from '../../../restore/selection';
import { once } from '../../../synth/once';
import { aliasOf } from '../target-use';

/** Keys of what a restore looks for, as far as its rules leave the choice to the newest snapshot. */
function asked(member: RestoreMember, { by, directory = member.model, ownHosts }: Selection): string[] {
  const { model, rules } = member;
  const alias = aliasOf(member) ?? '';
  if (ownHosts !== undefined) {
    return [model];
  }
  if (by === 'dump') {
    return alias === '' || rules.every(({ rule }) => isById(rule)) ? [] : [`alias ${alias}`];
  }
  if (by === 'directory') {
    return [alias === '' ? `path ${directory}` : `files ${directory} of ${alias}`];
  }
  const paths = rules.flatMap(({ rule }) => rule.sourceHost && by !== 'path' ? [] : soughtPaths(rule)).map(cleanPath);
  return by === 'path' ? paths.map((path) => `path ${path}`) : by === 'host and path' ? paths.map((path) => `files ${path} of ${alias}`) : [];
}

/** All keys, in the form that `asked` returns, by which another member could find the snapshots of this one. */
function kept(member: RestoreMember, { by, directory = member.model, ownHosts }: Selection): string[] {
  const { model, rules } = member;
  const alias = aliasOf(member) ?? '';
  const paths = by === 'directory' ? [directory] : rules.flatMap(({ rule }) => rule.paths ?? []).map(cleanPath);
  return ownHosts !== undefined ? [model] : [`alias ${alias}`, ...paths.flatMap((path) => [`path ${path}`, `files ${path} of ${alias}`])];
}

/** Maps each restore to a member of the same batch whose snapshots it cannot tell from its own, if there is one. */
export function indistinctPartners(members: readonly RestoreMember[]): ReadonlyMap<RestoreMember, RestoreMember> {
  const keepersOf = once((_key: string): RestoreMember[] => []);
  for (const member of members) {
    const selection = restoreSelection(member);
    for (const key of selection === undefined ? [] : kept(member, selection)) {
      const others = keepersOf(key);
      // Two members with different targets are enough: at least one of them is not the target of the restore that asks.
      if (others.length < 2 && others.every(({ target }) => target?.identity !== member.target?.identity)) {
        others.push(member);
      }
    }
  }
  return new Map(members.flatMap((member) => {
    const selection = restoreSelection(member);
    const keys = selection === undefined || selection.by === 'unknown' ? [] : asked(member, selection);
    const partner = keys.flatMap(keepersOf).find(({ target }) => target?.identity !== member.target?.identity);
    return partner === undefined ? [] : [[member, partner] as const];
  }));
}
