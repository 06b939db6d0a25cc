import { CLAIM_TASKS } from '../../../lib/addon/catalogue';
import { findingsIn } from '../judged';
import { object, type Parts } from '../rules/backup/manifests';
import { asking, blueprint } from '../rules/blueprint/annotations';
import { repository, restore } from '../rules/manifests';

/** What is to be backed up. */
interface Wanted {
  readonly apiVersion: string;
  readonly kind: string;
  readonly parts: Parts;
}

const placed = ({ kind, parts }: Wanted) => `demo/${kind.toLowerCase()}/${parts.name ?? 'web'}`;

const PATHS = ['/data'];
const MOUNTS = [{ name: 'data', mountPath: '/data' }];
const ROUTINE = { schedule: '0 3 * * *', retentionPolicy: { name: 'keep-last-7', keepLast: 7, prune: true } };
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];

const isWorkload = ({ kind }: Wanted) => WORKLOADS.includes(kind);

/** The target, and its backup as it is written by hand. */
const byHand = (wanted: Wanted, spec: object, namespace = 'demo') => [
  object(wanted.kind, { name: 'web', namespace: 'demo', ...wanted.parts }, wanted.apiVersion),
  repository('own', { gcs: { bucket: 'safe', prefix: placed(wanted) } }, {}, { namespace }),
  object('BackupConfiguration', {
    name: 'web',
    namespace,
    spec: {
      ...ROUTINE,
      repository: { name: 'own' },
      target: {
        ref: { apiVersion: wanted.apiVersion, kind: wanted.kind, name: wanted.parts.name ?? 'web', namespace: 'demo' },
        ...isWorkload(wanted) && { paths: PATHS, volumeMounts: MOUNTS },
      },
      ...spec,
    },
  }),
];

/** The same target, which asks for a blueprint that makes the same backup. */
const byBlueprint = (wanted: Wanted, spec: object, namespace?: string) => [
  object(wanted.kind, {
    name: 'web',
    namespace: 'demo',
    annotations: asking({ 'backup-blueprint': 'all', ...isWorkload(wanted) && { 'target-paths': '/data', 'volume-mounts': 'data:/data' } }),
    ...wanted.parts,
  }, wanted.apiVersion),
  blueprint('all', { ...ROUTINE, ...namespace !== undefined && { backupNamespace: namespace }, ...spec }),
];

const pods = (kind: string, spec: object, more: object = {}): Wanted =>
  ({ apiVersion: 'apps/v1', kind, parts: { spec: { template: { spec: { volumes: [{ name: 'data', emptyDir: {} }], ...spec } }, ...more } } });
