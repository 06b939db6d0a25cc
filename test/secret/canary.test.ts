import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { App, ApiObject, Chart, JsonPatch, Testing, Yaml } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ACCOUNT_KEY, PASSWORD } from './credentials';
import { NAMED, capturedStderr, externalSecret, plainSecret, sealedSecret } from './demo-app';
import { sealedObject } from './sealing';
import { temporaryFolder } from './temporary-folder';
import { traceOf } from './trace';
import { SealingScope, SecretDelivery, SecretStoreRef, SensitiveValue, TrailingNewline, type AzureStorageSecret } from 'cdk8s-stash';

const stderr = capturedStderr();
const folder = temporaryFolder();
const VALUES = { AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD };
const sealedFile = folder.write('azure.json', JSON.stringify(sealedObject(VALUES)));
const unsealedFile = folder.write('unsealed.yaml', Yaml.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: NAMED, stringData: VALUES }));
const files = {
  key: folder.write('key', ACCOUNT_KEY),
  password: folder.write('password', PASSWORD),
  broken: folder.write('broken', `${PASSWORD}\n`),
};
process.env.STASH_TEST_KEY = ACCOUNT_KEY;
process.env.STASH_TEST_PASSWORD = PASSWORD;
process.env.STASH_TEST_BROKEN = `"${PASSWORD}"`;

function expectNoTrace(...texts: string[]): void {
  for (const text of texts) {
    expect({ key: traceOf(ACCOUNT_KEY, text), password: traceOf(PASSWORD, text) }).toEqual({ key: undefined, password: undefined });
  }
}

/** Everything that a program may write to a log about an object. */
function printed(value: unknown): string[] {
  const options = { depth: Infinity, showHidden: true, getters: true, maxArrayLength: Infinity, maxStringLength: Infinity };
  const attempts = [
    () => inspect(value, options), () => inspect(value), () => String(value), () => `${value as string}`, () => JSON.stringify(value) ?? '',
  ];
  return attempts.map((attempt) => {
    try {
      return attempt();
    } catch (error) {
      return inspect(error, options);
    }
  });
}

function thrownBy(attempt: () => unknown): Error {
  try {
    attempt();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was refused');
}

function expectSilentError(attempt: () => unknown): void {
  const error = thrownBy(attempt);
  expectNoTrace(error.message, error.stack!, ...printed(error), ...stderr);
}

/** Each source of both values, and one whose password is refused where it is visible. */
const SOURCES: ReadonlyArray<[string, SensitiveValue, SensitiveValue]> = [
  ['fromEnv', SensitiveValue.fromEnv('STASH_TEST_KEY'), SensitiveValue.fromEnv('STASH_TEST_PASSWORD')],
  ['fromEnv, malformed', SensitiveValue.fromEnv('STASH_TEST_KEY'), SensitiveValue.fromEnv('STASH_TEST_BROKEN')],
  ['fromFile', SensitiveValue.fromFile(files.key), SensitiveValue.fromFile(files.password)],
  ['fromFile, with a line break', SensitiveValue.fromFile(files.key), SensitiveValue.fromFile(files.broken)],
  ['fromFile, with a line break kept', SensitiveValue.fromFile(files.key),
    SensitiveValue.fromFile(files.broken, { trailingNewline: TrailingNewline.KEEP })],
  ['fromRemoteRef', SensitiveValue.fromRemoteRef('key'), SensitiveValue.fromRemoteRef('password')],
  ['fromSealedFile', SensitiveValue.fromSealedFile(sealedFile), SensitiveValue.fromSealedFile(sealedFile)],
  ['fromSealedFile, not sealed', SensitiveValue.fromSealedFile(unsealedFile), SensitiveValue.fromSealedFile(unsealedFile)],
  ['unsafePlainText', SensitiveValue.unsafePlainText(ACCOUNT_KEY), SensitiveValue.unsafePlainText(PASSWORD)],
  ['unsafePlainText, malformed', SensitiveValue.unsafePlainText(ACCOUNT_KEY), SensitiveValue.unsafePlainText(` ${PASSWORD}`)],
  ['unsafePlainText, mixed up', SensitiveValue.unsafePlainText(PASSWORD), SensitiveValue.unsafePlainText(ACCOUNT_KEY)],
];

const DELIVERIES: ReadonlyArray<[string, SecretDelivery]> = [
  ['externalSecret', SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('azure-kv') })],
  ['sealedSecret', SecretDelivery.sealedSecret()],
  ['sealedSecret in another scope', SecretDelivery.sealedSecret({ scope: SealingScope.CLUSTER_WIDE })],
  ['unsafePlainSecret', SecretDelivery.unsafePlainSecret()],
];

