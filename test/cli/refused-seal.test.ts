import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { stringify } from 'yaml';
import { certificate } from './certificates';
import { commandLine } from './command-line';
import { ACCOUNT_KEY, PASSWORD } from '../secret/credentials';
import { sealedObject } from '../secret/sealing';
import { traceOf } from '../secret/trace';
import { SealingScope } from 'cdk8s-stash';

const cli = commandLine();
const FILE = 'azure.sealed.yaml';
const FETCH = 'fetch the current one from the controller (kubeseal --fetch-cert)';

beforeEach(() => {
  Object.assign(cli().env, { RESTIC_PASSWORD: PASSWORD, EMPTY: '', QUOTED: `"${PASSWORD}"`, BROKEN: `${PASSWORD}\n`, ALTERED: `${PASSWORD}\ufffd`, KEY: ACCOUNT_KEY });
  cli().write('password', PASSWORD);
  cli().write('broken', `${PASSWORD}\r\n`);
  cli().write('empty', '');
  cli().write('long', PASSWORD.repeat(3000));
});

/** Refused with this message, and with nothing written nor shown. */
async function expectRefusal(args: readonly string[], code: number, message: string, run = async () => cli().run('seal', ...args)): Promise<void> {
  const before = cli().has(FILE) ? cli().read(FILE) : undefined;
  expect(await run()).toEqual({ code, stdout: '', stderr: `cdk8s-stash seal: ${message}\n` });
  expect(cli().has(FILE) ? cli().read(FILE) : undefined).toBe(before);
  expect(cli().has('home')).toBe(false);
  expect([traceOf(PASSWORD, message), traceOf(ACCOUNT_KEY, message)]).toEqual([undefined, undefined]);
}

const refused = async (args: readonly string[], code: number, message: string) =>
  expectRefusal(args, code, message, async () => cli().seal('--output', FILE, ...args));

describe('not understood', () => {
  const GOOD = ['--cert', 'controller.pem', '--namespace', 'demo', '--name', 'azure-secret', '--from-env', 'RESTIC_PASSWORD'];
  const without = (option: string) => GOOD.filter((_, index) => GOOD[index] !== option && GOOD[index - 1] !== option);

  test.each([
    [without('--cert'), '--cert is missing'],
    [without('--namespace'), '--namespace is missing'],
    [[...without('--namespace'), '--scope', 'namespace-wide'], '--namespace is missing'],
    [without('--name'), '--name is missing'],
    [[...without('--name'), '--scope', 'cluster-wide'], '--name is missing'],
    [without('--from-env'), 'there is nothing to seal: give --from-env KEY, --from-file KEY=PATH or --remove KEY'],
    [[...GOOD, '--namespace', 'Demo'], '--namespace: "Demo" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; '
      + 'did you mean "demo"?'],
    [[...GOOD, '--name', 'azure_secret'], '--name: "azure_secret" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending '
      + 'with a letter or digit; did you mean "azure-secret"?'],
    [[...GOOD, '--name', ACCOUNT_KEY], '--name: the given value (not shown, since it looks like a credential) is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", '
      + 'each part starting and ending with a letter or digit'],
    [[...GOOD, '--scope', 'cluster-wde'], '--scope: "cluster-wde" is not one of strict, namespace-wide, cluster-wide; did you mean "cluster-wide"?'],
    [[...GOOD, '--trailing-newline', 'remove'], '--trailing-newline: "remove" is not one of reject, strip, keep'],
    [[...GOOD, '--from-enf', 'A'], 'option "--from-enf" is unknown; did you mean "--from-env"?'],
    [[...GOOD, `--from-literal=RESTIC_PASSWORD=${PASSWORD}`],
      '--from-literal: other users of this machine can read what is on a command line: give the value with --from-env or --from-file'],
    [[...GOOD, '--password=hunter2'], 'option "--password" is unknown'],
    [[...GOOD, '--constructor', 'x'], 'option "--constructor" is unknown'],
    [[...GOOD, `--${PASSWORD}`], 'an option (not shown) is unknown'],
    [[...GOOD, '-p', PASSWORD], 'option "-p" is unknown'],
    [[...GOOD, '--from-env'], '--from-env needs a value'],
    [['--from-env', ...GOOD], '--from-env needs a value'],
    [[...GOOD, '--no-state=yes'], '--no-state takes no value'],
    [[...GOOD, PASSWORD], 'an argument (not shown) does not belong to an option: write --option value or --option=value'],
    [[...GOOD, '--', PASSWORD], 'an argument (not shown) does not belong to an option: write --option value or --option=value'],
    [[...GOOD, '--from-file', 'RESTIC_PASSWORD=password'], '"RESTIC_PASSWORD" is given twice: use each key in only one --from-env, --from-file or --remove'],
    [[...GOOD, '--remove', 'RESTIC_PASSWORD'], '"RESTIC_PASSWORD" is given twice: use each key in only one --from-env, --from-file or --remove'],
  ])('%#: %j', async (args, message) => expectRefusal(args, 2, message));
});

