import { all, copied, plus, removed, set } from '../manifests';
import type { Mutant } from '../mutant';

const BACKUP = 'BackupConfiguration media';

/** Of an object that nothing else refers to. */
const BAD_NAMESPACE = `
apiVersion: stash.appscode.com/v1beta1
kind: BackupSession
metadata:
  name: now
  namespace: Bad NS
  labels: { stash.appscode.com/invoker-type: BackupConfiguration, stash.appscode.com/invoker-name: media }
spec: { invoker: { apiGroup: stash.appscode.com, kind: BackupConfiguration, name: media } }
`;

export const GITOPS_MUTANTS: readonly Mutant[] = [
  { rule: 'STASH601', breaks: 'a Repository twice, both times alike', world: 'claim', change: copied('Repository media', 'media') },
  {
    rule: 'STASH601',
    breaks: 'two ExternalSecrets for one Secret',
    world: 'claim',
    change: copied('ExternalSecret photos-storage', 'other'),
  },
  {
    rule: 'STASH601',
    breaks: 'a Repository twice, with two prefixes',
    world: 'claim',
    change: copied('Repository media', 'media', set('Repository media', 'spec.backend.azure.prefix', 'media')),
  },
  {
    rule: 'STASH601',
    breaks: 'a backup twice, at two hours',
    world: 'claim',
    change: copied('BackupConfiguration media', 'media', set('BackupConfiguration media', 'spec.schedule', '1 1 * * *')),
  },
  {
    rule: 'STASH602',
    breaks: 'a BackupSession',
    world: 'claim',
    change: plus(`
apiVersion: stash.appscode.com/v1beta1
kind: BackupSession
metadata: { name: media-now, namespace: photos }
spec:
  invoker: { apiGroup: stash.appscode.com, kind: BackupConfiguration, name: media }`),
  },
  {
    rule: 'STASH603',
    breaks: 'the status of a Repository that was copied from a cluster',
    world: 'claim',
    change: set('Repository media', 'status', { snapshotCount: 12, integrity: true }),
  },
  {
    rule: 'STASH604',
    breaks: 'the rules in their old place',
    world: 'claim',
    change: all(
      removed('RestoreSession media', 'spec.target.rules'),
      set('RestoreSession media', 'spec.rules', [{ paths: ['/stash-data'] }]),
    ),
  },
  {
    rule: 'STASH605',
    breaks: 'the namespace of a BackupBlueprint',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'metadata.namespace', 'platform'),
  },
  { rule: 'STASH605', breaks: 'the namespace of a Task', world: 'blueprint', change: set('Task queue-dump', 'metadata.namespace', 'platform') },
  {
    rule: 'STASH605',
    breaks: 'the namespace of a Function',
    world: 'blueprint',
    change: set('Function queue-dump', 'metadata.namespace', 'platform'),
  },
  {
    rule: 'STASH606',
    breaks: 'a memory limit in GB',
    world: 'claim',
    change: set(BACKUP, 'spec.runtimeSettings', { container: { resources: { limits: { memory: '1GB' } } } }),
  },
  { rule: 'STASH609', breaks: 'a version with a "+" in a label', world: 'claim', change: set(BACKUP, 'metadata.labels', { version: '1.2.3+4' }) },
  { rule: 'STASH606', breaks: 'a kind of earlier releases', world: 'claim', change: set('RestoreSession media', 'kind', 'Recovery') },
  { rule: 'STASH606', breaks: 'a field that does not exist', world: 'claim', change: set(BACKUP, 'spec.backupHistory', 3) },
  { rule: 'STASH606', breaks: 'metadata that does not exist', world: 'claim', change: set(BACKUP, 'metadata.anotations', { team: 'media' }) },
  { rule: 'STASH606', breaks: 'a string for a number', world: 'claim', change: set(BACKUP, 'spec.backupHistoryLimit', 'three') },
  { rule: 'STASH606', breaks: 'a driver in small letters', world: 'claim', change: set(BACKUP, 'spec.driver', 'restic') },
  { rule: 'STASH606', breaks: 'a retention policy that leaves prune out', world: 'claim', change: removed(BACKUP, 'spec.retentionPolicy.prune') },
  { rule: 'STASH606', breaks: 'an interim volume as a string', world: 'claim', change: set('RestoreSession media', 'spec.interimVolumeTemplate', 'ssd') },
  {
    rule: 'STASH606',
    breaks: 'a Repository under the version of the other kinds',
    world: 'backends',
    change: set('Repository s3', 'apiVersion', 'stash.appscode.com/v1beta1'),
  },
  { rule: 'STASH606', breaks: 'a number for a string', world: 'claim', change: set(BACKUP, 'spec.target.alias', 7) },
  { rule: 'STASH606', breaks: 'a string for a number of a Kubernetes type', world: 'claim', change: set(BACKUP, 'spec.runtimeSettings', { pod: { securityContext: { fsGroup: '65534' } } }) },
  { rule: 'STASH606', breaks: 'a number for a label', world: 'claim', change: set(BACKUP, 'metadata.labels', { tier: 1 }) },
  { rule: 'STASH606', breaks: 'a string for a list', world: 'claim', change: set(BACKUP, 'spec.target.paths', '/stash-data') },
  { rule: 'STASH606', breaks: 'members that are not a list', world: 'batch', change: set('BackupBatch blog', 'spec.members', {}) },
  { rule: 'STASH606', breaks: 'no retention policy', world: 'claim', change: removed(BACKUP, 'spec.retentionPolicy') },
  { rule: 'STASH606', breaks: 'a field with a letter in the wrong case', world: 'claim', change: set(BACKUP, 'spec.tempdir', {}) },
  {
    rule: 'STASH606',
    breaks: 'a string for a number in a backend',
    world: 'claim',
    change: set('Repository media', 'spec.backend.azure.maxConnections', '4'),
  },
  {
    rule: 'STASH606',
    breaks: 'a backend without its container',
    world: 'claim',
    change: removed('Repository media', 'spec.backend.azure.container'),
  },
  { rule: 'STASH606', breaks: 'the name of the Repository for a reference to it', world: 'claim', change: set(BACKUP, 'spec.repository', 'media') },
  { rule: 'STASH606', breaks: 'a backup without a name', world: 'claim', change: removed(BACKUP, 'metadata.name') },
  { rule: 'STASH606', breaks: 'a backup without an API version', world: 'claim', change: removed(BACKUP, 'apiVersion') },
  { rule: 'STASH606', breaks: 'a backup without a kind', world: 'claim', change: removed(BACKUP, 'kind') },
  { rule: 'STASH606', breaks: 'a backup of an API group similar to that of Stash', world: 'claim', change: set(BACKUP, 'apiVersion', 'stash.appscode.io/v1beta1') },
  { rule: 'STASH606', breaks: 'an invalid namespace', world: 'blueprint', change: plus(BAD_NAMESPACE) },
  { rule: 'STASH606', breaks: 'a number for a name', world: 'claim', change: set(BACKUP, 'metadata.name', 123) },
  {
    rule: 'STASH607',
    breaks: 'a restore as a hook of Argo CD',
    world: 'claim',
    change: set('RestoreSession media', 'metadata.annotations', { 'argocd.argoproj.io/hook': 'PostSync' }),
  },
  {
    rule: 'STASH607',
    breaks: 'a restore that Argo CD replaces by force',
    world: 'claim',
    change: set('RestoreSession media', 'metadata.annotations', { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' }),
  },
  {
    rule: 'STASH607',
    breaks: 'a Repository with wipeOut as a hook of Helm',
    world: 'claim',
    change: all(
      set('Repository media', 'spec.wipeOut', true),
      set('Repository media', 'metadata.annotations', { 'helm.sh/hook': 'pre-install,pre-upgrade' }),
    ),
  },
  {
    rule: 'STASH608',
    breaks: 'a claim of the same name in another namespace, in a file per object',
    world: 'claim',
    isOfApp: true,
    change: copied('PersistentVolumeClaim media', 'media', set('PersistentVolumeClaim media', 'metadata.namespace', 'videos')),
  },
  {
    rule: 'STASH610',
    breaks: 'a Repository in the place of one of another cluster',
    world: 'blueprint',
    beside: 'statefulset',
    change: set('Repository queue', 'spec.backend.gcs', { bucket: 'search-backups', prefix: 'search/index' }),
  },
  { rule: 'STASH611', breaks: 'a patch of the name of a Repository', world: 'deployment', isOfApp: true, change: set('Repository wiki', 'metadata.name', 'pages') },
  { rule: 'STASH611', breaks: 'a patch of the namespace of a claim', world: 'claim', isOfApp: true, change: set('PersistentVolumeClaim media', 'metadata.namespace', 'videos') },
];
