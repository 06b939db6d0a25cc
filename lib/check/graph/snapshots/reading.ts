import type { BackupMember } from '../backup';
import { byHost, byPath } from './collision';
import { Crowd, type Pairing } from './crowd';
import type { HostIndex, HostPattern } from './host-pattern';
import { isLatest, type RestoreMember } from '../restore';
import { type Shared, inPlace } from './sharing';
import { dumpOf, identityOf, selectionsFor, selectionsOf, writtenBy, type SnapshotSelection } from './snapshot-key';
import { storesDump } from '../../../addon/stored-data';
import { once } from '../../../synth/once';
import { isDatabase } from '../../../target/target-kind';
import type { Cluster } from '../../cluster';
import { aliasOf, hasInterimVolume, type TargetUse } from '../target-use';

/** A selection of snapshots that matches those of several targets. */
export interface Reading {
  readonly selection: SnapshotSelection;
  /** The targets that would be restored by this selection. */
  readonly readers: readonly BackupMember[];
  /** The restores of the input that use it. */
  readonly restores: readonly RestoreMember[];
  /** The targets whose snapshots match as well as those that are meant. */
  readonly read: readonly BackupMember[];
}

/**
 * Finds the targets and restores whose selection also matches snapshots of another target. Those of equal host and path are left out: nothing tells
 * them apart.
 */
export function readingsIn(cluster: Cluster, shared: Shared<TargetUse>): Reading[] {
  const backups = shared.things.filter((thing) => thing.action === 'backup');
  const restores = shared.things.filter((thing) => thing.action === 'restore');
  return new Readings(cluster, shared, backups).of(backups, restores);
}

/** Something that selects snapshots, in the form in which a `Crowd` counts it. */
interface Reader {
  readonly identity: string;
  readonly place: TargetUse;
}

class Readings {
  private readonly pairing: Pairing<Reader>;
  private readonly paths: ReadonlyMap<string, HostIndex<BackupMember>>;
  private readonly hosts: HostIndex<BackupMember>;
  private readonly everything: readonly BackupMember[];
  private readonly readerOf = once((member: BackupMember): Reader => ({ identity: identityOf(member), place: member }));
  private readonly crowds = new Map<string, { readonly crowd: Crowd<Reader>; readonly members: readonly BackupMember[] }>();

  public constructor(private readonly cluster: Cluster, shared: Shared<TargetUse>, backups: readonly BackupMember[]) {
    this.pairing = inPlace<Reader>(
      { ...shared, things: [], keyOf: ({ place }) => shared.keyOf(place), isHidden: ({ place }) => shared.isHidden(place) },
      { differ: [({ identity }) => identity] },
    );
    const keys = backups.flatMap((member) => writtenBy(cluster, member).map((key) => ({ member, key })));
    this.paths = byPath(keys);
    this.hosts = byHost(keys);
    this.everything = [...new Set(keys.map(({ member }) => member))];
  }

  public of(backups: readonly BackupMember[], restores: readonly RestoreMember[]): Reading[] {
    const found = new Map<string, Omit<Reading, 'read'> & { readonly readers: BackupMember[]; readonly restores: RestoreMember[]; readonly all: Reader[] }>();
    const take = (selection: SnapshotSelection, reader: Reader) => {
      const key = JSON.stringify(selection);
      const reading = found.get(key) ?? { selection, readers: [], restores: [], all: [] };
      found.set(key, reading);
      reading.all.push(reader);
      return reading;
    };
    for (const member of backups) {
      for (const selection of selectionsFor(this.cluster, member)) {
        const reader = this.readerOf(member);
        if (this.takesForeign(selection, reader, member)) {
          take(selection, reader).readers.push(member);
        }
      }
    }
    for (const member of restores) {
      for (const selection of askedFor(this.cluster, member)) {
        const fitting = this.fitting(selection).members;
        const own = fitting.find((other) => other.target?.identity === member.target?.identity) ?? fitting[0];
        const reader = own && { identity: identityOf(own), place: member };
        if (reader !== undefined && this.takesForeign(selection, reader, own!)) {
          take(selection, reader).restores.push(member);
        }
      }
    }
    return [...found.values()].map(({ all, ...reading }) => {
      const crowd = new Crowd(this.pairing, all);
      return { ...reading, read: this.fitting(reading.selection).members.filter((member) => crowd.partnersOf(this.readerOf(member)) > 0) };
    });
  }

  private takesForeign(selection: SnapshotSelection, reader: Reader, own: BackupMember): boolean {
    const alike = writtenBy(this.cluster, own).filter((key) => key.path !== undefined && fits(selection, key.path, key.host));
    const indistinct = this.crowd(JSON.stringify(alike), () => [...new Set(alike.flatMap(({ host, path }) => this.paths.get(path!)!.meeting(host)))]);
    return this.fitting(selection).crowd.partnersOf(reader) > indistinct.crowd.partnersOf(reader);
  }

  private fitting({ host, path }: SnapshotSelection) {
    return this.crowd(JSON.stringify([host, path]), () => {
      if (host !== undefined) {
        return this.hosts.meeting({ form: 'exact', name: host });
      }
      return path === undefined ? this.everything : this.paths.get(path)?.things ?? [];
    });
  }

  private crowd(key: string, members: () => readonly BackupMember[]) {
    let found = this.crowds.get(key);
    if (found === undefined) {
      const all = members();
      found = { members: all, crowd: new Crowd(this.pairing, all.map(this.readerOf)) };
      this.crowds.set(key, found);
    }
    return found;
  }
}

/** Whether a selection matches the snapshots with this path and host. A host that is not exact counts as a match. */
function fits(selection: SnapshotSelection, path: string, host: HostPattern): boolean {
  return (selection.path ?? path) === path && (selection.host === undefined || host.form !== 'exact' || host.name === selection.host);
}

/**
 * The selections of a restore of the input. A rule that names a snapshot has none; `latest` does not count for a dump, whose restore takes the newest
 * anyway.
 */
function askedFor(cluster: Cluster, member: RestoreMember): SnapshotSelection[] {
  const { model, target, rules } = member;
  const all = rules.length > 0 ? rules.map(({ rule }) => rule) : [{}];
  return all.flatMap(({ snapshots = [], paths = [], sourceHost }) => {
    // The Task is named by an AppBinding outside the input. Nearly all Tasks take the newest snapshot if no paths are given.
    const isUnknownTask = model === 'unknown' && isDatabase(target) && paths.length === 0;
    const isNamed = snapshots.some((id) => !isLatest(id)) || (snapshots.length > 0 && !storesDump(model) && !isUnknownTask);
    if (isUnknownTask && !isNamed) {
      return [dumpOf(aliasOf(member), sourceHost)];
    }
    return isNamed ? [] : selectionsOf(cluster, { model, target, paths, sourceHost, alias: aliasOf(member), isInterim: hasInterimVolume(member) });
  });
}
