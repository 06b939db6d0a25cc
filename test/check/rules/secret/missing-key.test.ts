import { missingKey } from '../../../../lib/check/rules/secret/missing-key';
import { asking } from '../blueprint/annotations';
import { backup, blueprint, clusterExternalSecret, encodedSecret, externalSecret, foundBy, repository, restore, sealedSecret, secret } from '../manifests';

const AZURE = { azure: { container: 'safe' } };
const GCS = { gcs: { bucket: 'safe' } };
const S3 = { s3: { endpoint: 's3.amazonaws.com', bucket: 'safe' } };
const B2 = { b2: { bucket: 'safe-safe' } };
const REST = { rest: { url: 'https://rest.example.com/' } };
const LOCAL = { local: { mountPath: '/safe', nfs: { server: 'nas', path: '/' } } };
const SWIFT = { swift: { container: 'safe' } };

const holding = (...keys: string[]) => secret('storage', Object.fromEntries(['RESTIC_PASSWORD', ...keys].map((key) => [key, 'x'])));
const lacks = (kind: string, field: string, ...keys: string[]) =>
  `error STASH201 ${kind} storage ${field}: has no ${keys.join(' and no ')}, and Repository demo/repo cannot be opened without ${keys.length === 1 ? 'it' : 'them'}: `
  + `add ${keys.length === 1 ? 'it under exactly this name' : 'them under exactly these names'}`;

