import { misnamedKey } from '../../../../lib/check/rules/secret/misnamed-key';
import { encodedSecret, externalSecret, foundBy, repository, sealedSecret, secret } from '../manifests';

const AZURE = { azure: { container: 'safe' } };
const GCS = { gcs: { bucket: 'safe' } };
const S3 = { s3: { endpoint: 's3.amazonaws.com', bucket: 'safe' } };
const B2 = { b2: { bucket: 'safe-safe' } };

const holding = (...keys: string[]) => secret('storage', Object.fromEntries(keys.map((key) => [key, 'x'])));
const misnamed = (given: string, right: string, kind = 'Secret', field = `stringData.${given}`) => `error STASH202 ${kind} storage ${field}: `
  + `"${given}" is not a key that Stash reads, so that Repository demo/repo cannot be opened: rename it; did you mean ${right}?`;

test.each<[string, object, string, string]>([
  ['the wrong case', B2, 'restic_password', 'RESTIC_PASSWORD'],
  ['hyphens', B2, 'restic-password', 'RESTIC_PASSWORD'],
  ['humps', B2, 'resticPassword', 'RESTIC_PASSWORD'],
  ['a letter too few', B2, 'RESTIC_PASWORD', 'RESTIC_PASSWORD'],
  ['a file', B2, 'RESTIC_PASSWORD_FILE', 'RESTIC_PASSWORD'],
  ['the name of a storage account elsewhere', AZURE, 'AZURE_STORAGE_ACCOUNT', 'AZURE_ACCOUNT_NAME'],
  ['the key of a storage account elsewhere', AZURE, 'AZURE_STORAGE_KEY', 'AZURE_ACCOUNT_KEY'],
  ['as Kubernetes has the key of Azure Files', AZURE, 'azurestorageaccountkey', 'AZURE_ACCOUNT_KEY'],
  ['MinIO', S3, 'MINIO_ACCESS_KEY_ID', 'AWS_ACCESS_KEY_ID'],
  ['MinIO, the secret', S3, 'MINIO_SECRET_KEY', 'AWS_SECRET_ACCESS_KEY'],
  ['S3 by short names', S3, 'AWS_SECRET_KEY', 'AWS_SECRET_ACCESS_KEY'],
  ['Google', GCS, 'GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY'],
  ['Google, the project', GCS, 'GOOGLE_PROJECT', 'GOOGLE_PROJECT_ID'],
  ['B2', B2, 'B2_APPLICATION_KEY', 'B2_ACCOUNT_KEY'],
])('%s', (_, backend, given, right) => {
  expect(foundBy(misnamedKey, [repository('repo', backend), holding(given, ...right === 'RESTIC_PASSWORD' ? [] : ['RESTIC_PASSWORD'])])).toEqual([misnamed(given, right)]);
});

test('two, of s3', () => {
  expect(foundBy(misnamedKey, [repository('repo', S3), holding('RESTIC_PASSWORD', 'accesskey', 'secretkey')]))
    .toEqual([misnamed('accesskey', 'AWS_ACCESS_KEY_ID'), misnamed('secretkey', 'AWS_SECRET_ACCESS_KEY')]);
});

test('certificates, without which most servers can be reached', () => {
  expect(foundBy(misnamedKey, [repository('repo', S3), holding('RESTIC_PASSWORD', 'ca.crt')])).toEqual([
    'warning STASH202 Secret storage stringData["ca.crt"]: "ca.crt" is not a key that Stash reads, so that Repository demo/repo is opened without its own certificate authority: '
    + 'rename it; did you mean CA_CERT_DATA?',
  ]);
});

test.each<[string, object, string, string]>([
  ['base64', encodedSecret('storage', { restic_password: 'x' }), 'Secret', 'data.restic_password'],
  ['sealed', sealedSecret('storage', { encryptedData: { restic_password: 'x' } }), 'SealedSecret', 'spec.encryptedData.restic_password'],
  ['fetched', externalSecret('storage', { data: [{ secretKey: 'restic_password' }] }), 'ExternalSecret', 'spec.data[0]'],
  ['in a template', externalSecret('storage', { target: { template: { data: { restic_password: '{{ .x }}' } } } }), 'ExternalSecret', 'spec.target.template.data.restic_password'],
])('%s', (_, holder, kind, field) => {
  expect(foundBy(misnamedKey, [repository('repo', GCS), holder])).toEqual([misnamed('restic_password', 'RESTIC_PASSWORD', kind, field)]);
});

test('once, for Repositories of several backends', () => {
  expect(foundBy(misnamedKey, [repository('repo', GCS), repository('other', S3), holding('restic_password')])).toEqual([misnamed('restic_password', 'RESTIC_PASSWORD')]);
});

test.each<[string, object, readonly object[]]>([
  ['a key that stands beside the right one', S3, [holding('RESTIC_PASSWORD', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'accesskey', 'password')]],
  ['the keys of other programs', GCS, [holding('RESTIC_PASSWORD', 'owner', 'region')]],
  ['keys of another backend', GCS, [holding('RESTIC_PASSWORD', 'MINIO_ACCESS_KEY')]],
  ['half of another way into Swift', { swift: { container: 'safe' } }, [holding('RESTIC_PASSWORD', 'OS_STORAGE_URL', 'OS_AUTH_TOKEN', 'OS_PROJECT')]],
  ['what may hold more than is shown', GCS, [externalSecret('storage', { data: [{ secretKey: 'restic_password' }], dataFrom: [{ extract: { key: 'x' } }] })]],
  ['a Secret that nobody names', GCS, [secret('other', { restic_password: 'x' })]],
])('nothing about %s', (_, backend, holders) => {
  expect(foundBy(misnamedKey, [repository('repo', backend), ...holders])).toEqual([]);
});
