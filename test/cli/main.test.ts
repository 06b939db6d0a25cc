import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { freshAssembly, ROOT } from '../api/compiled';

freshAssembly();

const MAIN = 'lib/cli/main.js';

/** The command as a process, whose output somebody reads or does not. */
async function run(args: readonly string[], read: boolean) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT });
  if (!read) {
    child.stdout.destroy();
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([read ? text(child.stdout) : '', text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}

test('it writes and ends as the command says', async () => {
  expect(await run(['--version'], true)).toEqual({ code: 0, stdout: '0.0.0\n', stderr: '' });
  expect(await run(['open'], true)).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining('"open" is not a command') as unknown });
});

const FULL = '/dev/full';
/** It has an error, for which the command ends otherwise than for what cannot be written. */
const FAULTY = 'examples/azure-sealed-secret';
const where = existsSync(FULL) ? test : test.skip;

where.each([['check', FAULTY], ['check', '--format', 'json', FAULTY], ['--help']])(`what cannot be written is said, where there is a ${FULL}: %s`, (...args) => {
  const full = openSync(FULL, 'w');
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd: ROOT, stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
  const silent = spawnSync(process.execPath, [MAIN, ...args], { cwd: ROOT, stdio: ['ignore', full, full] });
  closeSync(full);
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'cdk8s-stash: standard output cannot be written (ENOSPC): redirect it elsewhere\n' });
  expect(silent.status).toBe(2);
});

test('a reader that has gone is no failure', async () => {
  expect(await run(['--help'], false)).toEqual({ code: 0, stdout: '', stderr: '' });
});
