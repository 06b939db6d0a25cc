import { isDirectoryAddon, type Selection } from './selection';
import type * as wire from '../../imports/stash';
import { quote, type Complaint } from '../check/refusal';
import { isWithin } from '../invoker/volume-mounts';

/** What is kept of a target in a restic repository, as far as it is known. */
export interface Kept {
  readonly alias?: string;
  readonly paths: readonly string[];
  /** The addon that wrote it. */
  readonly addon?: string;
}

/** What a restore asks of the restic repository. */
export interface Asked extends Kept {
  readonly by: Selection['by'];
  readonly rules: readonly wire.RestoreRule[];
}

/**
 * Why a restore could take for the data of its target what is kept of another one in the same repository.
 *
 * @param other what a message calls the other target
 */
export function mistaken(asked: Asked, kept: Kept, other: string): Complaint | undefined {
  const { by, alias, addon } = asked;
  if (by === 'unknown') {
    return undefined;
  }
  if (addon === 'mongodb') {
    return kept.addon === 'mongodb'
      ? `is a MongoDB like ${other}, and MongoDB ignores the alias, so that it may get the data of the other: keep each in a Repository of its own`
      : undefined;
  }
  if (by === 'dump') {
    return mistakenDump(alias, kept, other);
  }
  if (asked.rules.some(({ snapshots = [] }) => snapshots.includes('latest'))) {
    return `asks for "latest", the newest snapshot of the whole repository, which may be one of ${other}: use RestoreRule.paths()`;
  }
  if (by === 'directory') {
    return kept.addon !== undefined && isDirectoryAddon(kept.addon) ? mistakenDump(alias, kept, other) : undefined;
  }
  const shared = asked.paths.find((path) => kept.paths.some((written) => isSame(path, written)));
  if (shared === undefined) {
    return undefined;
  }
  if (by === 'path') {
    return `asks for the newest snapshot of ${quote(shared)}, for a claim is restored by path alone, and that may be one of ${other}: `
      + 'keep each in a Repository of its own, or name the snapshot by its id';
  }
  return alias === kept.alias
    ? `asks for ${quote(shared)} of ${alias === undefined ? 'no alias' : `the alias ${quote(alias)}`}, as it is also kept of ${other}: ${OWN_ALIAS}`
    : undefined;
}

const OWN_ALIAS = 'give each an alias of its own in the backup, and the same one here';

function mistakenDump(alias: string | undefined, kept: Kept, other: string): Complaint | undefined {
  if (alias === undefined) {
    return `asks for the newest snapshot of the whole repository, as a database without an alias does, and that may be one of ${other}: ${OWN_ALIAS}`;
  }
  return alias === kept.alias ? `asks for the newest snapshot of the alias ${quote(alias)}, which ${other} has too: ${OWN_ALIAS}` : undefined;
}

const isSame = (a: string, b: string) => isWithin(a, b) && isWithin(b, a);