describe('a key', () => {
  const NO_KEY = (option: string, source: string) => `${option}: the given value (not shown) does not begin with a key of a Secret: letters, digits, "-", "_" and "."; `
    + `write ${option} RESTIC_PASSWORD, or ${option} RESTIC_PASSWORD=${source}`;

  test.each(['', '=RESTIC_PASSWORD', '.', '..', 'a b', 'päss', `${PASSWORD}=KEY`, `${ACCOUNT_KEY}=KEY`, ACCOUNT_KEY.replace(/[^a-z0-9]/gi, 'x'), `${'k'.repeat(254)}=KEY`])('%j', async (given) => {
    await refused([`--from-env=${given}`], 2, NO_KEY('--from-env', 'VARIABLE'));
    await refused([`--from-file=${given}`], 2, NO_KEY('--from-file', 'PATH'));
  });
});

describe('a variable', () => {
  const UNSET = 'set it, or use --from-file; the part after "=" is the name of a variable, not the value';

  test.each([
    ['RESTIC_PASSWORD=ABSENT', 2, `--from-env RESTIC_PASSWORD: environment variable "ABSENT" is not set: ${UNSET}`],
    ['AZURE_ACCOUNT_KEY', 2, `--from-env AZURE_ACCOUNT_KEY: environment variable "AZURE_ACCOUNT_KEY" is not set: ${UNSET}`],
    [`RESTIC_PASSWORD=${PASSWORD}`, 2, `--from-env RESTIC_PASSWORD: the environment variable (name not shown, since it is not in capitals) is not set: ${UNSET}`],
    ['RESTIC_PASSWORD=constructor', 2, `--from-env RESTIC_PASSWORD: the environment variable (name not shown, since it is not in capitals) is not set: ${UNSET}`],
    ['hunter2', 2, `--from-env (a key, not shown because it is not in capitals): the environment variable (name not shown, since it is not in capitals) is not set: ${UNSET}`],
    ['RESTIC_PASSWORD=', 2, `--from-env RESTIC_PASSWORD: the environment variable (name not shown, since it is not in capitals) is not set: ${UNSET}`],
    ['RESTIC_PASSWORD=EMPTY', 1, '--from-env RESTIC_PASSWORD: environment variable "EMPTY" is empty, which restic refuses: give the password'],
    ['OTHER=EMPTY', 1, '--from-env OTHER: environment variable "EMPTY" is empty: leave the key out, or give its value'],
    ['RESTIC_PASSWORD=QUOTED', 1, '--from-env RESTIC_PASSWORD: environment variable "QUOTED" is in quotes, which would be part of the password: remove them '
      + '(for a repository that was created with it, keep its Secret: StorageSecret.fromSecretName() in an app, an acknowledgement in a manifest)'],
    ['RESTIC_PASSWORD=BROKEN', 1, '--from-env RESTIC_PASSWORD: environment variable "BROKEN" begins or ends with white space, which would be part of the password: '
      + 'remove it (for a repository that was created with it, keep its Secret: StorageSecret.fromSecretName() in an app, an acknowledgement in a manifest)'],
    ['AZURE_ACCOUNT_KEY=RESTIC_PASSWORD', 1, '--from-env AZURE_ACCOUNT_KEY: environment variable "RESTIC_PASSWORD" is not an account key: '
      + 'an account key is 64 bytes in base64, 88 characters that end in "=="'],
    ['AZURE_ACCOUNT_NAME=KEY', 1, '--from-env AZURE_ACCOUNT_NAME: environment variable "KEY" is not the name of a storage account: '
      + 'use 3 to 24 characters from a-z and 0-9, without the domain'],
    ['OTHER=ALTERED', 1, '--from-env OTHER: environment variable "ALTERED" is not text in UTF-8, and would be altered: put it into a file, and use --from-file'],
  ])('%s', async (given, code, message) => refused(['--from-env', given], code, message));
});

