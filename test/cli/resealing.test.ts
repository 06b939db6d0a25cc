import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { certificate } from './certificates';
import { commandLine } from './command-line';
import { writeWhole } from '../../lib/cli/atomic-file';
import { SealingMemory } from '../../lib/cli/sealing-memory';
import { ACCOUNT_KEY, PASSWORD } from '../secret/credentials';
import type { Manifest } from '../secret/demo-app';
import { sealedObject, unseal } from '../secret/sealing';
import { traceOf } from '../secret/trace';

const cli = commandLine();
const FILE = 'azure.sealed.yaml';
const STATE = 'home/.local/state/cdk8s-stash';
const BOTH = ['--from-env', 'AZURE_ACCOUNT_KEY', '--from-env', 'RESTIC_PASSWORD'];

beforeEach(() => Object.assign(cli().env, { AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD }));

const reseal = async (...args: readonly string[]) => cli().seal('--output', FILE, ...args);
const entries = () => (parse(cli().read(FILE)) as Manifest).spec.encryptedData;
const opened = () => unseal(parse(cli().read(FILE)) as Manifest);
const mode = (name: string) => statSync(cli().path(name)).mode.toString(8).slice(-3);
const said = (text: string, ...warnings: readonly string[]) =>
  ({ code: 0, stdout: '', stderr: [...warnings.map((one) => `warning: ${one}`), `"${FILE}"${text}`].map((line) => `cdk8s-stash seal: ${line}\n`).join('') });
const ROTATION = 'https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/secrets-in-gitops.md#rotation';
const REPLACED = 'RESTIC_PASSWORD replaces the one in the output: if it is another password, every backup and restore fails, since the restic repositories so far '
  + `keep the old one; add the new one to each of them first, with restic key add (${ROTATION})`;
const REMOVED = `RESTIC_PASSWORD is removed from the output: nothing else opens the restic repositories so far; make sure that it is kept elsewhere (${ROTATION})`;

test('what has not changed leaves the file as it is', async () => {
  expect(await reseal(...BOTH)).toEqual(said(': sealed: AZURE_ACCOUNT_KEY, RESTIC_PASSWORD'));
  const [before, { ino, mtimeMs }] = [cli().read(FILE), statSync(cli().path(FILE))];
  expect(await reseal(...BOTH)).toEqual(said(' is unchanged'));
  expect(cli().read(FILE)).toBe(before);
  expect(statSync(cli().path(FILE))).toMatchObject({ ino, mtimeMs });
});

test('only the value that has changed is sealed anew', async () => {
  await reseal(...BOTH);
  const before = entries();
  cli().env.RESTIC_PASSWORD = 'another-password';
  expect(await reseal(...BOTH)).toEqual(said(': sealed: RESTIC_PASSWORD; unchanged: AZURE_ACCOUNT_KEY', REPLACED));
  expect(entries().AZURE_ACCOUNT_KEY).toBe(before.AZURE_ACCOUNT_KEY);
  expect(opened()).toEqual({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: 'another-password' });
  expect(await reseal(...BOTH)).toEqual(said(' is unchanged'));
});

test('a value that changes back is sealed anew too', async () => {
  await reseal(...BOTH);
  cli().env.RESTIC_PASSWORD = 'another-password';
  await reseal(...BOTH);
  cli().env.RESTIC_PASSWORD = PASSWORD;
  expect(await reseal(...BOTH)).toMatchObject({ stderr: expect.stringContaining(': sealed: RESTIC_PASSWORD;') as unknown });
  expect(opened()).toEqual({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD });
});

test('a key that is not named stays as it is, whoever sealed it', async () => {
  await reseal('--no-state', ...BOTH);
  const before = entries();
  expect(await reseal('--from-env', 'RESTIC_PASSWORD')).toEqual(said(': sealed: RESTIC_PASSWORD; unchanged: AZURE_ACCOUNT_KEY', REPLACED));
  expect(entries().AZURE_ACCOUNT_KEY).toBe(before.AZURE_ACCOUNT_KEY);
  expect(entries().RESTIC_PASSWORD).not.toBe(before.RESTIC_PASSWORD);
});

test('a new key comes in the order of the names', async () => {
  await reseal('--from-env', 'RESTIC_PASSWORD');
  await reseal('--from-env', 'AZURE_ACCOUNT_KEY');
  await reseal('--from-env', 'ca.crt=RESTIC_PASSWORD');
  expect(Object.keys(entries())).toEqual(['AZURE_ACCOUNT_KEY', 'RESTIC_PASSWORD', 'ca.crt']);
});

