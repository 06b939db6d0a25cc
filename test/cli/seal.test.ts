import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { parse } from 'yaml';
import { certificate } from './certificates';
import { commandLine } from './command-line';
import { SERVICE_ACCOUNT_KEY } from '../secret/backend-modes';
import { ACCOUNT_KEY, PASSWORD } from '../secret/credentials';
import { capturedStderr, demoChart, type Manifest, manifestOf, sealedSecret } from '../secret/demo-app';
import { KEYS, unseal } from '../secret/sealing';
import { SealingScope, SecretDelivery } from 'cdk8s-stash';

const cli = commandLine();
const STRICT = [] as const;

const USAGE = `Usage: cdk8s-stash seal --cert FILE --namespace NAMESPACE --name NAME [options]

Writes a SealedSecret that the Sealed Secrets controller opens and SensitiveValue.fromSealedFile() reads. It needs no cluster and no network.

Values (repeatable; the values themselves are never given on the command line, where others could see them):
  --from-env KEY[=VARIABLE]  seal an environment variable; without VARIABLE, the one with the name of the key
  --from-file KEY[=PATH]     seal the content of a file; without PATH, the one with the name of the key
  --remove KEY               remove an entry from the output
  --trailing-newline WHAT    what to do with a line break at the end of a file: reject (default), strip, keep

Where it can be opened:
  --cert FILE                certificate of the controller, in PEM (kubeseal --fetch-cert)
  --namespace NAMESPACE      namespace of the Secret
  --name NAME                name of the Secret
  --scope SCOPE              strict (default), namespace-wide, cluster-wide

Output:
  --output FILE              where to write the SealedSecret; entries of an existing file that are not given, or whose values have not changed,
                             stay as they are.
                             Without it, or with "-", standard output
  --state FOLDER             where this machine remembers what it has sealed, to detect what has changed
                             (default: cdk8s-stash in $XDG_STATE_HOME or ~/.local/state)
  --no-state                 remember nothing, and seal every value again

Exit codes: 0 done, 1 refused, 2 not understood or not readable
`;

beforeEach(() => Object.assign(cli().env, { RESTIC_PASSWORD: PASSWORD, ACCOUNT_KEY }));

test('--help explains it', async () => {
  expect(await cli().run('seal', '--help')).toEqual({ code: 0, stdout: USAGE, stderr: '' });
});

const withoutCiphertext = (text: string) => text.replace(/Ag?[A-Za-z0-9+/]{300,}={0,2}/g, '<ciphertext>');

describe('what is written', () => {
  test.each([
    ['strict', STRICT, `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: azure-secret
  namespace: demo
spec:
  encryptedData:
    AZURE_ACCOUNT_KEY: <ciphertext>
    RESTIC_PASSWORD: <ciphertext>
  template:
    metadata:
      name: azure-secret
      namespace: demo
`],
    ['namespace-wide', ['--scope', 'namespace-wide'], `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  annotations:
    sealedsecrets.bitnami.com/namespace-wide: "true"
  name: azure-secret
  namespace: demo
spec:
  encryptedData:
    AZURE_ACCOUNT_KEY: <ciphertext>
    RESTIC_PASSWORD: <ciphertext>
  template:
    metadata:
      annotations:
        sealedsecrets.bitnami.com/namespace-wide: "true"
      name: azure-secret
      namespace: demo
`],
  ])('%s', async (_, scope, expected) => {
    const { code, stdout } = await cli().seal(...scope, '--from-env', 'RESTIC_PASSWORD', '--from-env=AZURE_ACCOUNT_KEY=ACCOUNT_KEY');
    expect(code).toBe(0);
    expect(withoutCiphertext(stdout)).toBe(expected);
  });

  test('cluster-wide, and without a namespace', async () => {
    const args = ['--cert', 'controller.pem', '--name', 'azure-secret', '--scope', 'cluster-wide', '--from-env', 'RESTIC_PASSWORD'];
    expect(withoutCiphertext((await cli().run('seal', ...args)).stdout)).toBe(`apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  annotations:
    sealedsecrets.bitnami.com/cluster-wide: "true"
  name: azure-secret
spec:
  encryptedData:
    RESTIC_PASSWORD: <ciphertext>
  template:
    metadata:
      annotations:
        sealedsecrets.bitnami.com/cluster-wide: "true"
      name: azure-secret
`);
  });

  test('JSON, where the output is named so', async () => {
    await cli().seal('--from-env', 'RESTIC_PASSWORD', '--output', 'sealed.json');
    expect(withoutCiphertext(cli().read('sealed.json'))).toBe(`${JSON.stringify({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name: 'azure-secret', namespace: 'demo' },
      spec: { encryptedData: { RESTIC_PASSWORD: '<ciphertext>' }, template: { metadata: { name: 'azure-secret', namespace: 'demo' } } },
    }, null, 2)}\n`);
  });

  // Kubernetes and this library read different versions of YAML.
  test.each(['1.1', '1.2'] as const)('names that YAML %s could take for something else', async (version) => {
    Object.assign(cli().env, { V: 'value' });
    const keys = ['yes', '1_000', '0x1F', 'NULL', 'ON', 'Y', '1E3', '_1', '12_34', 'tls.crt'];
    const { stdout } = await cli().run('seal', '--cert', 'controller.pem', '--namespace', 'on', '--name', '1e3', ...keys.map((key) => `--from-env=${key}=V`));
    const { metadata, spec } = parse(stdout, { version }) as Manifest;
    expect(metadata).toEqual({ name: '1e3', namespace: 'on' });
    expect(Object.keys(spec.encryptedData).sort()).toEqual([...keys].sort());
    const names = [...stdout.matchAll(/^ {4}(\S+): A/gm)].map(([, name]) => name!.replaceAll('"', ''));
    expect(names).toEqual([...keys].sort());
  });

  test.each([[['--output', '-']], [[]]])('standard output with %j, and nothing beside it', async (output) => {
    const { stdout, stderr } = await cli().seal('--from-env', 'RESTIC_PASSWORD', ...output);
    expect(stdout).toContain('kind: SealedSecret');
    expect(stderr).toBe('');
    expect([cli().has('-'), cli().has('home')]).toEqual([false, false]);
  });

  test('a file whose name begins like an option', async () => {
    expect(await cli().seal('--from-env', 'RESTIC_PASSWORD', '--output=-sealed.yaml')).toMatchObject({ code: 0 });
    expect(cli().read('-sealed.yaml')).toContain('kind: SealedSecret');
  });

  test('every sealing is another', async () => {
    const once = async () => (await cli().seal('--from-env', 'RESTIC_PASSWORD')).stdout;
    expect(await once()).not.toBe(await once());
  });
});

