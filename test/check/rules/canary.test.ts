import { createHash } from 'node:crypto';
import { backup, blueprint, externalSecret, repository, restore, sealedSecret, secret } from './manifests';
import { REPOSITORY_RULES, SECRET_RULES } from '../../../lib/check/rules/index';
import { STORAGE_KEYS } from '../../../lib/secret/key/storage-key';
import { findingsIn } from '../judged';

/** A credential that is like no other, in letters and digits. */
const canary = (seed: string) => createHash('sha256').update(seed).digest('base64').replace(/[^A-Za-z0-9]/g, '');

const WINDOW = 6;

function traceOf(value: string, output: string): string | undefined {
  const forms = [value, Buffer.from(value).toString('base64'), value.toLowerCase()];
  for (const form of forms) {
    for (let at = 0; at + WINDOW <= form.length; at++) {
      if (output.includes(form.slice(at, at + WINDOW))) {
        return form.slice(at, at + WINDOW);
      }
    }
  }
  return undefined;
}

const found = (manifests: readonly object[], isSynth: boolean) => findingsIn(manifests, { rules: [...REPOSITORY_RULES, ...SECRET_RULES], isSynth }).join('\n');

const KEYS = [...STORAGE_KEYS.keys()];
const FORMS: ReadonlyArray<readonly [string, (value: string) => string]> = [
  ['as it is', (value) => value],
  ['with a line break', (value) => `${value}\n`],
  ['in quotes', (value) => `"${value}"`],
  ['in base64 once more', (value) => Buffer.from(value).toString('base64')],
  ['as a host', (value) => `https://${value}.blob.core.windows.net`],
  ['as an address', (value) => `https://me:${value}@example.com/x`],
  ['as an address with a slash', (value) => `https://me:${value.slice(0, 8)}/${value.slice(8)}@example.com/x`],
  ['as a query', (value) => `https://example.com/x?sig=${value}`],
  ['as JSON', (value) => JSON.stringify({ type: 'service_account', private_key: value })],
  ['as an assignment', (value) => `RESTIC_PASSWORD=${value}`],
  ['as an account key', (value) => `AccountKey=${value}${value}==`],
];

const BACKENDS = [
  { azure: { container: 'safe' } }, { b2: { bucket: 'safe-safe' } }, { gcs: { bucket: 'safe' } }, { rest: { url: 'https://rest.example.com/' } },
  { s3: { endpoint: 'minio', bucket: 'safe' } }, { swift: { container: 'safe' } }, { local: { mountPath: '/safe', nfs: { server: 'nas', path: '/' } } },
];

describe.each(FORMS)('a credential %s', (form, write) => {
  const value = canary(form);
  const values = Object.fromEntries(KEYS.map((key) => [key, write(value)]));
  const encoded = Object.fromEntries(KEYS.map((key) => [key, Buffer.from(write(value)).toString('base64')]));
  const wrong = { 'restic_password': write(value), 'MINIO_ACCESS_KEY': write(value), 'AZURE_STORAGE_KEY': write(value), 'ca.crt': write(value) };
  const holders: ReadonlyArray<readonly [string, object]> = [
    ['stringData', secret('storage', values)],
    ['data', { ...secret('storage', {}), stringData: undefined, data: encoded }],
    ['data without base64', { ...secret('storage', {}), stringData: undefined, data: values }],
    ['misnamed', secret('storage', wrong)],
    ['a sealed template', sealedSecret('storage', { encryptedData: {}, template: { data: values } })],
    ['what is no ciphertext', sealedSecret('storage', { encryptedData: values })],
    ['an external template', externalSecret('storage', { dataFrom: [{ sourceRef: { generatorRef: {} } }], target: { template: { data: values } } })],
  ];

  test.each(holders)('in %s', (_, holder) => {
    for (const isSynth of [true, false]) {
      const output = found([holder, ...BACKENDS.flatMap((backend, index) => [repository(`a${index}`, backend), repository(`b${index}`, backend)])], isSynth);
      expect(output).toContain('STASH20');
      expect(traceOf(value, output)).toBeUndefined();
    }
  });

  test('in the environment of a backup or restore', () => {
    const runtimeSettings = { container: { env: [...KEYS, 'AZURE_ACCOUNT_SAS'].map((name) => ({ name, value: write(value) })) } };
    const output = found([
      repository('repo', BACKENDS[0]!), secret('storage', { AZURE_ACCOUNT_NAME: 'stashdemo' }), blueprint(BACKENDS[0]!, { runtimeSettings }),
      backup('x', 'repo', { runtimeSettings }), restore('y', 'repo', { runtimeSettings }),
    ], true);
    expect(output).toContain('STASH205');
    expect(traceOf(value, output)).toBeUndefined();
  });
});