test('a key is removed, and no certificate is needed for that', async () => {
  await reseal(...BOTH);
  const before = entries();
  expect(await cli().run('seal', '--namespace', 'demo', '--name', 'azure-secret', '--output', FILE, '--remove', 'AZURE_ACCOUNT_KEY'))
    .toEqual(said(': removed: AZURE_ACCOUNT_KEY; unchanged: RESTIC_PASSWORD'));
  expect(entries()).toEqual({ RESTIC_PASSWORD: before.RESTIC_PASSWORD });
});

test('the password is removed with a warning', async () => {
  await reseal(...BOTH);
  expect(await reseal('--remove', 'RESTIC_PASSWORD')).toEqual(said(': removed: RESTIC_PASSWORD; unchanged: AZURE_ACCOUNT_KEY', REMOVED));
});

test('an account key is replaced without a warning, since nothing is encrypted with it', async () => {
  await reseal('--no-state', ...BOTH);
  expect(await reseal('--no-state', '--from-env', 'AZURE_ACCOUNT_KEY')).toEqual(said(': sealed: AZURE_ACCOUNT_KEY; unchanged: RESTIC_PASSWORD'));
});

test.each([
  ['another private key', () => certificate({}, generateKeyPairSync('rsa', { modulusLength: 2048 })), said(': sealed: RESTIC_PASSWORD', REPLACED)],
  ['the same private key', () => certificate({ to: '2040-01-01T00:00:00' }), said(' is unchanged')],
])('with a new certificate of %s', async (_, renewed, report) => {
  await reseal('--from-env', 'RESTIC_PASSWORD');
  cli().write('controller.pem', renewed());
  expect(await reseal('--from-env', 'RESTIC_PASSWORD')).toEqual(report);
});

test('on another machine nobody knows what has not changed', async () => {
  await reseal(...BOTH);
  cli().env.HOME = cli().path('elsewhere');
  expect(await reseal(...BOTH)).toEqual(said(': sealed: AZURE_ACCOUNT_KEY, RESTIC_PASSWORD', REPLACED));
});

test('a file that somebody else sealed meanwhile is sealed anew', async () => {
  await reseal('--from-env', 'RESTIC_PASSWORD');
  cli().write(FILE, stringify(sealedObject({ RESTIC_PASSWORD: 'of somebody else' })));
  expect(await reseal('--from-env', 'RESTIC_PASSWORD')).toEqual(said(': sealed: RESTIC_PASSWORD', REPLACED));
  expect(opened()).toEqual({ RESTIC_PASSWORD: PASSWORD });
});

// The ciphertext would not open there.
test('entries that were copied to another name are sealed anew', async () => {
  await reseal('--from-env', 'RESTIC_PASSWORD');
  cli().write(FILE, cli().read(FILE).replaceAll('azure-secret', 'other-secret'));
  expect(await reseal('--name', 'other-secret', '--from-env', 'RESTIC_PASSWORD')).toEqual(said(': sealed: RESTIC_PASSWORD', REPLACED));
  expect(opened()).toEqual({ RESTIC_PASSWORD: PASSWORD });
});

test('what a person or kubeseal wrote around it stays', async () => {
  const { AZURE_ACCOUNT_KEY, RESTIC_PASSWORD } = sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD }).spec.encryptedData;
  const file = (password: string) => `# who to ask: the team that backs up
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  creationTimestamp: null
  name: "azure-secret"
  namespace: demo
spec:
  encryptedData:
    # of the storage account
    AZURE_ACCOUNT_KEY: ${AZURE_ACCOUNT_KEY}
    RESTIC_PASSWORD: ${password}
  template:
    metadata:
      annotations: { sealedsecrets.bitnami.com/skip-set-owner-references: 'true' }
      name: azure-secret
      namespace: demo
`;
  cli().write(FILE, file(RESTIC_PASSWORD!));
  await reseal('--from-env', 'RESTIC_PASSWORD');
  expect(cli().read(FILE)).toBe(file(entries().RESTIC_PASSWORD!));
  expect(entries().RESTIC_PASSWORD).not.toBe(RESTIC_PASSWORD);
});

test('a new key that YAML 1.1 could take for a number or a boolean', async () => {
  cli().write(FILE, stringify(sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY })));
  const keys = ['yes', '12_34', 'ON', '1E3'];
  await reseal('--no-state', ...keys.map((key) => `--from-env=${key}=RESTIC_PASSWORD`));
  const names = [...cli().read(FILE).matchAll(/^ {4}(\S+): A/gm)].map(([, name]) => name);
  expect(names).toEqual(['"12_34"', '"1E3"', 'AZURE_ACCOUNT_KEY', '"ON"', '"yes"']);
});

test('JSON stays JSON', async () => {
  cli().write(FILE, JSON.stringify(sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY }), null, 2));
  await reseal('--from-env', 'RESTIC_PASSWORD');
  const { metadata, spec } = JSON.parse(cli().read(FILE)) as Manifest;
  expect(unseal({ metadata, spec } as Manifest)).toEqual({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD });
});

