#!/usr/bin/env node
import { UNUSABLE } from './command';
import { dispatch } from './dispatch';

const { stdout, stderr, stdin, env } = process;
let isLost = false;

for (const stream of [stdout, stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    // The reader has closed the pipe, which is no failure of the command.
    if (code === 'EPIPE') {
      return;
    }
    if (!isLost && stream === stdout) {
      stderr.write(`cdk8s-stash: standard output cannot be written (${code}): redirect it elsewhere\n`);
    }
    isLost = true;
    process.exitCode = UNUSABLE;
  });
}

void dispatch(process.argv.slice(2), { stdout, stderr, stdin, env, cwd: process.cwd() }).then((code) => {
  process.exitCode ??= code;
});