describe('a file', () => {
  const READ = 'give a path to a readable file, relative to the working directory';
  const LINE_BREAK = 'the file ends in a line break, which would become part of the value: write the file without it (printf instead of echo), '
    + 'or choose what to do with it: --trailing-newline strip or keep';

  test.each([
    ['RESTIC_PASSWORD=./absent', 2, `--from-file RESTIC_PASSWORD: file "./absent" cannot be read (ENOENT): ${READ}`],
    ['RESTIC_PASSWORD', 2, `--from-file RESTIC_PASSWORD: file "RESTIC_PASSWORD" cannot be read (ENOENT): ${READ}`],
    ['RESTIC_PASSWORD=hunter2', 2, `--from-file RESTIC_PASSWORD: the file (path not shown, since it has neither folder nor extension) cannot be read (ENOENT): ${READ}`],
    ['RESTIC_PASSWORD=.', 2, `--from-file RESTIC_PASSWORD: file "." cannot be read (EISDIR): ${READ}`],
    ['RESTIC_PASSWORD=broken', 1, `--from-file RESTIC_PASSWORD: ${LINE_BREAK}`],
    ['OTHER=broken', 1, `--from-file OTHER: ${LINE_BREAK}`],
    ['other=broken', 1, `--from-file (a key, not shown because it is not in capitals): ${LINE_BREAK}`],
    ['RESTIC_PASSWORD=empty', 1, '--from-file RESTIC_PASSWORD: the file is empty, which restic refuses: give the password'],
    ['OTHER=empty', 1, '--from-file OTHER: the file is empty: leave the key out, or give its value'],
    ['AZURE_ACCOUNT_KEY=password', 1, '--from-file AZURE_ACCOUNT_KEY: the file is not an account key: an account key is 64 bytes in base64, '
      + '88 characters that end in "=="'],
    ['OTHER=long', 2, '--from-file OTHER: the file (path not shown, since it has neither folder nor extension) is longer than 64 KiB, which is too long for a credential: '
      + 'give the file that holds the credential'],
  ])('%s', async (given, code, message) => refused(['--from-file', given], code, message));

  test('of a line break only is empty', async () => {
    cli().write('empty', '\n');
    for (const what of ['strip', 'keep']) {
      await refused(['--from-file', 'RESTIC_PASSWORD=empty', '--trailing-newline', what], 1,
        '--from-file RESTIC_PASSWORD: the file is empty, which restic refuses: give the password');
    }
  });
});

test('a credential that is the password too', async () => {
  await refused(['--from-env', 'AZURE_ACCOUNT_KEY=KEY', '--from-env', 'RESTIC_PASSWORD=KEY'], 1, 'RESTIC_PASSWORD has the value of AZURE_ACCOUNT_KEY: give each its own');
});