describe('how the file is written', () => {
  test('for everybody to read, and without leftovers', async () => {
    const umask = process.umask(0o022);
    await reseal('--from-env', 'RESTIC_PASSWORD');
    process.umask(umask);
    expect(mode(FILE)).toBe('644');
    expect(readdirSync(cli().folder).sort()).toEqual([FILE, 'controller.pem', 'home']);
  });

  test.each(['600', '664'])('with the permissions %s that it has', async (permissions) => {
    await reseal('--from-env', 'AZURE_ACCOUNT_KEY');
    chmodSync(cli().path(FILE), Number.parseInt(permissions, 8));
    await reseal('--from-env', 'RESTIC_PASSWORD');
    expect(mode(FILE)).toBe(permissions);
  });

  test('through a link', async () => {
    cli().write('real.yaml', stringify(sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY })));
    symlinkSync('real.yaml', cli().path(FILE));
    await reseal('--from-env', 'RESTIC_PASSWORD');
    expect(lstatSync(cli().path(FILE)).isSymbolicLink()).toBe(true);
    expect(cli().read('real.yaml')).toContain('RESTIC_PASSWORD');
  });

  test('or not at all', async () => {
    expect(await cli().seal('--from-env', 'RESTIC_PASSWORD', '--output', 'absent/file.yaml')).toEqual({
      code: 2,
      stdout: '',
      stderr:
      'cdk8s-stash seal: --output: file "absent/file.yaml" cannot be written (ENOENT): give a path that you may write to, in an existing folder\n',
    });
  });

  test('or not at all, and nothing is left beside it', () => {
    mkdirSync(cli().path('folder/taken'), { recursive: true });
    expect(() => writeWhole(cli().path('folder/taken'), 'text', 0o600)).toThrow('EISDIR');
    expect(readdirSync(cli().path('folder'))).toEqual(['taken']);
  });
});

