import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runCheck } from './run-check';
import { check } from '../../lib/cli/check';
import { freshAssembly, ROOT } from '../api/compiled';

const object = (name: string) => `apiVersion: stash.appscode.com/v1alpha1\nkind: Repository\nmetadata:\n  name: ${name}\n`;

let mockLocked: string | undefined;

// The module of Node itself is left as it is: what removes folders reads them by it, too.
jest.mock('node:fs', () => {
  const real = jest.requireActual<typeof import('node:fs')>('node:fs');
  const readdirSync = (path: string, options: object) => {
    if (path.replace(/\/$/, '').endsWith(`/${mockLocked}`)) {
      throw Object.assign(new Error('EACCES: permission denied, scandir'), { code: 'EACCES' });
    }
    return real.readdirSync(path, options as never);
  };
  return { ...real, readdirSync };
});

/** Runs what meets folders of this name that cannot be read, whoever runs the tests. */
async function withLocked<T>(name: string, run: () => Promise<T>): Promise<T> {
  mockLocked = name;
  try {
    return await run();
  } finally {
    mockLocked = undefined;
  }
}

test.each<[string, string[]]>([
  ['a folder', ['.']],
  ['a folder twice', ['.', '.']],
  ['a glob', ['**/*.yaml']],
  ['the folder itself', ['locked', 'a.yaml']],
  ['sets', ['--set', 'one=.', '--set', 'two=**/*.yaml']],
])('a folder that cannot be read is named, and the rest is judged: %s', async (_, args) => {
  const { code, stdout, stderr } = await withLocked('locked', () => runCheck(args, { files: { 'a.yaml': object('a'), 'locked/b.yaml': object('b') }, rules: [] }));
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'locked cannot be read: EACCES\n' });
  expect(stdout).toContain('1 file, 1 document, 1 object checked');
});

test('a folder that cannot be read, and that nothing is looked for in, is no matter', async () => {
  const files = { 'a.yaml': object('a'), 'locked/b.yaml': object('b'), 'node_modules/locked/b.yaml': object('b') };
  expect(await withLocked('locked', () => runCheck(['*.yaml'], { files, rules: [] }))).toMatchObject({ code: 0, stderr: '' });
});

test('where the command runs is a folder, too', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'check-locked-'));
  let stderr = '';
  const io = { stdout: { write: () => true }, stderr: { write: (text: string) => stderr += text }, env: {}, cwd };
  const code = await withLocked(basename(cwd), () => check(['.'], io, []));
  rmSync(cwd, { recursive: true });
  expect({ code, stderr }).toEqual({ code: 2, stderr: '. cannot be read: EACCES\n' });
});

/** What runs a program as somebody whom permissions hinder; nothing where that cannot be. */
function hindered(): readonly string[] | undefined {
  if (process.getuid?.() !== 0) {
    return process.getuid === undefined ? undefined : [];
  }
  const asNobody = ['setpriv', '--reuid=65534', '--clear-groups'];
  const { status } = spawnSync(asNobody[0]!, [...asNobody.slice(1), process.execPath, '--eval', 'require(process.argv[1])', join(ROOT, 'package.json')]);
  return status === 0 ? asNobody : undefined;
}

const prefix = hindered();

(prefix === undefined ? test.skip : test)('permissions hinder the command as it says (skipped where they hinder nobody: as root without setpriv, or a checkout of its own)', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'check-locked-'));
  chmodSync(cwd, 0o755);
  for (const [folder, name] of [['.', 'a'], ['locked', 'b'], ['open', 'c']] as const) {
    mkdirSync(join(cwd, folder), { recursive: true });
    writeFileSync(join(cwd, folder, `${name}.yaml`), object(name));
  }
  symlinkSync('locked/b.yaml', join(cwd, 'link.yaml'));
  chmodSync(join(cwd, 'locked'), 0o000);
  chmodSync(join(cwd, 'open/c.yaml'), 0o000);
  freshAssembly();
  const [program, ...args] = [...prefix!, process.execPath, join(ROOT, 'lib/cli/main.js'), 'check', cwd];
  const { status, stderr } = spawnSync(program!, args, { cwd: ROOT, encoding: 'utf8' });
  chmodSync(join(cwd, 'locked'), 0o700);
  rmSync(cwd, { recursive: true });
  expect(stderr.replaceAll(cwd, '').trimEnd().split('\n').sort()).toEqual(['/link.yaml cannot be read: EACCES', '/locked cannot be read: EACCES', '/open/c.yaml cannot be read: EACCES']);
  expect(status).toBe(2);
});

