import { backup, backupBatch, CLAIM, claimTemplate, DATA, DATABASE, DEPLOYMENT, inNamespace, LATEST, repository, restore, restoreBatch, workload } from './demo';
import { noStorageIdentity } from '../../../../lib/check/rules/restore/no-storage-identity';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(noStorageIdentity, manifests);

const GCS = { gcs: { bucket: 'b', prefix: 'shop' }, storageSecretName: 'storage' };
const S3 = { s3: { endpoint: 's3.amazonaws.com', bucket: 'b' }, storageSecretName: 'storage' };
const secret = (more: object = {}, name = 'storage') =>
  ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop' }, stringData: { RESTIC_PASSWORD: 'changeit', ...more } });
const keyless = (backend: object = GCS) => [repository('repo', backend), secret()];

const pod = (settings: object) => ({ runtimeSettings: { pod: settings } });
const READER = pod({ serviceAccountName: 'reader' });
const ROLE = pod({ serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/backups' } });
const TASK = { task: { name: 'pvc-backup' } };
const BACK = { task: { name: 'pvc-restore' } };
const claimBackup = (spec: object = READER, name = 'daily') => backup({ ref: CLAIM }, { ...TASK, ...spec }, name);
const claimRestore = (spec: object = {}) => restore({ ref: CLAIM, rules: [DATA] }, { ...BACK, ...spec });

const finding = (object: string, field: string, account: string, mend: string, by = 'BackupConfiguration shop/daily') =>
  `warning STASH422 ${object} ${field}.runtimeSettings.pod.serviceAccountName: is missing, but Secret shop/storage has no keys, and ${by} opens the `
  + `storage with ${account}: set ${mend} here as well, or acknowledge this if the nodes have access to the storage`;
const NAMED = ['the ServiceAccount "reader"', 'it'] as const;
const FOUND = finding('RestoreSession back', 'spec', ...NAMED);

const AZURE = { azure: { container: 'backups', prefix: 'shop' }, storageSecretName: 'storage' };
const container = (settings: object) => ({ runtimeSettings: { container: settings } });
const SAS = container({ env: [{ name: 'GOGC' }, { name: 'AZURE_ACCOUNT_SAS', valueFrom: {} }] });
const FROM = container({ envFrom: [{ secretRef: { name: 'keys' } }] });
const named = [repository('repo', AZURE), secret({ AZURE_ACCOUNT_NAME: 'shop' })];
const labelled = <T extends { metadata: object }>(manifest: T) => ({ ...manifest, metadata: { ...manifest.metadata, labels: { 'azure.workload.identity/use': 'true' } } });
const LABEL_FOUND = FOUND.replace('spec.runtimeSettings.pod.serviceAccountName', 'metadata.labels["azure.workload.identity/use"]').replace('the ServiceAccount "reader"', 'this label');
const variables = (field: string, what: string) =>
  FOUND.replace('pod.serviceAccountName', `container.${field}`).replace('the ServiceAccount "reader"', what).replace('set it', field === 'env' ? 'set it' : 'set them');

describe('is found', () => {
  const cases: Array<[string, object[], string[]]> = [
    ['a restore without the ServiceAccount of the backup', [...keyless(), claimBackup(), claimRestore()], [FOUND]],
    ['on S3', [...keyless(S3), claimBackup(), claimRestore({ runtimeSettings: { pod: { nodeName: 'a' }, container: { nice: { adjustment: 5 } } } })], [FOUND]],
    ['a restore without its annotations', [...keyless(), claimBackup(ROLE), claimRestore()],
      [finding('RestoreSession back', 'spec', 'a ServiceAccount with annotations of its own', 'serviceAccountAnnotations')]],
    ['a restore of a database', [
      ...keyless(), backup({ ref: DATABASE }, { task: { name: 'postgres-backup-17.2' }, ...READER }), restore({ ref: DATABASE, rules: [LATEST] }, { task: { name: 'postgres-restore-17.2' } }),
    ], [FOUND]],
    ['a restore into claims that are created', [...keyless(), claimBackup(), restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [DATA] })], [FOUND]],
    ['a restore in another namespace', [
      ...keyless(), claimBackup(), inNamespace('other', claimRestore({ repository: { name: 'repo', namespace: 'shop' } })),
    ], [FOUND]],
    ['the members of a batch', [
      ...keyless(),
      backupBatch([{ target: { ref: CLAIM }, ...TASK, ...READER }, { target: { ref: DEPLOYMENT } }]),
      restoreBatch([{ target: { ref: DEPLOYMENT, rules: [DATA] } }, { target: { ref: CLAIM, rules: [DATA] }, ...BACK }], READER),
    ], [finding('RestoreBatch back', 'spec.members[1]', ...NAMED, 'BackupBatch shop/nightly')]],
    ['a restore without the workload identity of the backup', [...named, labelled(claimBackup()), claimRestore()], [LABEL_FOUND, FOUND]],
    ['a restore without the label of the backup', [...named, labelled(claimBackup()), claimRestore(READER)], [LABEL_FOUND]],
    ['a restore without a variable of the backup', [...named, claimBackup(SAS), claimRestore(container({ env: [{ name: 'GOGC' }] }))], [variables('env', 'AZURE_ACCOUNT_SAS')]],
    ['the restore of a workload without it', [...named, backup({ ref: DEPLOYMENT }, SAS), restore({ ref: DEPLOYMENT, rules: [DATA] })], [variables('env', 'AZURE_ACCOUNT_SAS')]],
    ['a restore without variables from elsewhere', [...keyless(S3), claimBackup(FROM), claimRestore()], [variables('envFrom', 'variables from envFrom')]],
    ['beside a backup of a workload, which has its own', [...keyless(), claimBackup(), backup({ ref: DEPLOYMENT }, {}, 'files'), claimRestore()], [FOUND]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('is not found', () => {
  const cases: Array<[string, object[]]> = [
    ['the same ServiceAccount', [...keyless(), claimBackup(), claimRestore(READER)]],
    ['another one', [...keyless(), claimBackup(), claimRestore(pod({ serviceAccountName: 'writer' }))]],
    ['annotations', [...keyless(), claimBackup(), claimRestore(ROLE)]],
    ['annotations of the pod, as for kube2iam', [...keyless(S3), claimBackup(), claimRestore(pod({ podAnnotations: { 'iam.amazonaws.com/role': 'backups' } }))]],
    ['keys in the environment', [...keyless(S3), claimBackup(), claimRestore(container({ env: [{ name: 'AWS_ACCESS_KEY_ID', value: 'x' }] }))]],
    ['keys that the environment may have', [...keyless(S3), claimBackup(), claimRestore(container({ envFrom: [{ secretRef: { name: 'aws' } }] }))]],
    ['a key in the Secret, to which nothing is missing but a project', [
      repository('repo', GCS), secret({ GOOGLE_SERVICE_ACCOUNT_JSON_KEY: '{}' }), claimBackup(), claimRestore(),
    ]],
    ['keys in the Secret', [
      repository('repo', GCS), secret({ GOOGLE_PROJECT_ID: 'p', GOOGLE_SERVICE_ACCOUNT_JSON_KEY: '{}' }), claimBackup(), claimRestore(),
    ]],
    ['a Secret that is not part of the input', [repository('repo', GCS), claimBackup(), claimRestore()]],
    ['a Secret that a tool fills', [repository('repo', GCS), { ...secret(), stringData: undefined }, claimBackup(), claimRestore()]],
    ['a storage that needs no keys', [repository('repo', { rest: { url: 'http://rest/' }, storageSecretName: 'storage' }), secret(), claimBackup(), claimRestore()]],
    ['a Repository that is not part of the input', [secret(), claimBackup(), claimRestore()]],
    ['another Repository', [...keyless(), claimBackup(), repository('other', GCS), claimRestore({ repository: { name: 'other' } })]],
    ['a backup without a ServiceAccount', [...keyless(), claimBackup({}), claimRestore()]],
    ['one of several backups without a ServiceAccount', [...keyless(), claimBackup(), claimBackup({}, 'weekly'), claimRestore()]],
    ['a workload, whose pods have their own', [...keyless(), backup({ ref: DEPLOYMENT }, READER), restore({ ref: DEPLOYMENT, rules: [DATA] }), workload(DEPLOYMENT)]],
    ['claims of a workload', [...keyless(), backup({ ref: DEPLOYMENT }, READER), restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [DATA] })]],
    ['the label too', [...named, labelled(claimBackup()), labelled(claimRestore(READER))]],
    ['the label in podLabels', [...named, labelled(claimBackup()), claimRestore(pod({ serviceAccountName: 'reader', podLabels: { 'azure.workload.identity/use': 'true' } }))]],
    ['a variable in place of an identity', [...named, labelled(claimBackup()), claimRestore(SAS)]],
    ['the variable', [...named, claimBackup(SAS), claimRestore(SAS)]],
    ['a ServiceAccount in place of a variable', [...named, claimBackup(SAS), claimRestore(READER)]],
    ['variables beside a ServiceAccount', [...keyless(), claimBackup({ runtimeSettings: { ...READER.runtimeSettings, ...FROM.runtimeSettings } }), claimRestore(READER)]],
    ['a variable of one of several backups', [...named, claimBackup(SAS), claimBackup({}, 'weekly'), claimRestore()]],
    ['a variable beside a key in the Secret', [repository('repo', AZURE), secret({ AZURE_ACCOUNT_NAME: 'shop', AZURE_ACCOUNT_KEY: 'x' }), claimBackup(SAS), claimRestore()]],
    ['VolumeSnapshots', [...keyless(), claimBackup(), restore({ volumeClaimTemplates: [claimTemplate('data')] }, { driver: 'VolumeSnapshotter' })]],
  ];
  test.each(cases)('%s', (_, manifests) => expect(judged(...manifests)).toEqual([]));
});
