/** Manifests of the namespace `shop`, as data. */

const stash = (kind: string, name: string, spec: object, namespace = 'shop') => ({
  apiVersion: `stash.appscode.com/${kind === 'Repository' ? 'v1alpha1' : 'v1beta1'}`, kind, metadata: { name, namespace }, spec,
});

export const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'app' };
export const STATEFUL_SET = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db' };
export const DAEMON_SET = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent' };
export const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data' };
export const DATABASE = { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'pg' };

export const MOUNTS = [{ name: 'data', mountPath: '/data' }];
export const DATA = { paths: ['/data'] };
export const LATEST = { snapshots: ['latest'] };

export const repository = (name = 'repo', backend: object = { gcs: { bucket: 'b', prefix: 'shop' } }) => stash('Repository', name, { backend });

/** A RestoreSession `back`, which mounts the volume `data` at `/data`. */
export const restore = (target: object, spec: object = {}) =>
  stash('RestoreSession', 'back', { repository: { name: 'repo' }, target: { volumeMounts: MOUNTS, ...target }, ...spec });

export const restoreBatch = (members: object[], spec: object = {}) =>
  stash('RestoreBatch', 'back', { repository: { name: 'repo' }, members, ...spec });

/** A BackupConfiguration, which backs up `/data` of the volume `data`. */
export const backup = (target: object, spec: object = {}, name = 'daily') => stash('BackupConfiguration', name, {
  repository: { name: 'repo' },
  schedule: '0 3 * * *',
  retentionPolicy: { name: 'keep', keepLast: 3, prune: true },
  target: { paths: ['/data'], volumeMounts: MOUNTS, ...target },
  ...spec,
});

export const backupBatch = (members: object[], spec: object = {}) => stash('BackupBatch', 'nightly', {
  repository: { name: 'repo' }, schedule: '0 3 * * *', retentionPolicy: { name: 'keep', keepLast: 3, prune: true }, members, ...spec,
});

/** A workload whose pods have the volume `data`. */
export const workload = ({ apiVersion, kind, name }: { apiVersion: string; kind: string; name: string }, spec: object = {}, pod: object = {}) => ({
  apiVersion, kind, metadata: { name, namespace: 'shop' }, spec: { template: { spec: { volumes: [{ name: 'data', emptyDir: {} }], ...pod } }, ...spec },
});

/** The AppBinding of `DATABASE`. */
export const appBinding = (parameters: object) => ({
  apiVersion: DATABASE.apiVersion,
  kind: DATABASE.kind,
  metadata: { name: DATABASE.name, namespace: 'shop' },
  spec: { clientConfig: { service: { name: 'pg', port: 27017, scheme: 'mongodb' } }, parameters },
});

/** As a MongoDB with two shards. */
export const SHARDED = appBinding({ configServer: 'cnf/c:27017', replicaSets: { 'host-0': 'a/a:27017', 'shard-b': 'b/b:27017' } });

export const claimTemplate = (name: string) => ({ metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } });

/** The namespace elsewhere. */
export const inNamespace = <T extends { metadata: object }>(namespace: string, manifest: T): T =>
  ({ ...manifest, metadata: { ...manifest.metadata, namespace } });

/** A blueprint, and the claim `CLAIM` that asks for it. */
export const MADE_FROM_BLUEPRINT = [
  {
    apiVersion: 'stash.appscode.com/v1beta1',
    kind: 'BackupBlueprint',
    metadata: { name: 'pattern' },
    spec: {
      backend: { gcs: { bucket: 'b', prefix: '${TARGET_NAME}' } },
      task: { name: 'pvc-backup' },
      schedule: '0 3 * * *',
      retentionPolicy: { name: 'keep', keepLast: 3, prune: true },
    },
  },
  {
    apiVersion: CLAIM.apiVersion,
    kind: CLAIM.kind,
    metadata: { name: CLAIM.name, namespace: 'shop', annotations: { 'stash.appscode.com/backup-blueprint': 'pattern' } },
  },
];
