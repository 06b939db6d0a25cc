#!/usr/bin/env node
import { dispatch } from './dispatch';

// Who reads may have read enough: that is no failure of what writes.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
}

const { stdout, stderr, stdin, env } = process;
void dispatch(process.argv.slice(2), { stdout, stderr, stdin, env, cwd: process.cwd() }).then((code) => {
  process.exitCode = code;
});
