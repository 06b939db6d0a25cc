import { appBindingOf } from '../app-binding';
import type { BackupMember } from '../backup';
import type { HostPattern } from './host-pattern';
import { ordinalsOf } from './ordinals';
import { catalogued } from '../../../addon/addons';
import { addonPath, storesDirectory, storesDump } from '../../../addon/stored-data';
import { cleanPath } from '../../../kubernetes/go-path';
import { asFields } from '../../../kubernetes/manifest-fields';
import { isDatabase, isNumbered, isOnNodes } from '../../../target/target-kind';
import type { Cluster } from '../../cluster';
import { inInputOrder } from '../../shared-report';
import { called } from '../../subject';
import { storesFiles, type Model } from '../model';
import { filePaths } from '../pods/mounts';
import { declaredTarget, type Target } from '../target';
import { aliasOf, hasInterimVolume } from '../target-use';

/** The identity of a snapshot's source in restic, which takes two backups with the same key for one. */
export interface SnapshotKey {
  readonly host: HostPattern;
  /** Absent if it is not known which path the Task stores. */
  readonly path?: string;
}

/** The keys under which the snapshots of a target are stored. */
export function writtenBy(cluster: Cluster, member: BackupMember): SnapshotKey[] {
  const paths = storedPaths(cluster, member);
  return hostsOf(cluster, member).flatMap((host) => paths.map((path) => ({ host, path })));
}

/** The paths of the snapshots of a target, as far as they are known. */
export const snapshotPaths = (cluster: Cluster, member: BackupMember): string[] => storedPaths(cluster, member).filter((path) => path !== undefined);

function storedPaths(cluster: Cluster, member: BackupMember): ReadonlyArray<string | undefined> {
  const { target, model } = member;
  if (storesFiles(model)) {
    return [...new Set(filePaths(member).map(cleanPath))];
  }
  if (model === 'unknown' && !isDatabase(target)) {
    return [];
  }
  return [addonPath(model, hasInterimVolume(member), parametersOf(cluster, target))];
}

function hostsOf(cluster: Cluster, member: BackupMember): HostPattern[] {
  const { target, model } = member;
  const alias = aliasOf(member);
  const ownHosts = catalogued(model)?.ownHosts;
  if (ownHosts !== undefined) {
    return ownHosts.of(parametersOf(cluster, target)).map(exact);
  }
  if (isNumbered(target)) {
    return model === 'sidecar'
      ? [{ form: 'numbered', base: alias ?? 'host', ...ordinalsOf(declaredTarget(cluster, target)?.manifest) }]
      : [{ form: 'ending', base: alias ?? 'host', end: 'pod of the operator' }];
  }
  return [isOnNodes(target) ? { form: 'ending', base: alias, end: 'node' } : exact(alias ?? DEFAULT_HOST)];
}

const DEFAULT_HOST = 'host-0';

const exact = (name: string): HostPattern => ({ form: 'exact', name });

/** The parameters of the AppBinding; empty if the input does not contain it. */
const parametersOf = (cluster: Cluster, target: Target | undefined) => asFields(appBindingOf(cluster, target)?.manifest.spec?.parameters);

/** How a restore selects a snapshot when it does not go by both the host and the path of the target. */
export interface SnapshotSelection {
  /** Absent if the snapshot may be of any host. */
  readonly host?: string;
  /** Absent if the snapshot may be of any path. */
  readonly path?: string;
  /** Why the restore does not go by both. */
  readonly because: 'claim' | 'no alias' | 'dump' | 'own hosts';
  /** Whose hosts these are, if they are an addon's own. */
  readonly of?: string;
}

/** What determines the selections of a restore. */
interface Asking {
  readonly model: Model;
  readonly target?: Target;
  readonly alias?: string;
  /** The paths that are asked for; an addon ignores them, and uses its own. */
  readonly paths: readonly string[];
  /** Whether the data passes through an interim volume. */
  readonly isInterim: boolean;
  readonly sourceHost?: string;
}

/** The selections of a restore that does not go by both host and path; empty if it does, or if that is not known. */
export function selectionsOf(cluster: Cluster, { model, target, alias, paths, isInterim, sourceHost }: Asking): SnapshotSelection[] {
  if (model === 'claim') {
    return paths.map((path) => ({ path: cleanPath(path), because: 'claim' }));
  }
  const ownHosts = catalogued(model)?.ownHosts;
  if (ownHosts !== undefined) {
    return ownHosts.of(parametersOf(cluster, target)).map((host) => ({ host, because: 'own hosts', of: ownHosts.called }));
  }
  if (storesDump(model)) {
    return [dumpOf(alias, sourceHost)];
  }
  // Without an alias, a directory is restored from the snapshots of any host.
  return storesDirectory(model) && !alias ? [{ path: addonPath(model, isInterim), because: 'no alias' }] : [];
}

/** The selection by which a dump is restored. */
export const dumpOf = (alias: string | undefined, sourceHost: string | undefined): SnapshotSelection =>
  alias ? { host: sourceHost || alias, because: 'dump' } : { because: 'no alias' };

/** The selections of a restore that has the target, paths and alias of a backup. */
export function selectionsFor(cluster: Cluster, member: BackupMember): SnapshotSelection[] {
  const { model, target } = member;
  const paths = snapshotPaths(cluster, member);
  return selectionsOf(cluster, { model, target, paths, alias: aliasOf(member), isInterim: hasInterimVolume(member) });
}

/** Equal for backups of one and the same object. */
export const identityOf = ({ target }: BackupMember): string => target?.identity ?? WHOLE_CLUSTER;

/** The target of a backup, as a message names it. */
export const calledTarget = ({ target }: BackupMember): string => target === undefined ? WHOLE_CLUSTER : called(target);

/** The targets of backups in the order of the input, each once. */
export const calledTargets = (cluster: Cluster, members: readonly BackupMember[]): string[] =>
  [...new Set(inInputOrder(cluster, members, ({ subject }) => subject).map(calledTarget))];

const WHOLE_CLUSTER = 'the whole cluster';
