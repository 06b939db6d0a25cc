import { wipeOutImpossible } from '../../../../lib/check/rules/repository/wipe-out-impossible';
import { backup, blueprint, externalSecret, foundBy, repository, restore, sealedSecret, secret } from '../manifests';

const WIPING = { wipeOut: true };
const swift = { swift: { container: 'safe', prefix: 'shop' } };
const BACKENDS = {
  azure: { container: 'safe' },
  b2: { bucket: 'safe-safe' },
  gcs: { bucket: 'safe' },
  local: { mountPath: '/safe', nfs: { server: 'nas', path: '/' } },
  rest: { url: 'https://rest.example.com/' },
  s3: { endpoint: 's3.amazonaws.com', bucket: 'safe' },
  swift: { container: 'safe' },
};

test.each(['b2', 'local', 'rest'] as const)('%s', (name) => {
  const found = `spec.wipeOut: the operator cannot delete data in the backend ${name}: remove wipeOut, and delete the snapshots directly in the storage`;
  const backend = { [name]: BACKENDS[name] };
  expect(foundBy(wipeOutImpossible, [repository('repo', backend, WIPING)])).toEqual([`error STASH105 Repository repo ${found}`]);
  expect(foundBy(wipeOutImpossible, [blueprint(backend, WIPING)])).toEqual([`error STASH105 BackupBlueprint pattern ${found}`]);
  expect(foundBy(wipeOutImpossible, [repository('repo', backend), repository('other', backend, { wipeOut: false })])).toEqual([]);
});

test.each(['azure', 'gcs', 's3', 'swift'] as const)('nothing about %s', (name) => {
  expect(foundBy(wipeOutImpossible, [repository('repo', { [name]: BACKENDS[name] }, WIPING)])).toEqual([]);
});

const credential = { OS_APPLICATION_CREDENTIAL_ID: 'x', OS_APPLICATION_CREDENTIAL_SECRET: 'x' };
const UNUSABLE = 'spec.wipeOut: the operator cannot use the application credential of the storage Secret, so that the Repository could never be deleted: '
  + 'leave wipeOut out, or give the Secret OS_USERNAME, OS_PASSWORD, OS_USER_DOMAIN_NAME and OS_PROJECT_NAME of a user in place of the application credential';

test.each<[string, readonly object[], string]>([
  ['in plain text', [repository('repo', swift, WIPING), secret('storage', credential)], `error STASH105 Repository repo ${UNUSABLE}`],
  ['sealed', [repository('repo', swift, WIPING), sealedSecret('storage', { encryptedData: credential })], `error STASH105 Repository repo ${UNUSABLE}`],
  ['of the namespace of a blueprint\'s Repositories', [blueprint(swift, { ...WIPING, repoNamespace: 'demo' }), secret('storage', credential)],
    `error STASH105 BackupBlueprint pattern ${UNUSABLE}`],
])('an application credential for Swift, %s', (_, manifests, expected) => {
  expect(foundBy(wipeOutImpossible, manifests)).toEqual([expected]);
});

test.each<[string, readonly object[]]>([
  ['a user', [repository('repo', swift, WIPING), secret('storage', { OS_USERNAME: 'x', OS_PASSWORD: 'x' })]],
  ['an application credential of another namespace', [repository('repo', swift, WIPING), secret('storage', credential, { namespace: 'prod' })]],
  ['an application credential without wipeOut', [repository('repo', swift), secret('storage', credential)]],
  ['an application credential for what does not read it', [repository('repo', { gcs: { bucket: 'safe' } }, WIPING), secret('storage', credential)]],
])('nothing about %s', (_, manifests) => {
  expect(foundBy(wipeOutImpossible, manifests)).toEqual([]);
});

