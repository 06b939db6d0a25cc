import { storesManifests } from '../../../addon/stored-data';
import { restoresPaths, selectionOf, type Selection } from '../../../restore/selection';
import { isLatest, type RestoreMember } from '../restore';
import { aliasOf, hasInterimVolume } from '../target-use';

/** How a restore selects its snapshots. Undefined if it needs none of restic, or if the input does not tell which Task restores. */
export function restoreSelection(member: RestoreMember): Selection | undefined {
  const { model, target, spec } = member;
  const { replicas, volumeClaimTemplates = [] } = spec.target ?? {};
  const isKnown = target === undefined ? volumeClaimTemplates.length > 0 : model !== 'unknown';
  if (model === 'snapshotter' || storesManifests(model) || !isKnown) {
    return undefined;
  }
  const addon = model === 'claim' ? 'pvc' : model;
  return selectionOf(
    { reference: target, alias: aliasOf(member), replicas, isInterim: hasInterimVolume(member) },
    addon === 'sidecar' || addon === 'unknown' ? undefined : addon,
  );
}

/**
 * Whether a restore brings back files, to which include and exclude patterns apply. A dump has none, and for Tasks that Stash does not provide it is
 * unknown.
 */
export function restoresFiles(member: RestoreMember): boolean {
  const by = restoreSelection(member)?.by;
  return by !== undefined && by !== 'dump' && by !== 'unknown';
}

/** The rules of a restore by which the newest snapshots of a host are found. */
export function rulesByHost(member: RestoreMember): RestoreMember['rules'] {
  const { rules } = member;
  const { by, ownHosts } = restoreSelection(member) ?? { by: 'unknown' };
  if (by === 'path' || by === 'unknown' || ownHosts !== undefined || (by !== 'host and path' && aliasOf(member) === undefined)) {
    return [];
  }
  return rules.filter(({ rule: { paths = [], snapshots = [] } }) => by === 'dump'
    ? snapshots.length === 0 || snapshots.some(isLatest)
    : snapshots.length === 0 && (by === 'directory' || paths.length > 0));
}

/** The arguments that reach `restic restore`. */
export const argumentsOf = (member: RestoreMember): readonly string[] =>
  restoresPaths(restoreSelection(member)) ? member.spec.target?.args ?? [] : [];
