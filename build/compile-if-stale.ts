/** Compiles the library where a source is newer than what was compiled of it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { newerSources } from './newer-sources';

if (newerSources().length > 0) {
  console.log('building the library');
  process.exitCode = spawnSync('npm', ['run', '--silent', 'compile'], { cwd: join(__dirname, '..'), stdio: 'inherit' }).status ?? 1;
}