describe('what the machine remembers', () => {
  const entriesIn = (folder = STATE) => readdirSync(cli().path(folder)).filter((name) => name !== '.gitignore').map((name) => `${folder}/${name}`);
  const HEADER = '# what cdk8s-stash seal sealed on this machine: keep it out of git, and to yourself';
  test('is kept to the user, and out of git', async () => {
    await reseal(...BOTH);
    expect([STATE, ...entriesIn()].map(mode)).toEqual(['700', '600', '600']);
    expect(cli().read(`${STATE}/.gitignore`)).toBe(`${HEADER}\n*\n`);
  });

  test('is a fingerprint of each value and no trace of it', async () => {
    cli().env.AZURE_ACCOUNT_KEY = ACCOUNT_KEY;
    await reseal('--from-env', 'ONE=RESTIC_PASSWORD', '--from-env', 'TWO=RESTIC_PASSWORD', '--from-env', 'AZURE_ACCOUNT_KEY');
    const contents = entriesIn().map((name) => cli().read(name));
    expect(entriesIn()).toEqual([1, 2, 3].map(() => expect.stringMatching(/\/[0-9a-f]{64}\.sealed$/) as unknown));
    expect(contents).toEqual([1, 2, 3].map(() => expect.stringMatching(/^[0-9a-f]{64}$/) as unknown));
    expect(new Set(contents).size).toBe(3);
    const remembered = [...entriesIn(), ...contents].join();
    expect([traceOf(PASSWORD, remembered), traceOf(ACCOUNT_KEY, remembered)]).toEqual([undefined, undefined]);
  });

  test('is forgotten with the entry', async () => {
    await reseal(...BOTH);
    cli().env.RESTIC_PASSWORD = 'another-password';
    await reseal(...BOTH);
    expect(entriesIn()).toHaveLength(2);
    await reseal('--remove', 'RESTIC_PASSWORD');
    expect(entriesIn()).toHaveLength(1);
  });

  test('is not begun by a removal', async () => {
    await reseal('--no-state', ...BOTH);
    await reseal('--remove', 'RESTIC_PASSWORD');
    expect(cli().has(STATE)).toBe(false);
  });

  test('is added to by runs at the same time', () => {
    const folder = cli().path('state');
    const sealings = ['one', 'two'].map((ciphertext) => ({ ciphertext, fingerprint: 'of the controller', label: 'demo/azure-secret' }));
    const runs = sealings.map((sealing) => ({ sealing, memory: SealingMemory.of(folder) }));
    runs.forEach(({ sealing, memory }) => memory.learn(sealing, Buffer.from(PASSWORD)));
    runs.forEach(({ memory }) => memory.save());
    expect(sealings.map((sealing) => SealingMemory.of(folder).knows(sealing, Buffer.from(PASSWORD)))).toEqual([true, true]);
  });

  test.each<[string, (entry: string) => void]>([
    ['half written', (entry) => cli().write(entry, cli().read(entry).slice(0, 20))],
    ['empty', (entry) => cli().write(entry, '')],
    ['gone', (entry) => rmSync(cli().path(entry))],
  ])('is given up for a value whose entry is %s, which is sealed anew', async (_, harm) => {
    await reseal('--state', STATE, '--from-env', 'RESTIC_PASSWORD');
    entriesIn().forEach(harm);
    expect(await reseal('--state', STATE, '--from-env', 'RESTIC_PASSWORD')).toEqual(said(': sealed: RESTIC_PASSWORD', REPLACED));
    expect(await reseal('--state', STATE, '--from-env', 'RESTIC_PASSWORD')).toEqual(said(' is unchanged'));
    expect(entriesIn()).toHaveLength(1);
  });

  test.each([
    ['XDG_STATE_HOME', 'state/cdk8s-stash'],
    ['LOCALAPPDATA', 'state/cdk8s-stash'],
  ])('stands in %s', async (variable, folder) => {
    cli().env[variable] = cli().path('state');
    await reseal('--from-env', 'RESTIC_PASSWORD');
    expect([entriesIn(folder).length, cli().has(STATE)]).toEqual([1, false]);
  });

  test('stands in a folder that is named, and is found there', async () => {
    await reseal('--state', '.seal', '--from-env', 'RESTIC_PASSWORD');
    expect([entriesIn('.seal').length, cli().has(STATE)]).toEqual([1, false]);
    expect(await reseal('--state', '.seal', '--from-env', 'RESTIC_PASSWORD')).toEqual(said(' is unchanged'));
  });

  test('is nothing where that is asked for', async () => {
    await reseal('--no-state', '--from-env', 'RESTIC_PASSWORD');
    expect(cli().has('home')).toBe(false);
    expect(await reseal('--no-state', '--from-env', 'RESTIC_PASSWORD')).toEqual(said(': sealed: RESTIC_PASSWORD', REPLACED));
  });

  const WARNING = 'cdk8s-stash seal: warning: sealed values are not remembered, ';

  test.each([[undefined], ['']])('is nothing where there is no home: %j', async (home) => {
    cli().env.HOME = home;
    expect(await reseal('--from-env', 'RESTIC_PASSWORD')).toEqual({
      ...said(''),
      stderr: `${WARNING}because neither XDG_STATE_HOME nor HOME is set, `
      + `and will be sealed again: give --state or --no-state\ncdk8s-stash seal: "${FILE}": sealed: RESTIC_PASSWORD\n`,
    });
  });

  const FOREIGN = 'the folder contains other files: give a folder that is used for nothing else';
  test.each(['notes', 'sealed', `${'0'.repeat(64)}.sealed.old`])('is not kept beside something else: a file %j', async (name) => {
    cli().write(`${STATE}/${name}`, '');
    expect(await reseal('--from-env', 'RESTIC_PASSWORD')).toEqual({
      ...said(''),
      stderr: `${WARNING}and will be sealed again: ${FOREIGN}; give --state or --no-state\ncdk8s-stash seal: "${FILE}": sealed: RESTIC_PASSWORD\n`,
    });
    expect(await reseal('--state', STATE, '--from-env', 'RESTIC_PASSWORD'))
      .toEqual({ code: 2, stdout: '', stderr: `cdk8s-stash seal: --state: ${FOREIGN}\n` });
    expect([cli().read(`${STATE}/${name}`), readdirSync(cli().path(STATE))]).toEqual(['', [name]]);
  });

  test('is not kept beside something else, even if it was before', async () => {
    await reseal('--from-env', 'RESTIC_PASSWORD');
    cli().write(`${STATE}/notes`, '');
    expect(await reseal('--state', STATE, '--from-env', 'RESTIC_PASSWORD')).toEqual({ code: 2, stdout: '', stderr: `cdk8s-stash seal: --state: ${FOREIGN}\n` });
  });

  test('is written as a whole or not at all', async () => {
    cli().write(`${STATE}/.gitignore/file`, '');
    expect(await reseal('--state', STATE, '--from-env', 'RESTIC_PASSWORD'))
      .toEqual({ code: 2, stdout: '', stderr: 'cdk8s-stash seal: --state: the folder cannot be used (EISDIR)\n' });
    expect([readdirSync(cli().path(STATE)), cli().has(FILE)]).toEqual([['.gitignore'], false]);
  });

  test('is not written where there is a file instead of a folder', async () => {
    cli().write('file', '');
    expect(await reseal('--state', 'file', '--from-env', 'RESTIC_PASSWORD'))
      .toEqual({ code: 2, stdout: '', stderr: 'cdk8s-stash seal: --state: the folder cannot be used (ENOTDIR)\n' });
    expect(cli().has(FILE)).toBe(false);
  });
});
