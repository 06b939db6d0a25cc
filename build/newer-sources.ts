import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** The files that are newer than what was compiled of them: sources, and what decides how these are compiled. By their paths in the project. */
export function newerSources(): string[] {
  const compiled = changed('.jsii');
  return ['package.json', 'tsconfig.json', 'build/lazy-index.mjs', ...['lib', 'imports'].flatMap(sourcesIn)].filter((file) => changed(file) > compiled);
}

const sourcesIn = (folder: string) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).map((name) => join(folder, name));

const changed = (file: string) => statSync(join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
