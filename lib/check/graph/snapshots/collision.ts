import type { BackupMember } from '../backup';
import { paired } from './crowd';
import { HostIndex, type HostPattern } from './host-pattern';
import { type Shared, inPlace } from './sharing';
import { identityOf, writtenBy, type SnapshotKey } from './snapshot-key';
import { numbering, once } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';

/** Targets that restic does not tell apart. */
export interface Collision {
  readonly members: readonly BackupMember[];
  readonly host: HostPattern;
  /** The paths that more than one member stores. Empty if it is not known what some members store. */
  readonly paths: readonly string[];
  /** If false, the collision depends on how many pods some members have. */
  readonly isCertain: boolean;
}

/** The targets in one place that restic does not tell apart, grouped by the host and paths that they share. */
export function collisionsIn(cluster: Cluster, shared: Shared<BackupMember>): Collision[] {
  const keys = shared.things.flatMap((member) => writtenBy(cluster, member).map((key) => ({ member, key })));
  const unknown = new Set(keys.filter(({ key }) => key.path === undefined).map(({ member }) => member));
  const known = [...byPath(keys)].flatMap(([path, index]) => index.meetings().map((meeting) => ({ ...meeting, paths: [path] })));
  // If the place is in doubt as well as the path, too little is known for a finding.
  const supposed = unknown.size > 0 && shared.doubt === undefined ? byHost(keys).meetings().map((meeting) => ({ ...meeting, paths: [] })) : [];
  return merged([...known, ...supposed].map(({ host, paths, isCertain, things }) => {
    const either = paths.length === 0 ? [(member: BackupMember) => unknown.has(member)] : [];
    return { host, paths, isCertain, members: paired(things, inPlace(shared, { differ: [identityOf], either })) };
  }).filter(({ members }) => members.length > 0));
}

interface Stored {
  readonly member: BackupMember;
  readonly key: SnapshotKey;
}

export function byPath(keys: readonly Stored[]): Map<string, HostIndex<BackupMember>> {
  const indices = new Map<string, HostIndex<BackupMember>>();
  const indexOf = once((_path: string) => new HostIndex<BackupMember>(), indices);
  for (const { member, key: { host, path } } of keys) {
    if (path !== undefined) {
      indexOf(path).add(host, member);
    }
  }
  return indices;
}

/** Indexes members by host, whatever the path, each once per host. */
export function byHost(keys: readonly Stored[]): HostIndex<BackupMember> {
  const index = new HostIndex<BackupMember>();
  const numberOf = numbering<BackupMember>();
  const distinct = new Map(keys.map(({ member, key: { host } }) => [`${numberOf(member)} ${JSON.stringify(host)}`, { member, host }]));
  distinct.forEach(({ member, host }) => index.add(host, member));
  return index;
}

/** Merges the collisions of the same members under the same host, which differ only in the path. */
function merged(collisions: readonly Collision[]): Collision[] {
  const numberOf = numbering<BackupMember>();
  const alike = grouped(collisions, ({ members, host, isCertain, paths }) =>
    JSON.stringify([members.map(numberOf), host, isCertain, paths.length > 0]));
  return [...alike.values()].map((same) => ({ ...same[0]!, paths: same.flatMap(({ paths }) => paths) }));
}
