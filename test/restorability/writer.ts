import { posix } from 'node:path';
import { identity, Manifest, Member, ofKind, Ref, specOf } from './wire';

/** A snapshot that a target writes again and again: one host, one path. */
export interface Write {
  readonly target: string;
  readonly host: string;
  /** As the container sees it; for a dump the name that restic gives to its standard input. */
  readonly path: string;
  readonly dump: boolean;
}

/** How a target is backed up and restored, as its model does it. */
export interface Model {
  readonly name: 'sidecar' | 'claim' | 'dump';
  readonly target: string;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** Where the target's own volumes are, and so its bytes; none for a database. */
  readonly mounts: readonly string[];
  /** Whether a restore tells restic the host. */
  readonly hostCounts: boolean;
  /** Whether the addon knows the host by itself. */
  readonly hostIsFixed?: boolean;
}

/** The nodes of the cluster that the replay takes place in. */
const NODES = ['node-a', 'node-b'];
const SIDECAR = ['Deployment', 'StatefulSet', 'DaemonSet', 'DeploymentConfig'];
const DUMPS: Readonly<Record<string, string>> = {
  postgres: '/dumpfile.sql', mysql: '/dumpfile.sql', mariadb: '/dumpfile.sql', redis: '/dumpfile.resp', mongodb: '/dump',
};

/** Reads a member of a BackupConfiguration, BackupBatch or RestoreSession as the operator does. */
export function modelOf({ task, target = {} }: Member, invoker: Manifest, manifests: readonly Manifest[]): Model {
  const { alias, ref = {}, paths = [], volumeMounts = [] } = target;
  const id = identity(ref.kind ?? '', ref.namespace ?? invoker.metadata.namespace, ref.name);
  const mounts = volumeMounts.map(({ mountPath }) => posix.normalize(mountPath));
  const cleaned = paths.map(path => posix.normalize(path));
  if (!task?.name && SIDECAR.includes(ref.kind ?? '')) {
    return { name: 'sidecar', target: id, hosts: sidecarHosts(alias, ref, id, manifests), paths: cleaned, mounts, hostCounts: true };
  }
  if (ref.kind === 'PersistentVolumeClaim') {
    // Of a stand-alone claim the first mount counts; the restore is never told a host.
    const mount = mounts[0] ?? '/stash-data';
    return {
      name: 'claim', target: id, hosts: [alias || 'host-0'], paths: cleaned.length > 0 ? cleaned : ['/stash-data'], mounts: [mount], hostCounts: false,
    };
  }
  const [engine] = (task?.name ?? '').split('-');
  const path = DUMPS[engine!];
  if (!path) throw new Error(`the replay does not know how ${id} is backed up by the Task "${task?.name}"`);
  const fixed = engine === 'mongodb';
  return {
    name: 'dump', target: id, hosts: [fixed ? 'host-0' : alias || 'host-0'], paths: [path], mounts: [], hostCounts: fixed || Boolean(alias), hostIsFixed: fixed,
  };
}

function sidecarHosts(alias: string | undefined, ref: Ref, id: string, manifests: readonly Manifest[]): string[] {
  if (ref.kind === 'DaemonSet') return NODES.map(node => alias ? `${alias}-${node}` : node);
  if (ref.kind !== 'StatefulSet') return [alias || 'host-0'];
  const workload = ofKind(manifests, ref.kind).find(({ kind, metadata }) => identity(kind, metadata.namespace, metadata.name) === id);
  const { replicas = 1 } = workload ? specOf<{ readonly replicas?: number }>(workload) : {};
  return Array.from({ length: replicas }, (_, ordinal) => `${alias || 'host'}-${ordinal}`);
}

export function writesOf(model: Model): Write[] {
  return model.hosts.flatMap(host => model.paths.map(path => ({ target: model.target, host, path, dump: model.name === 'dump' })));
}

/** The files below a path that belong to the target: one on each mount that the path reaches, none where nothing is mounted. */
export function filesUnder(path: string, mounts: readonly string[]): string[] {
  const at = mounts.some(mount => isWithin(path, mount)) ? [path] : mounts.filter(mount => isWithin(mount, path));
  return at.map(folder => posix.join(folder, 'bytes'));
}

export function isWithin(path: string, folder: string): boolean {
  return posix.join(path, '/').startsWith(posix.join(folder, '/'));
}
