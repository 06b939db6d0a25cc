import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { CHECKS_RULES, REPOSITORY_RULES, SECRET_RULES } from '../../../lib/check/rules/index';
import { STORAGE_KEYS } from '../../../lib/secret/key/storage-key';
import { type Mode, MODES } from '../../secret/backend-modes';
import { CERTIFICATE } from '../../secret/certificate';
import { ACCOUNT_KEY, PASSWORD } from '../../secret/credentials';
import { capturedStderr } from '../../secret/demo-app';
import { sealedObject } from '../../secret/sealing';
import { temporaryFolder } from '../../secret/temporary-folder';
import { findingsIn } from '../judged';
import {
  AzureRepository, AzureStorageSecret, B2Repository, GcsRepository, LocalRepository, RestServerRepository, S3Repository, SecretDelivery,
  SecretStoreRef, SensitiveValue, SwiftRepository, TrailingNewline, VolumeSource, type StorageSecret, type StorageSecretProps,
} from 'cdk8s-stash';

capturedStderr();
const folder = temporaryFolder();
const rules = [...CHECKS_RULES, ...REPOSITORY_RULES, ...SECRET_RULES];

const AZURE: Mode = {
  backend: 'azure',
  name: 'account key',
  clear: { AZURE_ACCOUNT_NAME: 'stashdemo' },
  secret: { AZURE_ACCOUNT_KEY: ACCOUNT_KEY },
  trimmed: [],
  define: (chart, props, from) => new AzureStorageSecret(chart, 'Secret', { ...props, accountName: 'stashdemo', accountKey: from('AZURE_ACCOUNT_KEY') }),
};

const REPOSITORIES: { readonly [backend: string]: (chart: Chart, storageSecret: StorageSecret) => unknown } = {
  azure: (chart, storageSecret) => new AzureRepository(chart, 'Repository', { storageSecret, container: 'safe', prefix: 'shop', wipeOut: true }),
  b2: (chart, storageSecret) => new B2Repository(chart, 'Repository', { storageSecret, bucket: 'safe-safe' }),
  gcs: (chart, storageSecret) => new GcsRepository(chart, 'Repository', { storageSecret, bucket: 'safe' }),
  local: (chart, storageSecret) =>
    new LocalRepository(chart, 'Repository', { storageSecret, mountPath: '/safe', volume: VolumeSource.persistentVolumeClaimName('safe') }),
  rest: (chart, storageSecret) => new RestServerRepository(chart, 'Repository', { storageSecret, url: 'https://rest.example.com/shop' }),
  s3: (chart, storageSecret) => new S3Repository(chart, 'Repository', { storageSecret, bucket: 'safe', endpoint: 's3.amazonaws.com' }),
  swift: (chart, storageSecret) => new SwiftRepository(chart, 'Repository', { storageSecret, container: 'safe' }),
};

const metadata = { name: 'storage-secret', namespace: 'demo' };

function written(mode: Mode, from: (key: string) => SensitiveValue, delivery: SecretDelivery, props: Partial<StorageSecretProps> = {}): string {
  const app = new App();
  const chart = new Chart(app, 'demo', { namespace: 'demo' });
  REPOSITORIES[mode.backend]!(chart, mode.define(chart, { metadata, resticPassword: from('RESTIC_PASSWORD'), caCertData: CERTIFICATE, delivery, ...props }, from));
  return app.synthYaml();
}

describe.each([...MODES, AZURE].map((mode): [string, Mode] => [`${mode.backend}: ${mode.name}`, mode]))('%s', (_, mode) => {
  const secret: { readonly [key: string]: string } = { ...mode.secret, RESTIC_PASSWORD: PASSWORD };
  const sealed = folder.write(`${mode.backend} ${mode.name}.json`, JSON.stringify(sealedObject(secret, metadata)));

  test.each<[string, () => string]>([
    ['in plain text', () => written(mode, (key) => SensitiveValue.unsafePlainText(secret[key]!), SecretDelivery.unsafePlainSecret())],
    ['from a store', () => written(mode, SensitiveValue.fromRemoteRef, SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('vault') }))],
    ['sealed', () => written(mode, () => SensitiveValue.fromSealedFile(sealed), SecretDelivery.sealedSecret())],
  ])('nothing about a Repository and its Secret, %s', (__, write) => {
    const yaml = write();
    expect(yaml).toContain('kind: Repository');
    expect(findingsIn(yaml, { rules, isSynth: true })).toEqual([]);
    expect(findingsIn(yaml, { rules })).toEqual([]);
  });

  test('all keys are among those that are judged, and known to be secret or not', () => {
    expect(Object.keys(secret).filter((key) => STORAGE_KEYS.get(key)?.isClear)).toEqual([]);
    expect(Object.keys({ ...mode.clear, ...secret }).filter((key) => !STORAGE_KEYS.has(key))).toEqual([]);
    expect(Object.keys(mode.clear).filter((key) => !STORAGE_KEYS.get(key)?.isClear)).toEqual([]);
  });
});

test('nothing about a line break that is kept on purpose', () => {
  const password = folder.write('password', 'old\n');
  const yaml = written(AZURE, (key) => key === 'RESTIC_PASSWORD'
    ? SensitiveValue.fromFile(password, { trailingNewline: TrailingNewline.KEEP })
    : SensitiveValue.unsafePlainText(ACCOUNT_KEY), SecretDelivery.unsafePlainSecret());
  expect(findingsIn(yaml, { rules, isSynth: true })).toEqual([]);
});

test('a reason that somebody gave stays', () => {
  const annotations = { 'checks.cdk8s-stash/STASH205': 'for the talk' };
  expect(written(AZURE, (key) => SensitiveValue.unsafePlainText(key === 'RESTIC_PASSWORD' ? PASSWORD : ACCOUNT_KEY), SecretDelivery.unsafePlainSecret(),
    { metadata: { ...metadata, annotations } })).toContain('checks.cdk8s-stash/STASH205: for the talk');
});

const EXAMPLES = join(__dirname, '../../../examples');
const examples = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test.each(examples)('nothing about the example %s', (name) => {
  const dist = join(EXAMPLES, name, 'dist');
  const yaml = readdirSync(dist).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(dist, file), 'utf8')).join('\n---\n');
  expect(findingsIn(yaml, { rules, isSynth: true })).toEqual([]);
  expect(findingsIn(yaml, { rules })).toEqual([]);
});
