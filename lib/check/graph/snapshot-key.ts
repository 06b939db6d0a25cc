import type { BackupMember } from './backup';
import type { HostPattern } from './host-pattern';
import { ordinalsOf } from './ordinals';
import type { Model, Target } from './target';
import { CLAIM_MOUNT_PATH } from '../../backup/file-selection';
import { cleanPath } from '../../kubernetes/go-path';
import { asFields, asText } from '../../kubernetes/manifest-fields';
import { interimDirectory, isDirectoryAddon } from '../../restore/selection';
import type { Cluster } from '../cluster';
import { called } from '../subject';

/** What restic knows a snapshot by: two backups with one key are one to it. */
export interface SnapshotKey {
  readonly host: HostPattern;
  /** None where it is not known what the Task does. */
  readonly path?: string;
}

/** What some addons back up, whatever the paths of the target. */
const ADDON_PATHS: { readonly [addon: string]: string } = {
  etcd: '/stash-tmp/data',
  kubedump: '<the dump of kubedump>',
  mariadb: '/dumpfile.sql',
  mongodb: '/dump',
  mysql: '/dumpfile.sql',
  postgres: '/dumpfile.sql',
  redis: '/dumpfile.resp',
};

/** The addons that write one file and, without an alias, restore the newest snapshot of all. */
const DUMPS: readonly Model[] = ['mariadb', 'mysql', 'perconaxtradb', 'postgres', 'redis'];

/** Whether a restore reads a file out of the newest snapshot, whatever path that is of. */
export const isDump = (model: Model) => DUMPS.includes(model) || model === 'mongodb';

/** By which keys the snapshots of a target are stored. */
export function writtenBy(cluster: Cluster, member: BackupMember): SnapshotKey[] {
  const paths = writtenPaths(cluster, member);
  return hostsOf(cluster, member).flatMap((host) => paths.map((path) => ({ host, path })));
}

function writtenPaths(cluster: Cluster, { spec, target, model }: BackupMember): ReadonlyArray<string | undefined> {
  const paths = [...new Set(spec.target?.paths?.map(cleanPath))];
  if (model === 'sidecar') {
    return paths;
  }
  if (model === 'claim') {
    return paths.length > 0 ? paths : [CLAIM_MOUNT_PATH];
  }
  if (model === 'perconaxtradb') {
    return [asText(parametersOf(cluster, target).group) ? '/xtrabackup.stream' : '/dumpfile.sql'];
  }
  if (model === 'unknown' && target?.kind !== 'AppBinding') {
    return [];
  }
  return [addonPath(model, spec.interimVolumeTemplate !== undefined)];
}

const addonPath = (model: Model, isInterim: boolean) => ADDON_PATHS[model] ?? interimDirectory(model, isInterim);

function hostsOf(cluster: Cluster, { spec, target, model }: BackupMember): HostPattern[] {
  const alias = spec.target?.alias || undefined;
  if (model === 'mongodb') {
    return mongoHosts(cluster, target).map(exact);
  }
  if (target?.kind === 'StatefulSet') {
    return model === 'sidecar'
      ? [{ form: 'numbered', base: alias ?? 'host', ...ordinalsOf(objectOf(cluster, target)) }]
      : [{ form: 'ending', base: alias ?? 'host', end: 'pod of the operator' }];
  }
  return [target?.kind === 'DaemonSet' ? { form: 'ending', base: alias, end: 'node' } : exact(alias ?? DEFAULT_HOST)];
}

const DEFAULT_HOST = 'host-0';

const exact = (name: string): HostPattern => ({ form: 'exact', name });

/** MongoDB has hosts of its own, and ignores the alias. */
function mongoHosts(cluster: Cluster, target: Target | undefined): readonly string[] {
  const { configServer, replicaSets } = parametersOf(cluster, target);
  const sets = Object.keys(asFields(replicaSets));
  return [...sets.length > 0 ? sets : [DEFAULT_HOST], ...asText(configServer) ? ['confighost'] : []];
}

function parametersOf(cluster: Cluster, target: Target | undefined) {
  return asFields(asFields(objectOf(cluster, target)?.spec).parameters);
}

function objectOf(cluster: Cluster, target: Target | undefined) {
  return target && cluster.find(target.group, target.kind, target.namespace, target.name)?.manifest;
}

/** By what a restore looks for a snapshot where host and path of the target are not both heeded. */
export interface SnapshotSelection {
  /** None if it takes that of any host. */
  readonly host?: string;
  /** None if it takes that of any path. */
  readonly path?: string;
  /** Why it does not heed more. */
  readonly because: 'claim' | 'no alias' | 'dump' | 'mongodb';
}

/** What a restore is, as far as it decides what is looked for. */
export interface Asking {
  readonly model: Model;
  readonly target?: Target;
  readonly alias?: string;
  /** The paths that are asked for; an addon has one of its own. */
  readonly paths: readonly string[];
  /** Whether a claim holds the data on its way. */
  readonly isInterim: boolean;
  readonly sourceHost?: string;
}

/** What a restore selects that does not go by host and path; nothing where it does, or where that is not known. */
export function selectionsOf(cluster: Cluster, { model, target, alias, paths, isInterim, sourceHost }: Asking): SnapshotSelection[] {
  if (model === 'claim') {
    return paths.map((path) => ({ path: cleanPath(path), because: 'claim' }));
  }
  if (model === 'mongodb') {
    return mongoHosts(cluster, target).map((host) => ({ host, because: 'mongodb' }));
  }
  if (DUMPS.includes(model)) {
    return [dumpOf(alias, sourceHost)];
  }
  // Without an alias a directory is taken from whatever host.
  return isDirectoryAddon(model) && !alias ? [{ path: addonPath(model, isInterim), because: 'no alias' }] : [];
}

/** What the restore of a dump takes. */
export const dumpOf = (alias: string | undefined, sourceHost: string | undefined): SnapshotSelection =>
  alias ? { host: sourceHost || alias, because: 'dump' } : { because: 'no alias' };

/** What a restore of a backup would select, if it were like the backup. */
export function selectionsFor(cluster: Cluster, member: BackupMember): SnapshotSelection[] {
  const { model, target, spec } = member;
  const paths = writtenPaths(cluster, member).filter((path) => path !== undefined);
  return selectionsOf(cluster, { model, target, paths, alias: spec.target?.alias, isInterim: spec.interimVolumeTemplate !== undefined });
}

/** Equal for backups of one and the same object. */
export const identityOf = ({ target }: BackupMember): string => target?.identity ?? WHOLE_CLUSTER;

/** What is backed up, as it is called in a message. */
export const calledTarget = ({ target }: BackupMember): string => target === undefined ? WHOLE_CLUSTER : called(target);

const WHOLE_CLUSTER = 'the whole cluster';