test('links that lead nowhere hide nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-links-'));
  writeFileSync(join(folder, 'a.yaml'), object('a'));
  symlinkSync('nowhere', join(folder, 'gone.yaml'));
  symlinkSync('round', join(folder, 'round'));
  let stderr = '';
  const run = async (...args: readonly string[]) =>
    check(args, { stdout: { write: () => true }, stderr: { write: (text) => stderr += text }, env: {}, cwd: folder }, []);
  expect({ code: await run('.'), stderr }).toEqual({ code: 0, stderr: '' });
  expect({ code: await run('gone.yaml', 'round'), stderr }).toEqual({
    code: 2,
    stderr: 'gone.yaml is a link that leads to no file\nround is a link that leads to no file\n',
  });
  rmSync(folder, { recursive: true });
});

test('an argument that may hold a credential is not repeated', async () => {
  for (const format of ['text', 'json', 'github', 'sarif']) {
    const said = await runCheck(['https://me:hunter2@example.com/x.yaml', '--format', format], { rules: [] });
    expect(said).toMatchObject({ code: 2, stderr: 'the given value (not shown, since it looks like a credential) matches no file\n' });
    expect(said.stdout).not.toContain('hunter2');
  }
});

test.each([
  ['<html><body>404</body></html>\n', 2], ['Error: chart not found\n', 2], ['- a\n', 2], ['apiVersion: v1\nkind: List\nitems: [a]\n', 2],
  ['# nothing\n', 0], ['a: 1\n---\napiVersion: v1\nkind: Pod\n', 0], [object('a'), 0],
])('what is piped in holds an object of Kubernetes: %j', async (text, code) => {
  const stderr = code === 0 ? '' : 'stdin holds no object of Kubernetes: the program that should have written it has probably failed\n';
  expect(await runCheck([], { stdin: text, rules: [] })).toMatchObject({ code, stderr });
  expect(await runCheck(['x'], { files: { x: text }, rules: [] })).toMatchObject({ code: 0, stderr: '' });
});

const FAILED = 'is empty: the program that should have written it has probably failed\n';
const REMARK = 'is empty: if a program should have written it, that program has probably failed\n';

test.each<[string, string[], { readonly [path: string]: string | Buffer }, number, string]>([
  ['a file', ['x.yaml'], { 'x.yaml': '' }, 2, `x.yaml ${FAILED}`],
  ['a file with white space alone', ['x.yaml'], { 'x.yaml': ' \r\n' }, 2, `x.yaml ${FAILED}`],
  ['what Windows PowerShell leaves', ['x.yaml'], { 'x.yaml': Buffer.from([0xff, 0xfe]) }, 2, `x.yaml ${FAILED}`],
  ['a file of a set', ['--set', 'one=x.yaml'], { 'x.yaml': '' }, 2, `x.yaml ${FAILED}`],
  ['a file that is named twice', ['x.yaml', './x.yaml'], { 'x.yaml': '' }, 2, `x.yaml ${FAILED}`],
  ['one of two files', ['a.yaml', 'x.yaml'], { 'a.yaml': object('a'), 'x.yaml': '' }, 2, `x.yaml ${FAILED}`],
  ['the one file of a folder', ['dist'], { 'dist/x.yaml': '' }, 2, `dist/x.yaml ${FAILED}`],
  ['all files of a glob', ['a.yaml', 'dist/*.yaml'], { 'a.yaml': object('a'), 'dist/x.yaml': '', 'dist/y.yaml': '' }, 2, `dist/x.yaml ${FAILED}dist/y.yaml ${FAILED}`],
  ['one file of a folder', ['.'], { 'a.yaml': object('a'), 'x.yaml': '' }, 0, `x.yaml ${REMARK}`],
  ['one file of a glob', ['*.yaml'], { 'a.yaml': '# none\n', 'x.yaml': '' }, 0, `x.yaml ${REMARK}`],
  ['one file of a folder that is named as well', ['.', 'x.yaml'], { 'a.yaml': object('a'), 'x.yaml': '' }, 2, `x.yaml ${FAILED}`],
  ['no file, for comments are something', ['x.yaml'], { 'x.yaml': '# nothing yet\n' }, 0, ''],
  ['no file, for a marker is something', ['x.yaml'], { 'x.yaml': '---\n' }, 0, ''],
])('nothing is in %s', async (_, args, files, code, stderr) => {
  expect(await runCheck(args, { files, rules: [] })).toMatchObject({ code, stderr });
});