describe('a certificate', () => {
  const keys = {
    ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    odd: generateKeyPairSync('rsa', { modulusLength: 2056 }),
    pss: generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
    weak: generateKeyPairSync('rsa', { modulusLength: 1024 }),
  };
  const privateKey = (pair: KeyPairKeyObjectResult, type: 'pkcs1' | 'pkcs8') => pair.privateKey.export({ type, format: 'pem' });
  const NO_CERTIFICATE = `the file is not a certificate in PEM: ${FETCH}`;
  const NO_RSA = `the certificate does not have an RSA key of 2048 bits or more, which a controller needs to open what is sealed: ${FETCH}`;
  const PRIVATE = 'the file contains a private key (not shown), which sealing does not need: give only the certificate; '
    + 'anyone who has the private key of a controller can read everything that is sealed for it';

  test.each<[string, string | Uint8Array, number, string]>([
    ['nothing', '', 2, NO_CERTIFICATE],
    ['text', PASSWORD, 2, NO_CERTIFICATE],
    ['a public key', String(keys.weak.publicKey.export({ type: 'spki', format: 'pem' })), 2, NO_CERTIFICATE],
    ['half a certificate', certificate().slice(0, 500), 2, NO_CERTIFICATE],
    ['a private key', privateKey(keys.weak, 'pkcs8'), 1, PRIVATE],
    ['a private key of RSA', privateKey(keys.weak, 'pkcs1'), 1, PRIVATE],
    ['a private key behind the certificate', `${certificate()}${String(privateKey(keys.weak, 'pkcs8'))}`, 1, PRIVATE],
    ['one of an elliptic curve', certificate({}, keys.ec), 1, NO_RSA],
    ['one of an RSA key for signatures only', certificate({}, keys.pss), 1, NO_RSA],
    ['one of a short key', certificate({}, keys.weak), 1, NO_RSA],
    ['one of a key of an odd length', certificate({}, keys.odd), 1, NO_RSA],
    ['one that has expired', certificate({ to: '2026-05-31T23:59:59' }), 1, `the certificate expired on 2026-05-31: ${FETCH}`],
    ['one that is not valid yet', certificate({ from: '2026-06-01T00:00:01' }), 1,
      `the certificate is not valid before 2026-06-01: set the clock of this machine, or ${FETCH}`],
  ])('%s', async (_, content, code, message) => {
    cli().write('controller.pem', content);
    await refused(['--from-env', 'RESTIC_PASSWORD'], code, `--cert: ${message}`);
  });

  test('that is not there', async () => refused(['--cert', 'absent.pem', '--from-env', 'RESTIC_PASSWORD'], 2,
    '--cert: file "absent.pem" cannot be read (ENOENT): give a path to a readable file, relative to the working directory'));
});

