import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { median } from './median';
import { type Section, table } from './section';

const EXAMPLES = join(__dirname, '../examples');
const ROUNDS = 5;

/** The seconds that each example takes, run as by `npm run synth`, but into a separate folder. */
export const examples: Section = {
  name: 'examples',
  measure() {
    console.error('examples …');
    const names = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'main.ts')));
    names.forEach(synth);
    const rounds = Array.from({ length: ROUNDS }, () => names.map(synth));
    const rows = names.map((name, index) => [name, median(rounds.map((round) => round[index]!)).toFixed(2)]);
    return { text: `**Examples, wall seconds**\n\n${table(['example', 'seconds'], rows)}`, verdicts: [] };
  },
};

function synth(name: string): number {
  const folder = join(EXAMPLES, name);
  const sample = join(folder, 'sample.env');
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], {
    cwd: folder,
    encoding: 'utf8',
    env: { CDK8S_OUTDIR: outdir, ...(existsSync(sample) ? parseEnv(readFileSync(sample, 'utf8')) : {}) },
  });
  const seconds = (performance.now() - start) / 1000;
  rmSync(outdir, { recursive: true });
  if (status !== 0) {
    throw new Error(`examples/${name} failed:\n${stderr}`);
  }
  return seconds;
}
