import { App, Chart } from 'cdk8s';
import * as library from 'cdk8s-stash';

/** What the types allow for no longer once a variable of the environment is asserted to be set. */
const UNSET = undefined as unknown as string;
const MISSING = 'is missing: give a string; an environment variable that is not set is undefined';

const chart = () => new Chart(new App(), 'demo', { namespace: 'demo' });
const storageSecret = library.StorageSecret.fromSecretName(chart(), 'Secret', 'secret');
const secret = library.SensitiveValue.unsafePlainText('not-a-secret');
const KEYSTONE = 'https://keystone.example.com';

const service = (scope: Chart, given: Partial<library.ServiceClientConfigOptions>) => new library.AppBinding(scope, 'X', {
  clientConfig: library.ClientConfig.service({ name: 'db', port: 5432, scheme: 'postgresql', ...given }),
});
const swift = (scope: Chart, credentials: library.SwiftCredentials) => new library.SwiftStorageSecret(scope, 'X', {
  resticPassword: secret, credentials, delivery: library.SecretDelivery.unsafePlainSecret(),
});
const v3 = (given: Partial<library.SwiftV3Options>) => library.SwiftCredentials.v3({
  authUrl: `${KEYSTONE}/v3`, username: 'shop', password: secret, userDomainName: 'Default', projectName: 'shop', projectDomainName: 'Default', ...given,
});
const volume = library.VolumeSource.nfs({ server: 'nfs', path: '/' });

test.each<[string, (scope: Chart) => unknown]>([
  ['spec.backend.azure.container', (scope) => new library.AzureRepository(scope, 'X', { storageSecret, container: UNSET })],
  ['spec.backend.b2.bucket', (scope) => new library.B2Repository(scope, 'X', { storageSecret, bucket: UNSET })],
  ['spec.backend.gcs.bucket', (scope) => new library.GcsRepository(scope, 'X', { storageSecret, bucket: UNSET })],
  ['spec.backend.local.mountPath', (scope) => new library.LocalRepository(scope, 'X', { storageSecret, volume, mountPath: UNSET })],
  ['spec.backend.rest.url', (scope) => new library.RestServerRepository(scope, 'X', { storageSecret, url: UNSET })],
  ['spec.backend.s3.endpoint', (scope) => new library.S3Repository(scope, 'X', { storageSecret, endpoint: UNSET, bucket: 'backup' })],
  ['spec.backend.s3.bucket', (scope) => new library.S3Repository(scope, 'X', { storageSecret, endpoint: 's3.amazonaws.com', bucket: UNSET })],
  ['spec.backend.swift.container', (scope) => new library.SwiftRepository(scope, 'X', { storageSecret, container: UNSET })],
  ['metadata.name', (scope) => library.StorageSecret.fromSecretName(scope, 'X', UNSET)],
  ['metadata.name', (scope) => library.Repository.fromRepositoryName(scope, 'X', UNSET)],
  ['metadata.name', (scope) => library.BackupConfiguration.fromBackupConfigurationName(scope, 'X', UNSET)],
  ['metadata.name', (scope) => library.AppBinding.fromAppBindingName(scope, 'X', UNSET)],
  ['spec.image', (scope) => new library.StashFunction(scope, 'X', { image: UNSET })],
  ['spec.steps[1].name', (scope) => new library.StashTask(scope, 'X', { steps: [{ name: 'dump' }, { name: UNSET }] })],
  ['spec.clientConfig.service.name', (scope) => service(scope, { name: UNSET })],
  ['spec.clientConfig.service.scheme', (scope) => service(scope, { scheme: UNSET })],
  ['spec.clientConfig.url', (scope) => new library.AppBinding(scope, 'X', { clientConfig: library.ClientConfig.url(UNSET) })],
  ['data.ST_USER', (scope) => swift(scope, library.SwiftCredentials.v1({ authUrl: `${KEYSTONE}/v1`, user: UNSET, key: secret }))],
  ['data.OS_USERNAME', (scope) => swift(scope, library.SwiftCredentials.v2({ authUrl: `${KEYSTONE}/v2.0`, username: UNSET, password: secret, tenantName: 'shop' }))],
  ['data.OS_USERNAME', (scope) => swift(scope, v3({ username: UNSET }))],
  ['data.OS_USER_DOMAIN_NAME', (scope) => swift(scope, v3({ userDomainName: UNSET }))],
  ['data.OS_PROJECT_NAME', (scope) => swift(scope, v3({ projectName: UNSET }))],
])('%s that is not set', (field, define) => {
  expect(() => define(chart())).toThrow(new Error(`[demo/X] ${field}: ${MISSING}`));
});

test.each([[undefined, 'missing'], ['azure-secret', 'not a Secret'], [{}, 'not a Secret']])('a storage Secret that is none: %j is %s', (given, is) => {
  expect(() => new library.AzureRepository(chart(), 'X', { container: 'backup', storageSecret: given as never })).toThrow(new Error(
    `[demo/X] spec.backend.storageSecretName: is ${is}: give the storage Secret, or StorageSecret.fromSecretName() for one that exists`,
  ));
});

test.each<[string, () => unknown]>([
  ['BackupTarget.namespace: name', () => library.BackupTarget.namespace(UNSET)],
  ['VolumeSource.persistentVolumeClaimName:', () => library.VolumeSource.persistentVolumeClaimName(UNSET)],
  ['SecretStoreRef: SecretStore', () => library.SecretStoreRef.secretStore(UNSET)],
  ['SecretStoreRef: ClusterSecretStore', () => library.SecretStoreRef.clusterSecretStore(UNSET)],
])('%s of a factory that is not set', (where, define) => {
  expect(define).toThrow(new Error(`${where} ${MISSING}`));
});

test('a namespace that is not set', () => {
  expect(() => library.UsagePolicy.namespaces('shop', UNSET)).toThrow(new Error(`UsagePolicy.namespaces: ${MISSING}`));
});

test.each(['/stash-tmp', '/stash-tmp/x', '/bin'])('a mount that would hide what Stash needs: %s', (mountPath) => {
  expect(() => new library.LocalRepository(chart(), 'X', { storageSecret, volume, mountPath })).toThrow(new Error(
    `[demo/X] spec.backend.local.mountPath: "${mountPath}" is where Stash's containers keep restic or their temporary files: mount the volume elsewhere`,
  ));
});

test.each<[string, (prefix: string) => unknown]>([
  ['azure', (prefix) => new library.AzureRepository(chart(), 'X', { storageSecret, container: 'backup', prefix })],
  ['gcs', (prefix) => new library.GcsRepository(chart(), 'X', { storageSecret, bucket: 'backup', prefix })],
])('a credential as the prefix in %s is neither written nor shown', (backend, define) => {
  expect(() => define('backups?sv=2022-11-02&sig=abcDEF')).toThrow(new Error(
    `[demo/X] spec.backend.${backend}.prefix: the given value (not shown, since it looks like a credential) would be in plain text in the manifest: `
    + 'give credentials to the storage Secret only, as a SensitiveValue',
  ));
});

// The search for credentials takes the square of what it is given.
test('a text of a million characters is refused at once', () => {
  expect(() => new library.AzureRepository(chart(), 'X', { storageSecret, container: 'backup', prefix: 'a'.repeat(1_000_000) })).toThrow(/ is too long: /);
  expect(() => new library.RestServerRepository(chart(), 'X', { storageSecret, url: `http://h/${':'.repeat(1_000_000)} @` })).toThrow(/not shown/);
});