describe('an output', () => {
  const good = sealedObject({ RESTIC_PASSWORD: PASSWORD });
  const another = (field: string, held: string, given: string) =>
    `is sealed for ${field} ${held}, but --${field} says ${given}: give the ${field} that it has, or another --output`;
  const NO_CIPHERTEXT = 'has a value in spec.encryptedData that is not a ciphertext (not shown): remove it; if it is a credential, change the credential';

  test.each<[string, unknown, string]>([
    ['for another name', sealedObject({}, { namespace: 'demo', name: 'other' }), another('name', '"other"', '"azure-secret"')],
    ['for another namespace', sealedObject({}, { namespace: 'other', name: 'azure-secret' }), another('namespace', '"other"', '"demo"')],
    ['for no namespace', sealedObject({}, { name: 'azure-secret' }), another('namespace', 'none', '"demo"')],
    ['of another scope', sealedObject({}, { namespace: 'demo', name: 'azure-secret', scope: SealingScope.CLUSTER_WIDE }), another('scope', '"cluster-wide"', '"strict"')],
    ['that is a Secret', { apiVersion: 'v1', kind: 'Secret', stringData: { RESTIC_PASSWORD: PASSWORD } },
      'contains "Secret", not a SealedSecret of bitnami.com/v1alpha1: give the file that cdk8s-stash seal or kubeseal wrote, not the Secret that it read'],
    ['that is text', PASSWORD,
      'contains something without a kind, not a SealedSecret of bitnami.com/v1alpha1: give the file that cdk8s-stash seal or kubeseal wrote, not the Secret that it read'],
    ['without spec', { ...good, spec: null }, 'has no map spec.encryptedData: remove the file, and seal again'],
    ['without entries', { ...good, spec: { encryptedData: null } }, 'has no map spec.encryptedData: remove the file, and seal again'],
    ['with a list of entries', { ...good, spec: { encryptedData: [] } }, 'has no map spec.encryptedData: remove the file, and seal again'],
    ['with a value in plain text', { ...good, spec: { encryptedData: { OTHER: PASSWORD } } }, NO_CIPHERTEXT],
    ['with a value that is no text', { ...good, spec: { encryptedData: { OTHER: { a: PASSWORD } } } }, NO_CIPHERTEXT],
  ])('%s', async (_, content, message) => {
    cli().write(FILE, stringify(content));
    await refused(['--from-env', 'RESTIC_PASSWORD'], 1, `--output: file "${FILE}" ${message}`);
  });

  test('with an alias, which would change together with its anchor', async () => {
    const [, ciphertext] = /RESTIC_PASSWORD: (.*)/.exec(stringify(good, { lineWidth: 0 }))!;
    cli().write(FILE, stringify(good, { lineWidth: 0 }).replace(ciphertext!, `&same ${ciphertext}\n    OTHER: *same`));
    await refused(['--from-env', 'RESTIC_PASSWORD'], 1,
      `--output: file "${FILE}" has an alias in spec.encryptedData, which would change together with its anchor: write the ciphertext in its place`);
  });

  test('that is no YAML', async () => {
    cli().write(FILE, `kind: SealedSecret\n  password: ${PASSWORD}`);
    await refused(['--from-env', 'RESTIC_PASSWORD'], 1, `--output: file "${FILE}" is not a single YAML or JSON document: give the file that cdk8s-stash seal or kubeseal wrote`);
  });

  test.each(['folder/..', 'pipe', '/dev/null'])('that is no file: %s', async (path) => {
    execFileSync('mkfifo', [cli().path('pipe')]);
    await refused(['--output', path, '--from-env', 'RESTIC_PASSWORD'], 2,
      `--output: "${path}" is not a file: give the path of one, or "-" for standard output`);
  });

  test('without the entry that is to be removed', async () => {
    cli().write(FILE, stringify(good));
    await refused(['--remove', 'AZURE_ACCOUNT_KEY'], 1, '--remove: the output has no "AZURE_ACCOUNT_KEY": its keys are RESTIC_PASSWORD');
  });

  test('that is not there, and from which an entry is to be removed', async () =>
    refused(['--remove', 'AZURE_ACCOUNT_KEY'], 1, '--remove: the output has no "AZURE_ACCOUNT_KEY": it has no keys'));

  test('that is the standard output, and from which an entry is to be removed', async () => {
    const args = ['--remove', 'AZURE_ACCOUNT_KEY'];
    await expectRefusal(args, 1, '--remove: the output has no "AZURE_ACCOUNT_KEY": it has no keys', async () => cli().seal(...args));
  });

  test('that is not there, and of which nothing is remembered', async () =>
    refused(['--no-state', '--remove', 'AZURE_ACCOUNT_KEY'], 1, '--remove: the output has no "AZURE_ACCOUNT_KEY": it has no keys'));
});

test('a value that is refused leaves all others unsealed', async () => {
  cli().write(FILE, stringify(sealedObject({ RESTIC_PASSWORD: PASSWORD })));
  await refused(['--from-env', 'AZURE_ACCOUNT_KEY=KEY', '--from-env', 'RESTIC_PASSWORD=QUOTED'], 1,
    '--from-env RESTIC_PASSWORD: environment variable "QUOTED" is in quotes, which would be part of the password: remove them '
    + '(for a repository that was created with it, keep its Secret: StorageSecret.fromSecretName() in an app, an acknowledgement in a manifest)');
});

test('what is sealed shows no trace of the values, wherever it is written', async () => {
  const args = ['--from-env', 'RESTIC_PASSWORD', '--from-env', 'AZURE_ACCOUNT_KEY=KEY', '--from-file', 'other=password'];
  const { stdout, stderr } = await cli().seal(...args);
  const again = await cli().seal(...args, '--output', FILE);
  const state = 'home/.local/state/cdk8s-stash';
  const remembered = readdirSync(cli().path(state)).flatMap((name) => [name, cli().read(`${state}/${name}`)]);
  expect(remembered.length).toBeGreaterThan(2);
  for (const text of [stdout, stderr, again.stdout, again.stderr, cli().read(FILE), ...remembered]) {
    expect([traceOf(PASSWORD, text), traceOf(ACCOUNT_KEY, text)]).toEqual([undefined, undefined]);
  }
});
