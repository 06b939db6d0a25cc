import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const PROGRAM = ['--import', 'tsx', join(__dirname, 'fleet.ts')];
const LIST = '.cdk8s-stash-files';
const NOBODY = 65534;

/** Hundreds of thousands of files: in memory, where there is a disk in it. */
const DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

// Programs are run, which takes as long as the machine is busy.
jest.setTimeout(300_000);

let folder: string;
let outdir: string;

beforeEach(() => {
  folder = mkdtempSync(join(DISK, 'cdk8s-stash-'));
  chmodSync(folder, 0o755);
  outdir = join(folder, 'dist');
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly charts: number;
  readonly revision: string;
  readonly killedAt?: number;
  readonly user?: number;
}

/** What a run says. */
function run({ charts, revision, killedAt, user }: Run): { readonly signal: string | null; readonly says: string } {
  const args = [outdir, String(charts), revision, ...(killedAt === undefined ? [] : [String(killedAt)])];
  const { signal, stderr } = spawnSync(process.execPath, [...PROGRAM, ...args], { cwd: ROOT, encoding: 'utf8', uid: user });
  const said = stderr.split('\n').find((line) => line.includes(outdir)) ?? stderr;
  return { signal, says: said.replace(/^(Error|cdk8s-stash): /, '').replace(outdir, 'dist') };
}

const yaml = (name: string, revision: string) => `apiVersion: v1\nkind: A\nmetadata:\n  name: ${name}\nrevision: ${revision}\n`;

/** How many files there are of each revision; a file that is none, or of no app of these tests, has a name of its own here. */
function found(): { readonly [revision: string]: number } {
  const counts: { [revision: string]: number } = {};
  for (const file of readdirSync(outdir).filter((name) => name !== LIST)) {
    const text = file.endsWith('.yaml') ? readFileSync(join(outdir, file), 'utf8') : '';
    const revision = /^revision: (.*)$/m.exec(text)?.[1];
    const isWhole = revision !== undefined && text === yaml(file.replace('.k8s.yaml', ''), revision);
    const key = isWhole ? revision : file.replace(/staged-\d+-\w+$/, 'staged');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const listed = () => readFileSync(join(outdir, LIST), 'utf8').split('\n').filter((line) => line.endsWith('.yaml'));
const present = () => readdirSync(outdir).filter((name) => name.endsWith('.yaml')).sort();

describe('killed at every tenth of a synth of 10,000 charts', () => {
  const CHARTS = 10_000;
  // Each file is staged and takes its place: the first five tenths are the one, the last five the other.
  const TENTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  test('every file is whole, and the next run mends what is there', () => {
    run({ charts: CHARTS, revision: 'r0' });
    expect(found()).toEqual({ r0: CHARTS });
    for (const tenth of TENTHS) {
      // The staged files are what is left; the run that is killed next mends what this one has left.
      const { signal } = run({ charts: CHARTS, revision: `r${tenth}`, killedAt: tenth * CHARTS / 5 });
      const done = Math.max(0, tenth - 5) * CHARTS / 5;
      const kept = found();
      expect([tenth, signal, kept[`r${tenth}`] ?? 0]).toEqual([tenth, 'SIGKILL', done]);
      expect(Object.keys(kept).filter((name) => !/^r\d+$/.test(name))).toEqual(['.cdk8s-stash-staged']);
      expect(listed()).toEqual(present());
    }
    expect(run({ charts: CHARTS, revision: 'r10' }).says).toBe('dist: 0 written, 10,000 unchanged, 0 removed');
    expect(found()).toEqual({ r10: CHARTS });
  });

  test('what a first run had written before it was killed is removed by an app that does not write it', () => {
    run({ charts: 100, revision: 'r0', killedAt: 150 });
    expect(present()).toHaveLength(50);
    expect(run({ charts: 1, revision: 'r0' }).says).toBe('dist: 0 written, 1 unchanged, 49 removed');
    expect(found()).toEqual({ r0: 1 });
  });
});

/** A small disk, where the system lets us have one. */
function withSmallDisk(act: () => void): void {
  mkdirSync(outdir);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', outdir]).status !== 0) {
    console.warn('NOT CHECKED: a full disk, for no small one can be mounted here');
    return;
  }
  try {
    act();
  } finally {
    execFileSync('umount', [outdir]);
  }
}

test('a full disk: the output is as it was, and the next run with room mends it', () => {
  withSmallDisk(() => {
    // Every file takes a page: the old and the new ones do not fit at once.
    expect(run({ charts: 30, revision: 'r0' }).says).toBe('dist: 30 written, 0 unchanged, 0 removed');
    expect(run({ charts: 50, revision: 'r1' }).says).toBe('dist: the disk is full: make room (ENOSPC); the output is as it was');
    expect(found()).toEqual({ r0: 30 });
    expect(listed()).toEqual(present());
    execFileSync('mount', ['-o', 'remount,size=1m', outdir]);
    expect(run({ charts: 50, revision: 'r1' }).says).toBe('dist: 50 written, 0 unchanged, 0 removed');
    expect(found()).toEqual({ r1: 50 });
  });
});

test('a folder that may not be written: the output is as it was, and what is current needs no right to write', () => {
  // Root may write anywhere.
  const user = process.getuid?.() === 0 ? NOBODY : undefined;
  run({ charts: 3, revision: 'r0' });
  chmodSync(outdir, 0o555);
  try {
    expect(run({ charts: 3, revision: 'r1', user }).says)
      .toBe('dist: this user may not write there: give it the right to, or write elsewhere with "outdir" (EACCES); the output is as it was');
    expect(found()).toEqual({ r0: 3 });
    expect(run({ charts: 3, revision: 'r0', user }).says).toBe('dist: 0 written, 3 unchanged, 0 removed');
  } finally {
    chmodSync(outdir, 0o755);
  }
  expect(run({ charts: 3, revision: 'r1' }).says).toBe('dist: 3 written, 0 unchanged, 0 removed');
});

test('two at once: every file is of the one or of the other, and the next run mends it', async () => {
  const start = (charts: number, revision: string) => new Promise<number | null>((resolve) => {
    spawn(process.execPath, [...PROGRAM, outdir, String(charts), revision], { cwd: ROOT }).on('exit', resolve);
  });
  for (const round of [1, 2, 3]) {
    const exits = await Promise.all([start(300, `a${round}`), start(400, `b${round}`)]);
    const files = found();
    expect(exits).toEqual([0, 0]);
    expect(Object.keys(files).filter((revision) => revision !== `a${round}` && revision !== `b${round}`)).toEqual([]);
    // What no list names would never be removed.
    expect(present().filter((name) => !listed().includes(name))).toEqual([]);
    run({ charts: 300, revision: `a${round}` });
    expect(found()).toEqual({ [`a${round}`]: 300 });
  }
});