/** All that hangs on a construct, and all that is kept about it beside the tree. */
function everythingAbout(root: IConstruct): string[] {
  return root.node.findAll().flatMap(({ node }) => [node.id, node.path, node.addr, ...printed(node.metadata)]);
}

describe.each(SOURCES)('%s', (_, accountKey, resticPassword) => {
  test('shows nothing by itself', () => {
    for (const value of [accountKey, resticPassword]) {
      expectNoTrace(...printed(value), ...printed(structuredClone(value)), ...printed({ ...value }));
    }
  });

  test.each(DELIVERIES)('shows nothing through %s', (name, delivery) => {
    const app = new App();
    const chart = new Chart(app, 'demo', { namespace: 'demo' });
    let secret: AzureStorageSecret | undefined;
    try {
      secret = plainSecret({ accountKey, resticPassword, delivery }, chart);
    } catch (error) {
      expectNoTrace((error as Error).message, (error as Error).stack!, ...printed(error));
    }
    chart.node.addMetadata('credential', accountKey, { stackTrace: true });
    expectNoTrace(...[secret, delivery, app].flatMap(printed), ...everythingAbout(app), ...stderr);
    if (secret !== undefined && name !== 'unsafePlainSecret') {
      expectNoTrace(app.synthYaml());
    }
    expectNoTrace(...printed(chart), ...stderr);
  });
});

describe('a synth to files', () => {
  test('writes the bytes under data of a plain secret and nowhere else', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'cdk8s-stash-')), recordConstructMetadata: true });
    const secret = plainSecret({}, new Chart(app, 'demo'));
    secret.node.addMetadata('credential', SensitiveValue.unsafePlainText(PASSWORD));
    app.synth();
    const written = Object.fromEntries(readdirSync(app.outdir).map((name) => [name, readFileSync(join(app.outdir, name), 'utf8')]));
    rmSync(app.outdir, { recursive: true });
    expect(Object.keys(written).sort()).toEqual(['construct-metadata.json', 'demo.k8s.yaml']);
    const [outside, inside] = written['demo.k8s.yaml']!.split('\ndata:\n');
    expectNoTrace(written['construct-metadata.json']!, outside!);
    expect(inside).toBe(`  AZURE_ACCOUNT_KEY: ${Buffer.from(ACCOUNT_KEY).toString('base64')}\n`
      + '  AZURE_ACCOUNT_NAME: c3Rhc2hkZW1v\n'
      + `  RESTIC_PASSWORD: ${Buffer.from(PASSWORD).toString('base64')}\n`);
  });
});

