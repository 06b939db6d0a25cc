import { type RestoreMember, soughtPaths } from '../restore';
import { restoreSelection, rulesByHost } from './restore-selection';
import { backupsOfPlace, backupsOfRestored, holdsAllBackups } from './restored-backup';
import { restoredHosts } from './restored-hosts';
import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { cleanPath } from '../../../kubernetes/go-path';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { mayHoldPlaceholder } from '../../../refusal/placeholder';
import type { Hosts } from '../../../restore/hosts';
import { restoresPaths } from '../../../restore/selection';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../backup';
import { unseenPaths } from '../pods/mounts';
import { byHost, byPath } from '../snapshots/collision';
import { hostText, mayBe, numberOf, type HostIndex, type HostPattern } from '../snapshots/host-pattern';
import { writtenBy } from '../snapshots/snapshot-key';
import { aliasOf, type TargetUse } from '../target-use';

/** A source of data for which a restore looks, and which no backup to its place writes. */
export interface UnwrittenSource {
  readonly field: FieldPath;
  /** Absent if the snapshots are looked up by their host alone. */
  readonly path?: string;
  /** The hosts of the restore, if none of them is written; absent if no backup writes the path under any host. */
  readonly hosts?: Hosts;
  /** The last host of the restore, if it has more than are written. */
  readonly last?: string;
  /** What the backups do write: paths, or hosts as a message names them. */
  readonly written: readonly string[];
}

/**
 * What a restore of something else than what is backed up looks for in vain. Rules that name a source host or a snapshot are left out: these are for the
 * data of former backups. None if the input does not tell what all backups to the place write.
 */
export function unwrittenSources(cluster: Cluster, member: RestoreMember): readonly UnwrittenSource[] {
  const selection = restoreSelection(member);
  if (selection === undefined || !holdsAllBackups(cluster, member) || backupsOfRestored(cluster, member).length > 0) {
    return [];
  }
  const { isKnown, paths, hosts } = writtenTo(cluster)(backupsOfPlace(cluster, member));
  if (!isKnown || hasOpenAlias(member)) {
    return [];
  }
  const { by } = selection;
  const last = restoredHosts(cluster, member)?.last;
  const isRead = (index: HostIndex<BackupMember>) => readFrom(selection.hosts, member).some((host) => index.meeting(host).length > 0);
  const mayHold = (index: HostIndex<BackupMember>, name: string) =>
    index.perhapsNamed(name).some((backup) => writtenBy(cluster, backup).some(({ host }) => mayBe(beforeRest(host), name)));
  const asked = (by === 'path' ? member.rules : rulesByHost(member)).filter(({ rule: { sourceHost } }) => !sourceHost);
  if (!restoresPaths(selection)) {
    return asked.length === 0 || isRead(hosts) ? [] : [{ field: [...member.field, 'target', 'alias'], hosts: selection.hosts, written: hostTexts(cluster)(hosts) }];
  }
  return asked.flatMap(({ field, rule }) => soughtPaths(rule).flatMap((path, index): UnwrittenSource[] => {
    const at = [...field, 'paths', index];
    const known = paths.get(cleanPath(path));
    if (known === undefined) {
      return mayHoldPlaceholder(path) ? [] : [{ field: at, path, written: [...paths.keys()] }];
    }
    if (by === 'path') {
      return [];
    }
    if (!isRead(known)) {
      return [{ field: at, path, hosts: selection.hosts, written: hostTexts(cluster)(known) }];
    }
    const isShort = last !== undefined && isFor(member, rule, last) && !mayHold(known, last);
    return isShort ? [{ field: at, path, last, written: hostTexts(cluster)(known) }] : [];
  }));
}

/** Whether the alias, and with it the hosts, is not known before a placeholder in it is replaced. */
const hasOpenAlias = (use: TargetUse) => mayHoldPlaceholder(aliasOf(use) ?? '');

/** The hosts of an index as a message names them, which are the same for each of many restores. */
const hostTexts = view((cluster: Cluster) => view((index: HostIndex<BackupMember>): readonly string[] =>
  [...new Set(index.things.flatMap((backup) => writtenBy(cluster, backup).map(({ host }) => hostText(host))))]));

/** The hosts of a StatefulSet as they were before it was scaled to zero, which users do for a restore. */
const beforeRest = (host: HostPattern): HostPattern => host.form === 'numbered' && host.count === 0 ? { ...host, count: undefined } : host;

/** Whether a rule is the one that applies to a host. */
const isFor = ({ rules }: RestoreMember, { targetHosts = [] }: Conforming<wire.RestoreRule>, host: string) =>
  targetHosts.includes(host) || (targetHosts.length === 0 && !rules.some(({ rule }) => rule.targetHosts?.includes(host)));

/** What the backups to one place write. */
interface Written {
  /** Whether the input tells all of it. */
  readonly isKnown: boolean;
  readonly paths: ReadonlyMap<string, HostIndex<BackupMember>>;
  readonly hosts: HostIndex<BackupMember>;
}

const writtenTo = view((cluster: Cluster) => view((backups: readonly BackupMember[]): Written => {
  const stored = backups.map((member) => writtenBy(cluster, member).map((key) => ({ member, key })));
  const keys = stored.flat();
  return {
    isKnown: keys.length > 0 && stored.every((some) => some.length > 0)
      && !backups.some((backup) => hasOpenAlias(backup) || unseenPaths(backup).length > 0)
      && keys.every(({ key: { path } }) => path !== undefined && !mayHoldPlaceholder(path)),
    paths: byPath(keys),
    hosts: byHost(keys),
  };
}));

/** The hosts from which a restore may read, those whose number the input does not limit included. */
function readFrom({ names, numbered }: Hosts, member: RestoreMember): readonly HostPattern[] {
  const known = names ?? (numbered && [numbered(0)]);
  return known?.flatMap((name): HostPattern[] => {
    const { base } = numberOf(name);
    return [{ form: 'exact', name }, ...base === '' ? [] : [{ form: 'numbered', base, start: 0, count: Infinity } as const]];
  }) ?? [{ form: 'ending', base: aliasOf(member), end: 'node' }];
}