const azure = repository('repo', { azure: { container: 'safe', prefix: 'shop' } }, WIPING);
const keyless = secret('storage', { RESTIC_PASSWORD: 'x', AZURE_ACCOUNT_NAME: 'x' });
const keyed = secret('storage', { RESTIC_PASSWORD: 'x', AZURE_ACCOUNT_NAME: 'x', AZURE_ACCOUNT_KEY: 'x' });
const brings = (name: string, value: string) => ({ runtimeSettings: { container: { env: [{ name, value }] } } });
const identity = backup('app', 'repo', {}, { labels: { 'azure.workload.identity/use': 'true' } });
const sas = backup('app', 'repo', brings('AZURE_ACCOUNT_SAS', 'x'));
const noKey = (way: string) => `error STASH105 Repository repo spec.wipeOut: the operator deletes only with AZURE_ACCOUNT_KEY, which the storage Secret does not have, and ${way} `
  + 'instead, so that the Repository can never be deleted: remove wipeOut, or add AZURE_ACCOUNT_KEY to the Secret';
const cloud = (who: string) => `error STASH105 Repository repo spec.wipeOut: the operator deletes only in core.windows.net, but ${who} sets AZURE_ENDPOINT_SUFFIX, `
  + 'so that the Repository can never be deleted: remove wipeOut, and delete the snapshots directly in the storage';
const china = brings('AZURE_ENDPOINT_SUFFIX', 'core.chinacloudapi.cn');

test.each<[string, readonly object[], readonly string[]]>([
  ['with a workload identity', [azure, keyless, identity], [noKey('BackupConfiguration demo/app uses a workload identity')]],
  ['with a shared access signature', [azure, keyless, sas], [noKey('BackupConfiguration demo/app uses AZURE_ACCOUNT_SAS of its runtimeSettings')]],
  ['with a workload identity beside a key', [azure, keyed, identity], []],
  ['with a workload identity and a Secret that is not all here', [azure, externalSecret('storage', { dataFrom: [{}] }), identity], []],
  ['with a workload identity and a Secret that is not here', [azure, identity], []],
  ['without a key, which the backups miss too', [azure, keyless, backup('app', 'repo')], []],
  ['with the identity of another Repository', [azure, keyless, backup('app', 'other', {}, { labels: { 'azure.workload.identity/use': 'true' } })], []],
  ['with an identity and without wipeOut', [repository('repo', { azure: { container: 'safe' } }), keyless, identity], []],
  ['in another cloud', [azure, keyed, backup('app', 'repo', china)], [cloud('BackupConfiguration demo/app')]],
  ['in another cloud, of a restore', [azure, restore('app', 'repo', china)], [cloud('RestoreSession demo/app')]],
  ['in the cloud that everybody has', [azure, keyed, backup('app', 'repo', brings('AZURE_ENDPOINT_SUFFIX', 'core.windows.net'))], []],
  ['in another cloud, where that says nothing', [repository('repo', { gcs: { bucket: 'safe' } }, WIPING), keyed, backup('app', 'repo', china)], []],
])('Azure %s', (_, manifests, expected) => expect(foundBy(wipeOutImpossible, manifests)).toEqual(expected));

const minio = (endpoint: string, spec: object = WIPING) => repository('repo', { s3: { endpoint, bucket: 'safe' } }, spec);
const trusting = secret('storage', { RESTIC_PASSWORD: 'x', CA_CERT_DATA: 'x' });
const IGNORED = 'warning STASH105 Repository repo spec.wipeOut: the operator uses CA_CERT_DATA of the storage Secret only if the endpoint begins with "https://"; '
  + 'unless it trusts the server without that, the Repository can never be deleted: write "https://" in front of the endpoint, or remove wipeOut';

test.each<[string, readonly object[], readonly string[]]>([
  ['without a scheme', [minio('minio.example.com:9000'), trusting], [IGNORED]],
  ['with https', [minio('https://minio.example.com:9000'), trusting], []],
  ['with http', [minio('http://minio.example.com:9000'), trusting], []],
  ['of Amazon', [minio('s3.eu-central-1.amazonaws.com'), trusting], []],
  ['of Amazon, with a port', [minio('s3.eu-central-1.amazonaws.com:443'), trusting], []],
  ['without a certificate in the Secret', [minio('minio.example.com:9000'), secret('storage', { RESTIC_PASSWORD: 'x' })], []],
  ['of a Secret that is not here', [minio('minio.example.com:9000')], []],
  ['without wipeOut', [minio('minio.example.com:9000', {}), trusting], []],
  ['that is missing', [minio(''), trusting], []],
])('an endpoint of S3 %s', (_, manifests, expected) => expect(foundBy(wipeOutImpossible, manifests)).toEqual(expected));
