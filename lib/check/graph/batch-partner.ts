import { isLatest, type RestoreMember } from './restore';
import { restoreSelection } from './restore-selection';
import { cleanPath } from '../../kubernetes/go-path';
import type { Selection } from '../../restore/selection';

/** What a restore asks for where its rules name nothing but the newest, as one text each. */
function asked({ model, spec, rules }: RestoreMember, { by, directory = model }: Selection): string[] {
  const alias = spec.target?.alias ?? '';
  if (model === 'mongodb') {
    return ['mongodb'];
  }
  if (by === 'dump') {
    const isById = rules.every(({ rule: { snapshots = [] } }) => snapshots.length > 0 && !snapshots.some(isLatest));
    return alias === '' || isById ? [] : [`alias ${alias}`];
  }
  if (by === 'directory') {
    return [alias === '' ? `path ${directory}` : `files ${directory} of ${alias}`];
  }
  const paths = rules.flatMap(({ rule }) => rule.sourceHost && by !== 'path' || rule.snapshots?.length ? [] : rule.paths ?? []).map(cleanPath);
  return by === 'path' ? paths.map((path) => `path ${path}`) : by === 'host and path' ? paths.map((path) => `files ${path} of ${alias}`) : [];
}

/** What is kept of a target, in all texts by which another one could ask for it. */
function kept({ model, spec, rules }: RestoreMember, { by, directory = model }: Selection): string[] {
  const alias = spec.target?.alias ?? '';
  const paths = by === 'directory' ? [directory] : rules.flatMap(({ rule }) => rule.paths ?? []).map(cleanPath);
  return model === 'mongodb' ? ['mongodb'] : [`alias ${alias}`, ...paths.flatMap((path) => [`path ${path}`, `files ${path} of ${alias}`])];
}

/** The member of the same batch, if any, whose snapshots a restore cannot tell from its own. */
export function indistinctPartners(members: readonly RestoreMember[]): ReadonlyMap<RestoreMember, RestoreMember> {
  const keepers = new Map<string, RestoreMember[]>();
  for (const member of members) {
    const selection = restoreSelection(member);
    for (const key of selection === undefined ? [] : kept(member, selection)) {
      const others = keepers.get(key) ?? [];
      keepers.set(key, others);
      // Two of different targets are enough to find one that is not the own.
      if (others.length < 2 && others.every(({ target }) => target?.identity !== member.target?.identity)) {
        others.push(member);
      }
    }
  }
  return new Map(members.flatMap((member) => {
    const selection = restoreSelection(member);
    const keys = selection === undefined || selection.by === 'unknown' ? [] : asked(member, selection);
    const partner = keys.flatMap((key) => keepers.get(key) ?? []).find(({ target }) => target?.identity !== member.target?.identity);
    return partner === undefined ? [] : [[member, partner] as const];
  }));
}