describe('all the way: sealed, read by a construct, synthesised, opened', () => {
  capturedStderr();

  test.each(Object.values(SealingScope))('%s', async (scope) => {
    cli().write('key', ACCOUNT_KEY);
    await cli().seal('--scope', scope, '--from-file', 'AZURE_ACCOUNT_KEY=key', '--from-env', 'RESTIC_PASSWORD', '--output', 'azure.sealed.yaml');
    const secret = sealedSecret(cli().path('azure.sealed.yaml'), { delivery: SecretDelivery.sealedSecret({ scope }) });
    expect(unseal(manifestOf(secret))).toEqual({ AZURE_ACCOUNT_NAME: 'stashdemo', AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD });
  });

  test.each([
    [SealingScope.NAMESPACE_WIDE, 'demo'],
    [SealingScope.CLUSTER_WIDE, 'elsewhere'],
  ])('%s, under another name', async (scope, namespace) => {
    await cli().seal('--scope', scope, '--from-env', 'AZURE_ACCOUNT_KEY=ACCOUNT_KEY', '--from-env', 'RESTIC_PASSWORD', '--output', 'azure.sealed.yaml');
    const props = { metadata: { name: 'other' }, delivery: SecretDelivery.sealedSecret({ scope }) };
    const secret = sealedSecret(cli().path('azure.sealed.yaml'), props, demoChart(namespace));
    expect(unseal(manifestOf(secret))).toMatchObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD });
    expect(App.of(secret).synthYaml()).toContain(`namespace: ${namespace}`);
  });

  test.each([
    ['one', 'a'],
    ['white space', ' a b '],
    ['quotes', '"quoted"'],
    ['line breaks', 'päss⏎\r\n\n'],
    ['no text', '\u0000\u0001'],
    ['64 KiB', 'x'.repeat(64 * 1024)],
  ])('the bytes of a file: %s', async (_, value) => {
    cli().write('file', value);
    const { stdout } = await cli().seal('--from-file', 'tls.key=file', '--trailing-newline', 'keep');
    expect(unseal(parse(stdout) as Manifest)).toEqual({ 'tls.key': value });
  });
});

