/** Compiles the library where a source is newer than what was compiled of it. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

const filesIn = (folder: string) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const sources = ['package.json', 'tsconfig.json', ...['lib', 'imports'].flatMap(filesIn).filter((file) => /(?<!\.d)\.ts$|\.json$/.test(file))];

const changed = (file: string) => statSync(join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (sources.some((file) => changed(file) > changed('.jsii'))) {
  console.log('building the library');
  process.exitCode = spawnSync('npm', ['run', '--silent', 'compile'], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
}