describe('a synth that fails', () => {
  const value = SensitiveValue.unsafePlainText(PASSWORD);
  const failing: ReadonlyArray<[string, (secret: AzureStorageSecret, chart: Chart) => void]> = [
    ['a patch at a path that is missing', (secret) => ApiObject.of(secret).addJsonPatch(JsonPatch.remove('/spec/missing/deep'))],
    ['a patch whose test does not hold', (secret) => ApiObject.of(secret).addJsonPatch(JsonPatch.test('/kind', 'Other'))],
    ['a validation that throws', (secret) => secret.node.addValidation({
      validate: () => {
        throw new Error(inspect(secret, { depth: Infinity, showHidden: true }));
      },
    })],
    ['a validation that complains', (secret) => secret.node.addValidation({ validate: () => printed(secret) })],
    ['a credential in the props of an object', (_, chart) =>
      new ApiObject(chart, 'Other', { apiVersion: 'v1', kind: 'ConfigMap', data: { password: value } })],
    ['a credential in an annotation', (_, chart) =>
      new ApiObject(chart, 'Other', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { annotations: { password: value as unknown as string } } })],
    ['a credential in a patch', (secret) => ApiObject.of(secret).addJsonPatch(JsonPatch.add('/metadata/labels', { password: value }))],
  ];

  test.each(failing)('shows nothing of an external secret: %s', (_, spoil) => {
    const app = new App({ outdir: folder.path });
    const chart = new Chart(app, 'demo');
    spoil(externalSecret({}, chart), chart);
    expectSilentError(() => app.synth());
  });

  test.each(failing)('shows nothing of a plain secret: %s', (_, spoil) => {
    const app = new App({ outdir: folder.path });
    const chart = new Chart(app, 'demo');
    spoil(plainSecret({}, chart), chart);
    expectSilentError(() => app.synth());
  });

  test('shows nothing when it is a single chart', () => {
    const chart = Testing.chart();
    new ApiObject(chart, 'Other', { apiVersion: 'v1', kind: 'ConfigMap', data: { password: value } });
    expectSilentError(() => Testing.synth(chart));
  });
});

describe('a sealed file that holds what it should not', () => {
  const COPY = 'kubectl.kubernetes.io/last-applied-configuration';
  const good = sealedObject(VALUES);
  const sealed = good.spec.encryptedData;

  test.each<[string, object]>([
    ['the values in plain text', { ...good, spec: { encryptedData: VALUES } }],
    ['the password in base64', { ...good, spec: { encryptedData: { ...sealed, RESTIC_PASSWORD: Buffer.from(PASSWORD).toString('base64') } } }],
    ['the values as keys', { ...good, spec: { encryptedData: { ...sealed, [ACCOUNT_KEY]: 'x' } } }],
    ['the key as the kind', { ...good, kind: ACCOUNT_KEY }],
    ['the key as the name', { ...good, metadata: { ...good.metadata, name: ACCOUNT_KEY } }],
    ['a copy of the Secret', { ...good, spec: { ...good.spec, template: { metadata: { annotations: { [COPY]: JSON.stringify(VALUES) } } } } }],
    ['the Secret', { apiVersion: 'v1', kind: 'Secret', stringData: VALUES }],
    ['a value that was to be templated', { ...good, spec: { ...good.spec, template: { data: { EXTRA: PASSWORD } } } }],
  ])('%s', (_, content) => {
    const path = folder.write('leaky.yaml', Yaml.stringify(content));
    expectSilentError(() => sealedSecret(path));
  });

  test.each([
    ['a mapping as a key', `kind: Secret\n? { password: ${PASSWORD} }\n: x\n`],
    ['a template of Helm', `kind: Secret\nstringData:\n  RESTIC_PASSWORD: {{ "${PASSWORD}" }}\n`],
    ['a text that is no YAML', `kind: Secret\n  RESTIC_PASSWORD: ${PASSWORD}\n`],
    ['a tag that is unknown', `kind: Secret\nRESTIC_PASSWORD: !${PASSWORD.split('/')[0]} ${PASSWORD}\n`],
  ])('%s', (_, content) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation();
    const path = folder.write('leaky.yaml', content);
    expectSilentError(() => sealedSecret(path));
    expectNoTrace(...warn.mock.calls.map(([warning]) => String(warning)));
  });
});

test('standard output stays empty', () => {
  const stdout = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  App.of(plainSecret()).synthYaml();
  expect(stdout).not.toHaveBeenCalled();
});
