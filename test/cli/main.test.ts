import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(__dirname, '../..');

/** The command as a process, whose output somebody reads or does not. */
async function run(args: readonly string[], read: boolean) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'lib/cli/main.ts'), ...args], { cwd: ROOT });
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

test('a reader that has gone is no failure', async () => {
  expect(await run(['--help'], false)).toEqual({ code: 0, stdout: '', stderr: '' });
});