describe.each<[string, (value: string) => string]>([
  ['as a function', (value) => `xx{{x${value}}}yy`],
  ['as a name with a dash', (value) => `{{ x${value.slice(0, 16)}-${value.slice(16)} }}`],
  ['as a key', (value) => `{{ .x${value} }}`],
  ['as a key with a dash', (value) => `{{ .x${value}-x }}`],
  ['as a key that is looked up', (value) => `{{ index . "${value}" }}`],
  ['as a key with the braces of a text', (value) => `{{ "}}" }}{{ $.x${value} | trim }}`],
])('a credential between the braces of a template %s', (form, write) => {
  const value = canary(form);
  const template = { data: Object.fromEntries(KEYS.map((key) => [key, write(value)])) };

  test.each<[string, object]>([
    ['external', externalSecret('storage', { data: [{ secretKey: 'k', remoteRef: { key: 'a' } }], target: { template } })],
    ['sealed', sealedSecret('storage', { encryptedData: { k: 'AgA=' }, template })],
  ])('%s', (_, holder) => {
    const output = found([holder], true);
    expect(output).toContain('STASH209');
    expect(traceOf(value, output)).toBeUndefined();
  });
});

// What has no form of a credential cannot be told from a value that only is wrong, and is quoted as such.
describe.each(FORMS.filter(([form]) => ['as an address', 'as an address with a slash', 'as a query', 'as an account key'].includes(form)))('a credential %s', (form, write) => {
  const value = canary(form);
  const text = write(value);

  test('in an address of a Repository', () => {
    for (const spec of [
      { rest: { url: text } }, { rest: { url: `rest:${text}` } }, { s3: { endpoint: text, bucket: 'safe' } }, { s3: { endpoint: `${text}/`, bucket: 'safe', prefix: 'a' } },
    ]) {
      const inner = repository('inner', { ...spec, s3: spec.s3 && { ...spec.s3, prefix: 'a/b' } });
      const output = found([repository('one', spec), repository('two', spec), blueprint(spec), inner], true);
      expect(output).not.toBe('');
      expect(traceOf(value, output)).toBeUndefined();
    }
  });

  test('in any field of a Repository', () => {
    for (const backend of [
      { azure: { container: text, prefix: `../${text}` } }, { b2: { bucket: text, prefix: `../${text}` } }, { gcs: { bucket: text, prefix: `../${text}` } },
      { s3: { endpoint: 'minio', bucket: text, prefix: `../${text}`, region: text } }, { s3: { endpoint: 's3.amazonaws.com', bucket: text, region: text } },
      { swift: { container: `${text}/`, prefix: `../${text}` } }, { local: { mountPath: text, subPath: `../${text}`, persistentVolumeClaim: { claimName: text } } },
      { storageSecretName: text, gcs: { bucket: 'safe' } },
    ]) {
      const output = found([repository('one', backend), repository('two', backend), blueprint(backend), backup('x', 'one'), restore('y', 'one')], true);
      expect(output).not.toBe('');
      expect(traceOf(value, output)).toBeUndefined();
    }
  });

  test('in a hook', () => {
    const output = found([backup('x', 'repo', { hooks: { preBackup: { exec: { command: ['sh', '-c', `echo ${text}`] } } } })], true);
    expect(output).toContain('STASH205');
    expect(traceOf(value, output)).toBeUndefined();
  });
});

test('a credential by its form, in any field of a Repository', () => {
  const value = canary('any field');
  const text = `AccountKey=${value}${value}==`;
  const output = found([
    repository('repo', { azure: { container: text, prefix: text } }, {}, { annotations: { note: text } }),
    repository('other', { local: { mountPath: text, subPath: text, persistentVolumeClaim: { claimName: text } } }),
    repository('wiping', { s3: { endpoint: text, bucket: text, prefix: `/${text}` } }, { wipeOut: true }),
  ], true);
  expect(output).toContain('STASH205');
  expect(traceOf(value, output)).toBeUndefined();
});