test('a line break at the end of a document is no part of a credential', async () => {
  cli().write('key.json', `${SERVICE_ACCOUNT_KEY}\n`);
  const { stdout, stderr } = await cli().seal('--from-file', 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY=key.json');
  expect(stderr).toBe('');
  expect(unseal(parse(stdout) as Manifest)).toEqual({ GOOGLE_SERVICE_ACCOUNT_JSON_KEY: `${SERVICE_ACCOUNT_KEY}\n` });
});

test.each([
  ['strip', 'pass'],
  ['keep', 'pass\n'],
])('a line break at the end of a password: %s', async (what, sealed) => {
  cli().write('password', 'pass\n');
  const { stdout } = await cli().seal('--from-file', 'RESTIC_PASSWORD=password', '--trailing-newline', what);
  expect(unseal(parse(stdout) as Manifest)).toEqual({ RESTIC_PASSWORD: sealed });
});

describe('a certificate', () => {
  const sealed = async () => cli().seal('--from-env', 'RESTIC_PASSWORD');

  test('with text around it, and another one behind it', async () => {
    cli().write('controller.pem', `Subject:\n\n${certificate()}\n${certificate({ to: '2026-02-01T00:00:00' })}`);
    expect(unseal(parse((await sealed()).stdout) as Manifest)).toEqual({ RESTIC_PASSWORD: PASSWORD });
  });

  test('that expires within a month is warned about', async () => {
    cli().write('controller.pem', certificate({ to: '2026-06-30T23:59:59' }));
    const { code, stderr } = await sealed();
    expect([code, stderr]).toEqual([0, 'cdk8s-stash seal: warning: the certificate expires on 2026-06-30: '
      + 'fetch the current one from the controller (kubeseal --fetch-cert)\n']);
  });

  test('that lives a month longer is not', async () => {
    cli().write('controller.pem', certificate({ to: '2026-07-01T00:00:00' }));
    expect((await sealed()).stderr).toBe('');
  });

  test('that openssl made', async () => {
    cli().write('controller.key', KEYS.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const request = ['req', '-x509', '-key', cli().path('controller.key'), '-days', '3650', '-subj', '/CN=sealed-secret'];
    let pem: string;
    try {
      pem = execFileSync('openssl', request, { encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      console.warn(`NOT CHECKED: a certificate of openssl, which did not make one (${(error as NodeJS.ErrnoException).code})`);
      return;
    }
    jest.spyOn(Date, 'now').mockRestore();
    cli().write('controller.pem', pem);
    expect(unseal(parse((await sealed()).stdout) as Manifest)).toEqual({ RESTIC_PASSWORD: PASSWORD });
  });
});

describe('keys that Stash does not read, or not sealed', () => {
  test.each([
    ['restic_password', 'Stash does not read "restic_password"; did you mean RESTIC_PASSWORD?'],
    ['restic-password', 'Stash does not read "restic-password"; did you mean RESTIC_PASSWORD?'],
    ['RESTIC_PASWORD', 'Stash does not read "RESTIC_PASWORD"; did you mean RESTIC_PASSWORD?'],
    ['AZURE_STORAGE_KEY', 'Stash does not read "AZURE_STORAGE_KEY"; did you mean AZURE_ACCOUNT_KEY?'],
    ['MINIO_ACCESS_KEY', 'Stash does not read "MINIO_ACCESS_KEY"; did you mean AWS_ACCESS_KEY_ID?'],
    ['AWS_SECRET_KEY', 'Stash does not read "AWS_SECRET_KEY"; did you mean AWS_SECRET_ACCESS_KEY?'],
    ['GOOGLE_APPLICATION_CREDENTIALS', 'Stash does not read "GOOGLE_APPLICATION_CREDENTIALS"; did you mean GOOGLE_SERVICE_ACCOUNT_JSON_KEY?'],
    ['AZURE_ACCOUNT_NAME', 'AZURE_ACCOUNT_NAME is not secret, and the constructs of cdk8s-stash write it in plain text: they refuse a sealed file with it; '
      + 'leave it out for them'],
  ])('%s is sealed with a warning', async (key, warning) => {
    cli().env.V = 'stashdemo';
    const { code, stdout, stderr } = await cli().seal('--from-env', `${key}=V`);
    expect([code, stderr]).toEqual([0, `cdk8s-stash seal: warning: ${warning}\n`]);
    expect(unseal(parse(stdout) as Manifest)).toEqual({ [key]: 'stashdemo' });
  });

  test.each(['POSTGRES_PASSWORD', 'username', 'MY_KEY'])('%s is sealed without one', async (key) => {
    cli().env.V = 'value';
    expect(await cli().seal('--from-env', `${key}=V`)).toMatchObject({ code: 0, stderr: '' });
  });
});

test('the command in the guide does what it says', async () => {
  const guide = readFileSync(join(__dirname, '../../docs/secrets-in-gitops.md'), 'utf8');
  const [, command] = /^npx cdk8s-stash (seal [^]*?)\n```$/m.exec(guide)!;
  cli().write('account.key', ACCOUNT_KEY);
  expect(await cli().run(...command!.split(/[\s\\]+/))).toEqual({
    code: 0,
    stdout: '',
    stderr: 'cdk8s-stash seal: "azure-secret.sealed.yaml": sealed: RESTIC_PASSWORD, AZURE_ACCOUNT_KEY\n',
  });
  expect(unseal(parse(cli().read('azure-secret.sealed.yaml')) as Manifest)).toEqual({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD });
});