const workload = (spec: object = {}, more: object = {}) => pods('Deployment', spec, more);
const long = (name: string): Wanted => ({ ...workload(), parts: { ...workload().parts, name } });
const claim = (spec: object = {}): Wanted => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', parts: { spec } });
const database = (spec: object = {}): Wanted => ({ apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', parts: { spec } });

const onClaim = (name: string) => ({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }] });
const other = (kind: string, name: string, spec?: object, more: object = {}) => ({ ...object(kind, { name, namespace: 'demo', spec }, kind === 'Deployment' ? 'apps/v1' : 'v1'), ...more });
const account = (more: object) => other('ServiceAccount', 'backup', undefined, more);
const interim = (volumeMode?: string) =>
  ({ interimVolumeTemplate: { metadata: { name: 'way' }, spec: { volumeMode, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } });
const BY_JOB = { task: { name: CLAIM_TASKS.backup } };
const DUMP = { task: { name: 'postgres-backup-14.0' } };
const inPod = (pod: object) => ({ runtimeSettings: { pod } });
const inContainer = (container: object) => ({ runtimeSettings: { container } });
const hook = (containerName: string) => ({ hooks: { preBackup: { exec: { command: ['sync'] }, containerName } } });
const app = (name: string) => ({ containers: [{ name }] });
const retried = (timeOut: string) => ({ timeOut, retryConfig: { maxRetry: 1 } });

/** A restore of a target from a second Repository for the place of its backup. */
const restored = (wanted: Wanted, spec: object, target: object, annotations: object = {}) => [
  repository('again', { gcs: { bucket: 'safe', prefix: placed(wanted) } }),
  restore('back', 'again', { ...spec, target: { ref: { apiVersion: wanted.apiVersion, kind: wanted.kind, name: 'web', namespace: 'demo' }, ...target } }, { annotations }),
];
const SEARCH = { backup: { task: { name: 'elasticsearch-backup-7.14.0' } }, restore: { task: { name: 'elasticsearch-restore-7.14.0' } } };
const RESTORED = { volumeMounts: MOUNTS, rules: [{ paths: PATHS }] };
const HOOKED = { 'argocd.argoproj.io/hook': 'PostSync' };

/** A backup, and what else is in the input. */
interface Case {
  readonly of: Wanted;
  readonly spec?: object;
  /** The namespace of the backup. */
  readonly namespace?: string;
  readonly beside?: readonly object[];
}

const CASES: ReadonlyArray<readonly [id: string, fault: string, faulty: Case, sound: Case]> = [
  ['STASH317', 'a claim without a Task', { of: claim() }, { of: claim(), spec: BY_JOB }],
  ['STASH319', 'a hook in a container that is not there', { of: workload(app('web')), spec: hook('app') }, { of: workload(app('app')), spec: hook('app') }],
  ['STASH319', 'a command in the Job of a claim', { of: claim(), spec: { ...BY_JOB, ...hook('app') } }, { of: claim(), spec: { ...BY_JOB, ...hook('task-hook') } }],
  ['STASH321', 'a name that is too long for a label', { of: long('w'.repeat(64)) }, { of: long('w'.repeat(60)) }],
  ['STASH323', 'pods without a token', { of: workload({ automountServiceAccountToken: false }) }, { of: workload() }],
  ['STASH323', 'a Job without a token', { of: claim(), spec: { ...BY_JOB, ...inPod({ automountServiceAccountToken: false }) } }, { of: claim(), spec: { ...BY_JOB, ...inPod({}) } }],
  ['STASH323', 'a ServiceAccount without a token',
    { of: claim(), spec: { ...BY_JOB, ...inPod({ serviceAccountName: 'backup' }) }, beside: [account({ automountServiceAccountToken: false })] },
    { of: claim(), spec: { ...BY_JOB, ...inPod({ serviceAccountName: 'backup' }) }, beside: [account({})] }],
  ['STASH328', 'no ServiceAccount for another namespace',
    { of: database(), spec: DUMP, namespace: 'backups' }, { of: database(), spec: { ...DUMP, ...inPod({ serviceAccountName: 'backup' }) }, namespace: 'backups' }],
  ['STASH333', 'a retry beside its run', { of: claim(), spec: { ...BY_JOB, ...retried('10m') } }, { of: claim(), spec: { ...BY_JOB, ...retried('90m') } }],
  ['STASH334', 'a claim for one pod', { of: claim({ accessModes: ['ReadWriteOncePod'] }), spec: BY_JOB, beside: [other('Deployment', 'user', { template: { spec: onClaim('web') } })] },
    { of: claim({ accessModes: ['ReadWriteOncePod'] }), spec: BY_JOB }],
  ['STASH335', 'a block device', { of: workload(onClaim('data')), beside: [other('PersistentVolumeClaim', 'data', { volumeMode: 'Block' })] },
    { of: workload(onClaim('data')), beside: [other('PersistentVolumeClaim', 'data', {})] }],
  ['STASH335', 'a block device for data on its way', { of: claim(), spec: { ...BY_JOB, ...interim('Block') } }, { of: claim(), spec: { ...BY_JOB, ...interim() } }],
  ['STASH336', 'a container that is called stash', { of: workload(app('stash')) }, { of: workload(app('app')) }],
  ['STASH338', 'a ServiceAccount of another namespace',
    { of: workload(), spec: inPod({ serviceAccountName: 'backup' }), beside: [{ ...account({}), metadata: { name: 'backup', namespace: 'other' } }] },
    { of: workload(), spec: inPod({ serviceAccountName: 'backup' }), beside: [account({})] }],
  ['STASH342', 'a variable that takes the place of the password', { of: workload(), spec: inContainer({ env: [{ name: 'RESTIC_PASSWORD_FILE', value: '/key' }] }) },
    { of: workload(), spec: inContainer({ env: [{ name: 'RESTIC_PROGRESS_FPS', value: '1' }] }) }],
  ['STASH350', 'pods for Windows', { of: workload({ os: { name: 'windows' } }) }, { of: workload({ os: { name: 'linux' } }) }],
  ['STASH350', 'a Job on Windows', { of: claim(), spec: { ...BY_JOB, ...inPod({ nodeSelector: { 'kubernetes.io/os': 'windows' } }) } },
    { of: claim(), spec: { ...BY_JOB, ...inPod({ nodeSelector: { 'kubernetes.io/os': 'linux' } }) } }],
  ['STASH407', 'a restore under an alias that the backup does not have', { of: workload(), beside: restored(workload(), {}, { ...RESTORED, alias: 'web' }) },
    { of: workload(), beside: restored(workload(), {}, RESTORED) }],
  ['STASH409', 'a restore without the interim volume of the backup', { of: database(), spec: { ...SEARCH.backup, ...interim() }, beside: restored(database(), SEARCH.restore, {}) },
    { of: database(), spec: SEARCH.backup, beside: restored(database(), SEARCH.restore, {}) }],
  ['STASH411', 'root in pods that refuse it', { of: workload({ securityContext: { runAsNonRoot: true } }), spec: inContainer({ securityContext: { runAsUser: 0 } }) },
    { of: workload({ securityContext: { runAsNonRoot: true } }), spec: inContainer({ securityContext: { runAsUser: 1000 } }) }],
  ['STASH607', 'a restore at each sync', { of: workload(), beside: restored(workload(), {}, RESTORED, HOOKED) }, { of: workload(), beside: restored(workload(), {}, RESTORED) }],
];

const idsIn = (manifests: readonly object[]) => findingsIn(manifests).map((line) => /STASH\d+/.exec(line)![0]);

test.each(CASES)('%s, %s, by hand and by blueprint', (id, _, faulty, sound) => {
  for (const make of [byHand, byBlueprint]) {
    const ids = ({ of, spec = {}, namespace, beside = [] }: Case) => idsIn([...make(of, spec, namespace), ...beside]).filter((one) => one === id);
    expect(ids(faulty)).toEqual([id]);
    expect(ids(sound)).toEqual([]);
  }
});

const ASKED = 'metadata.annotations["stash.appscode.com/backup-blueprint"]';
const claims = Array.from({ length: 100 }, (_, index) => byBlueprint({ ...claim(), parts: { name: `data-${index}` } }, {})[0]!);

test('what is wrong in a blueprint itself is one finding, about all that ask', () => {
  const manifests = [blueprint('all', { ...ROUTINE, ...BY_JOB, ...retried('10m') }), ...claims];
  expect(findingsIn(manifests).map((line) => line.replace(/: .*(?=\n)/, ''))).toEqual([
    ['warning STASH333 BackupBlueprint all spec.retryConfig', ...claims.map(({ metadata: { name } }) => `  also PersistentVolumeClaim ${name} ${ASKED}`)].join('\n'),
  ]);
});

test('targets that a blueprint leads to one place, under one host and path', () => {
  const manifests = [
    blueprint('all', { ...ROUTINE, backend: { gcs: { bucket: 'safe', prefix: '${TARGET_NAMESPACE}/${TARGET_NAME}' }, storageSecretName: 'storage' } }),
    ...['Deployment', 'StatefulSet'].map((kind) => byBlueprint(pods(kind, {}), {})[0]!),
  ];
  expect(findingsIn(manifests).filter((line) => /STASH30[12]/.test(line))).toEqual([
    `error STASH301 Deployment web ${ASKED}: restic cannot tell the backups of Deployment demo/web and StatefulSet demo/web apart: both are stored as host "host-0", path `
    + '"/data" in "demo/web" in "safe" of Google Cloud; each run of one deletes snapshots of the other, and a restore brings back whichever came last: give each a Repository '
    + `with a prefix of its own; an alias does not help, because a blueprint gives none\n  also StatefulSet web ${ASKED}`,
  ]);
});

test('an interim volume has no effect for the workloads that ask, but for others of a blueprint', () => {
  expect(findingsIn(byBlueprint(workload(), interim()))).toEqual([]);
});

test('databases that a blueprint leads to one place, from which a restore takes the newest snapshot', () => {
  const tasks = ['mongodb-backup-4.2.3', 'postgres-backup-14.0'];
  const manifests = [
    blueprint('all', { ...ROUTINE, backend: { gcs: { bucket: 'safe', prefix: 'all' }, storageSecretName: 'storage' } }),
    ...tasks.map((name, index) => byBlueprint({
      ...database(), parts: { name: `db-${index}`, spec: { parameters: { stash: { addon: { backupTask: { name } } } } } },
    }, {})[0]!),
  ];
  expect(findingsIn(manifests).filter((line) => /STASH302/.test(line))).toEqual([
    `warning STASH302 AppBinding db-0 ${ASKED}: in "all" in "safe" of Google Cloud, a restore of AppBinding demo/db-0 takes the newest snapshot of host "host-0" under any path `
    + '(MongoDB ignores the alias), which may be that of AppBinding demo/db-1; and a restore of AppBinding demo/db-1 takes the newest snapshot of the whole repository (there is '
    + 'no alias), which may be that of AppBinding demo/db-0: give each a Repository with a prefix of its own; in a blueprint, use a prefix with ${TARGET_NAMESPACE}, '
    + '${TARGET_KIND} and ${TARGET_NAME}' + `\n  also AppBinding db-1 ${ASKED}`,
  ]);
});

test('a place that is in doubt is left to the finding for the blueprint', () => {
  const asks = byBlueprint(workload(), {})[0]!;
  const manifests = [
    blueprint('all', { ...ROUTINE, backend: { azure: { container: 'safe', prefix: 'all' }, storageSecretName: 'storage' } }),
    ...['one', 'other'].map((namespace) => ({ ...asks, metadata: { ...asks.metadata, namespace } })),
  ];
  expect(findingsIn(manifests).map((line) => line.slice(0, line.indexOf(':')))).toEqual(['error STASH501 BackupBlueprint all spec.backend']);
});

test('a database whose AppBinding does not fill in the prefix is judged all the same', () => {
  const backend = { gcs: { bucket: 'safe', prefix: '${TARGET_NAMESPACE}/${TARGET_APP_RESOURCE}/${TARGET_NAME}' }, storageSecretName: 'storage' };
  expect(idsIn(byBlueprint(database(), { ...DUMP, backend }, 'backups'))).toContain('STASH328');
});