test.each<[string, object, readonly string[], readonly string[]]>([
  ['azure: both', AZURE, [], ['AZURE_ACCOUNT_NAME', 'AZURE_ACCOUNT_KEY']],
  ['azure: the key', AZURE, ['AZURE_ACCOUNT_NAME'], ['AZURE_ACCOUNT_KEY']],
  ['b2: the key', B2, ['B2_ACCOUNT_ID'], ['B2_ACCOUNT_KEY']],
  ['b2: keys of another backend', B2, ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'], ['B2_ACCOUNT_ID', 'B2_ACCOUNT_KEY']],
  ['s3: one of two', S3, ['AWS_ACCESS_KEY_ID'], ['AWS_SECRET_ACCESS_KEY']],
  ['rest: the user of a password', REST, ['REST_SERVER_PASSWORD'], ['REST_SERVER_USERNAME']],
  ['swift: everything', SWIFT, [], ['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD', 'OS_USER_DOMAIN_NAME', 'OS_PROJECT_NAME']],
  ['swift: the password of v3', SWIFT, ['OS_AUTH_URL', 'OS_USERNAME', 'OS_USER_DOMAIN_NAME', 'OS_PROJECT_NAME'], ['OS_PASSWORD']],
  ['swift: the secret of an application credential', SWIFT, ['OS_AUTH_URL', 'OS_APPLICATION_CREDENTIAL_ID'], ['OS_APPLICATION_CREDENTIAL_SECRET']],
  ['swift: the token', SWIFT, ['OS_STORAGE_URL'], ['OS_AUTH_TOKEN']],
])('%s', (_, backend, present, missing) => {
  expect(foundBy(missingKey, [repository('repo', backend), holding(...present)])).toEqual([lacks('Secret', 'stringData', ...missing)]);
});

test.each<[string, object, string, string]>([
  ['base64', encodedSecret('storage', { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' }), 'Secret', 'data'],
  ['sealed', sealedSecret('storage', { encryptedData: { AWS_ACCESS_KEY_ID: 'x' }, template: { data: { AWS_SECRET_ACCESS_KEY: 'x' } } }), 'SealedSecret', 'spec.encryptedData'],
  ['fetched', externalSecret('storage', { data: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((secretKey) => ({ secretKey })) }), 'ExternalSecret', 'spec.data'],
  ['fetched for a template that leaves it out',
    externalSecret('storage', { data: [{ secretKey: 'RESTIC_PASSWORD' }], target: { template: { data: { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' } } } }),
    'ExternalSecret', 'spec.target.template.data'],
  ['fetched for many namespaces',
    clusterExternalSecret('storage', { data: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((secretKey) => ({ secretKey })) }, { namespaceSelectors: [{}] }),
    'ClusterExternalSecret', 'spec.externalSecretSpec.data'],
])('RESTIC_PASSWORD, %s', (_, holder, kind, field) => {
  expect(foundBy(missingKey, [repository('repo', S3), holder])).toEqual([lacks(kind, field, 'RESTIC_PASSWORD')]);
});

test('RESTIC_PASSWORD on a volume', () => {
  expect(foundBy(missingKey, [repository('repo', LOCAL), secret('storage', { A: 'x' })])).toEqual([lacks('Secret', 'stringData', 'RESTIC_PASSWORD')]);
});

const withoutServiceAccount = (name: string) => 'warning STASH201 Secret storage stringData: has no GOOGLE_SERVICE_ACCOUNT_JSON_KEY, '
  + `so Repository demo/${name} can be opened only by pods with an identity of their own: add it under exactly this name; `
  + 'if the pods have an identity, such as the workload identity of GKE, remove GOOGLE_PROJECT_ID too, or acknowledge this';

test.each<[string, string, string]>([
  ['a project: the pods may have an identity', 'GOOGLE_PROJECT_ID', withoutServiceAccount('repo')],
  ['a key: the bucket may exist', 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY', 'warning STASH201 Secret storage stringData: has no GOOGLE_PROJECT_ID, '
    + 'without which restic cannot create the bucket: add it under exactly this name, or acknowledge this if the bucket exists'],
])('gcs with nothing but %s', (_, present, expected) => {
  expect(foundBy(missingKey, [repository('repo', GCS), holding(present)])).toEqual([expected]);
});

test('a Secret of several Repositories is one finding for each backend', () => {
  expect(foundBy(missingKey, [repository('repo', B2), repository('more', B2), repository('cloud', GCS), holding('GOOGLE_PROJECT_ID')])).toEqual([
    lacks('Secret', 'stringData', 'B2_ACCOUNT_ID', 'B2_ACCOUNT_KEY'),
    withoutServiceAccount('cloud'),
  ]);
});

test('a Secret that a blueprint names', () => {
  expect(foundBy(missingKey, [blueprint(B2, { repoNamespace: 'demo' }), holding('B2_ACCOUNT_ID')]))
    .toEqual([lacks('Secret', 'stringData', 'B2_ACCOUNT_KEY').replace('Repository demo/repo', 'BackupBlueprint pattern')]);
  expect(foundBy(missingKey, [blueprint(B2), holding('B2_ACCOUNT_ID')])).toEqual([]);
});

test.each<[string, object, readonly string[]]>([
  ['s3 without any key: the cloud gives an identity', S3, []],
  ['gcs without any key: the cloud gives an identity', GCS, []],
  ['a REST server that asks for nobody', REST, []],
  ['a volume', LOCAL, []],
  ['azure', AZURE, ['AZURE_ACCOUNT_NAME', 'AZURE_ACCOUNT_KEY']],
  ['s3', S3, ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']],
  ['swift, by the id of a tenant', SWIFT, ['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD', 'OS_TENANT_ID']],
  ['swift, by a token beside half of another way', SWIFT, ['OS_STORAGE_URL', 'OS_AUTH_TOKEN', 'OS_USERNAME']],
  ['a key under a wrong name, of which another rule speaks', AZURE, ['AZURE_ACCOUNT_NAME', 'AZURE_STORAGE_KEY']],
])('nothing about %s', (_, backend, present) => {
  expect(foundBy(missingKey, [repository('repo', backend), holding(...present)])).toEqual([]);
});

test.each<[string, readonly object[]]>([
  ['what may hold more than is shown', [externalSecret('storage', { dataFrom: [{ extract: { key: 'x' } }] })]],
  ['a SealedSecret to whose Secret an ExternalSecret adds', [
    sealedSecret('storage', { encryptedData: { RESTIC_PASSWORD: 'x' } }),
    externalSecret('storage', { data: ['B2_ACCOUNT_ID', 'B2_ACCOUNT_KEY'].map((secretKey) => ({ secretKey })), target: { creationPolicy: 'Merge' } }),
  ]],
  ['a Secret of another namespace', [secret('storage', {}, { namespace: 'prod' })]],
  ['a Secret that nobody names', [secret('other', {})]],
])('nothing about %s', (_, holders) => {
  expect(foundBy(missingKey, [repository('repo', B2), ...holders])).toEqual([]);
});

describe('Azure without a key', () => {
  const runtimeSettings = { container: { env: [{ name: 'AZURE_ACCOUNT_SAS', valueFrom: {} }] } };
  const labels = { 'azure.workload.identity/use': 'true' };
  const workload = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x', namespace: 'demo' }, spec: { template: { metadata: { labels } } } };
  const without = (who: string) => `warning STASH201 Secret storage stringData: has no AZURE_ACCOUNT_KEY, and ${who} instead: backups may run, but the operator has no access `
    + 'to list snapshots or to wipe them out: add AZURE_ACCOUNT_KEY, the only kind of access to Azure that Stash documents';

  test.each<[string, readonly object[], string]>([
    ['a SAS', [backup('x', 'repo', { runtimeSettings })], 'BackupConfiguration demo/x uses AZURE_ACCOUNT_SAS of its runtimeSettings'],
    ['a SAS of a member of a batch', [{ ...backup('x', 'repo'), kind: 'BackupBatch', spec: { repository: { name: 'repo' }, members: [{ runtimeSettings }] } }],
      'BackupBatch demo/x uses AZURE_ACCOUNT_SAS of its runtimeSettings'],
    ['a key elsewhere', [backup('x', 'repo', { runtimeSettings: { container: { env: [{ name: 'AZURE_ACCOUNT_KEY', valueFrom: {} }] } } })],
      'BackupConfiguration demo/x uses AZURE_ACCOUNT_KEY of its runtimeSettings'],
    ['a service principal', [backup('x', 'repo', { runtimeSettings: { container: { env: [{ name: 'AZURE_TENANT_ID' }, { name: 'AZURE_CLIENT_ID' }] } } })],
      'BackupConfiguration demo/x uses AZURE_CLIENT_ID of its runtimeSettings'],
    ['variables from elsewhere', [backup('x', 'repo', { runtimeSettings: { container: { envFrom: [{ secretRef: { name: 'sas' } }] } } })],
      'BackupConfiguration demo/x may take a credential from envFrom'],
    ['variables from elsewhere, for one member of a batch', [{
      ...backup('x', 'repo'),
      kind: 'BackupBatch',
      spec: { repository: { name: 'repo' }, members: [{}, { runtimeSettings: { container: { envFrom: [{ secretRef: { name: 'sas' } }] } } }] },
    }], 'BackupBatch demo/x may take a credential from envFrom'],
    ['a workload identity', [backup('x', 'repo', {}, { labels })], 'BackupConfiguration demo/x uses a workload identity'],
    ['a workload identity of the pods of its Jobs', [backup('x', 'repo', { runtimeSettings: { pod: { podLabels: labels } } })],
      'BackupConfiguration demo/x uses a workload identity'],
    ['a workload identity of a restore', [restore('x', 'repo', {}, { labels })], 'RestoreSession demo/x uses a workload identity'],
    ['a workload identity of the workload', [backup('x', 'repo'), workload], 'BackupConfiguration demo/x uses a workload identity'],
  ])('%s', (_, users, who) => {
    expect(foundBy(missingKey, [repository('repo', AZURE), holding('AZURE_ACCOUNT_NAME'), ...users])).toEqual([without(who)]);
  });

  test.each<[string, object, object, string]>([
    ['a SAS', { runtimeSettings }, {}, 'AZURE_ACCOUNT_SAS of its runtimeSettings'],
    ['a workload identity', {}, { spec: workload.spec }, 'a workload identity'],
  ])('%s of what a blueprint backs up', (_, spec, more, way) => {
    const annotations = asking({ 'backup-blueprint': 'pattern', 'target-paths': '/data', 'volume-mounts': 'data:/data' });
    const manifests = [blueprint(AZURE, { repoNamespace: 'demo', ...spec }), holding('AZURE_ACCOUNT_NAME'), { ...workload, metadata: { ...workload.metadata, annotations }, spec: {}, ...more }];
    expect(foundBy(missingKey, manifests)).toEqual([without(`the BackupConfiguration of Deployment demo/x from BackupBlueprint pattern uses ${way}`)]);
  });

  test('the name is needed all the same', () => {
    expect(foundBy(missingKey, [repository('repo', AZURE), holding(), backup('x', 'repo', { runtimeSettings })])).toEqual([
      without('BackupConfiguration demo/x uses AZURE_ACCOUNT_SAS of its runtimeSettings'), lacks('Secret', 'stringData', 'AZURE_ACCOUNT_NAME'),
    ]);
  });

  test('a workload without such labels has no identity', () => {
    const plain = { ...workload, spec: { template: {} } };
    expect(foundBy(missingKey, [repository('repo', AZURE), holding('AZURE_ACCOUNT_NAME'), backup('x', 'repo'), plain])).toEqual([lacks('Secret', 'stringData', 'AZURE_ACCOUNT_KEY')]);
  });

  test('a SAS for the CronJob of a batch is none', () => {
    const batch = { ...backup('x', 'repo'), kind: 'BackupBatch', spec: { repository: { name: 'repo' }, runtimeSettings, members: [{}] } };
    expect(foundBy(missingKey, [repository('repo', AZURE), holding('AZURE_ACCOUNT_NAME'), batch])).toEqual([lacks('Secret', 'stringData', 'AZURE_ACCOUNT_KEY')]);
  });

  test('a SAS for another Repository is none', () => {
    expect(foundBy(missingKey, [repository('repo', AZURE), repository('other', GCS), holding('AZURE_ACCOUNT_NAME'), backup('x', 'other', { runtimeSettings })]))
      .toEqual([lacks('Secret', 'stringData', 'AZURE_ACCOUNT_KEY')]);
  });
});
