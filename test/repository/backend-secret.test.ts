import type { Chart } from 'cdk8s';
import { b2, gcs, local, rest, s3, swift } from './backend-repositories';
import { demoChart, yamlOf } from './demo';
import { type Mode, MODES } from '../secret/backend-modes';
import { AzureRepository, type Repository, SecretDelivery, SecretStoreRef, SensitiveValue, type StorageSecret } from 'cdk8s-stash';

const REPOSITORIES: { readonly [backend: string]: (storageSecret: StorageSecret, chart: Chart) => Repository } = {
  azure: (storageSecret, chart) => new AzureRepository(chart, 'Repository', { container: 'stash-backup', storageSecret }),
  b2: (storageSecret, chart) => b2({ storageSecret }, chart),
  gcs: (storageSecret, chart) => gcs({ storageSecret }, chart),
  local: (storageSecret, chart) => local({ storageSecret }, chart),
  rest: (storageSecret, chart) => rest({ storageSecret }, chart),
  s3: (storageSecret, chart) => s3({ storageSecret }, chart),
  swift: (storageSecret, chart) => swift({ storageSecret }, chart),
};

const PAIRS = Object.keys(REPOSITORIES).flatMap((backend) =>
  MODES.map((mode): [string, string, string, Mode] => [mode.backend, mode.name, backend, mode]));

test.each(PAIRS)('the Secret for %s (%s) with a Repository on %s', (secretBackend, _, backend, mode) => {
  const chart = demoChart();
  const storageSecret = mode.define(chart, {
    metadata: { name: 'storage-secret' },
    resticPassword: SensitiveValue.fromRemoteRef('restic'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('vault') }),
  }, (key) => SensitiveValue.fromRemoteRef(key));
  const attempt = () => REPOSITORIES[backend]!(storageSecret, chart);
  if (backend === secretBackend) {
    expect(yamlOf(attempt())).toContain('    storageSecretName: storage-secret\n');
  } else {
    expect(attempt).toThrow(new Error('[demo/Repository] spec.backend.storageSecretName: the Secret "storage-secret" holds the keys of the backend '
      + `"${secretBackend}" and not of "${backend}": give the storage Secret of this backend; StorageSecret.fromSecretName() takes an existing one for any backend`));
  }
});

const SWIFT = MODES.filter(({ backend }) => backend === 'swift').map((mode): [string, Mode] => [mode.name, mode]);

test.each(SWIFT)('wipeOut with Swift by %s', (name, mode) => {
  const chart = demoChart();
  const storageSecret = mode.define(chart, {
    resticPassword: SensitiveValue.fromRemoteRef('restic'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('vault') }),
  }, (key) => SensitiveValue.fromRemoteRef(key));
  const attempt = () => swift({ storageSecret, prefix: 'demo', wipeOut: true }, chart);
  if (name.startsWith('application credential')) {
    expect(attempt).toThrow(new Error('[demo/Repository] spec.wipeOut: the operator cannot use the application credential of the storage Secret, so that '
      + 'the Repository could never be deleted: leave wipeOut out, or give the Secret OS_USERNAME, OS_PASSWORD, OS_USER_DOMAIN_NAME and OS_PROJECT_NAME of a user in place of the application credential'));
  } else {
    expect(yamlOf(attempt())).toContain('  wipeOut: true\n');
  }
});
