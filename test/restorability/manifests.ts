import { Manifest, Retention, Rule } from './wire';

/** What a configuration is made of, in few words; `manifestsOf` writes the objects. */
export interface Backup {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'PersistentVolumeClaim' | 'postgres' | 'mysql' | 'redis' | 'mongodb';
  readonly name: string;
  readonly namespace?: string;
  readonly alias?: string;
  readonly replicas?: number;
  /** Default: /data for a workload, none for anything else. */
  readonly paths?: readonly string[];
  /** Default: the paths. */
  readonly mounts?: readonly string[];
  readonly exclude?: readonly string[];
  readonly args?: readonly string[];
  readonly repository?: string;
  readonly schedule?: string;
  readonly retention?: Partial<Retention>;
  /** The rules of a RestoreSession for it. */
  readonly restore?: readonly Rule[];
  /** Default: the mounts. */
  readonly restoreMounts?: readonly string[];
  readonly restoreArgs?: readonly string[];
  /** The name of the BackupConfiguration; default: the target's. */
  readonly invoker?: string;
}

export interface Configuration {
  readonly title: string;
  readonly backups: readonly Backup[];
  /** By name; default: one Repository called "repo". */
  readonly repositories?: Readonly<Record<string, object>>;
  /** One BackupBatch instead of a BackupConfiguration each, under the first one's schedule and retention. */
  readonly batch?: boolean;
}

export const BUCKET = { gcs: { bucket: 'backups', prefix: 'shop' }, storageSecretName: 'gcs-secret' };

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];

export function manifestsOf({ backups, repositories = { repo: BUCKET }, batch }: Configuration): Manifest[] {
  const first = backups[0]!;
  const routine = ({ repository = 'repo', schedule = '0 2 * * *', retention = { keepLast: 2 } }: Backup) => ({
    schedule,
    repository: { name: repository, namespace: 'shop' },
    retentionPolicy: { name: 'policy', prune: true, ...retention },
  });
  return [
    ...Object.entries(repositories).map(([name, backend]) => ({
      apiVersion: 'stash.appscode.com/v1alpha1',
      kind: 'Repository',
      metadata: { name, namespace: 'shop' },
      spec: { backend, usagePolicy: { allowedNamespaces: { from: 'All' } } },
    })),
    ...new Map(backups.map(backup => [`${backup.kind} ${backup.namespace} ${backup.name}`, targetObject(backup)])).values(),
    ...batch
      ? [stash('BackupBatch', 'all', first.namespace, { ...routine(first), members: backups.map(backup => memberOf(backup, 'backup')) })]
      : backups.map(backup => stash('BackupConfiguration', backup.invoker ?? backup.name, backup.namespace, {
        ...routine(backup), ...memberOf(backup, 'backup'),
      })),
    ...backups.filter(({ restore }) => restore).map(backup => stash('RestoreSession', backup.name, backup.namespace, {
      repository: routine(backup).repository, ...memberOf(backup, 'restore'),
    })),
  ];
}

function stash(kind: string, name: string, namespace: string | undefined, spec: object): Manifest {
  return { apiVersion: 'stash.appscode.com/v1beta1', kind, metadata: { name, namespace: namespace ?? 'shop' }, spec };
}

function memberOf(backup: Backup, way: 'backup' | 'restore'): object {
  const { kind, name, namespace = 'shop', alias, paths, mounts, exclude, restore, restoreMounts } = backup;
  const files = WORKLOADS.includes(kind);
  const database = !files && kind !== 'PersistentVolumeClaim';
  const backedUp = paths ?? (files ? ['/data'] : undefined);
  const args = way === 'restore' ? backup.restoreArgs : backup.args;
  const mounted = (way === 'restore' ? restoreMounts : undefined) ?? mounts ?? backedUp;
  return {
    ...files ? {} : { task: { name: database ? `${kind}-${way}-${VERSIONS[kind]}` : `pvc-${way}` } },
    target: {
      ...alias === undefined ? {} : { alias },
      ref: database
        ? { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name, namespace }
        : { apiVersion: files ? 'apps/v1' : 'v1', kind, name, namespace },
      ...mounted && !database ? { volumeMounts: mounted.map((mountPath, index) => ({ name: `volume-${index}`, mountPath })) } : {},
      ...way === 'restore' ? { rules: restore } : backedUp && !database ? { paths: backedUp } : {},
      ...way === 'backup' && exclude ? { exclude } : {},
      ...args ? { args } : {},
    },
  };
}

/** Of the catalogue. */
const VERSIONS: Readonly<Record<string, string>> = { postgres: '14.0', mysql: '8.0.14', redis: '7.0.5', mongodb: '5.0.3' };

function targetObject({ kind, name, namespace = 'shop', replicas = 1, paths = ['/data'], mounts = paths }: Backup): Manifest {
  const metadata = { name, namespace };
  if (kind === 'PersistentVolumeClaim') {
    const spec = { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } };
    return { apiVersion: 'v1', kind, metadata, spec };
  }
  if (!WORKLOADS.includes(kind)) {
    const spec = { type: kind, clientConfig: { service: { name, port: 5432, scheme: 'tcp' } }, secret: { kind: 'Secret', name: `${name}-auth` } };
    return { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', metadata, spec };
  }
  const labels = { app: name };
  const volumeMounts = mounts.map((mountPath, index) => ({ name: `volume-${index}`, mountPath }));
  const volumes = mounts.map((_, index) => ({ name: `volume-${index}`, persistentVolumeClaim: { claimName: `${name}-${index}` } }));
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata,
    spec: {
      ...kind === 'DaemonSet' ? {} : { replicas },
      ...kind === 'StatefulSet' ? { serviceName: name } : {},
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'app:1.0', volumeMounts }], volumes } },
    },
  };
}
