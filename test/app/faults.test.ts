import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as ts from 'typescript';
import { freshAssembly } from '../api/compiled';

freshAssembly();

/** What is run as a program, as JavaScript: without a loader of TypeScript, each of the many runs starts in a third of the time. */
const FLEET = ts.transpile(readFileSync(join(__dirname, 'fleet.ts'), 'utf8'), {
  module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true,
});
const PROGRAM = ['--eval', FLEET, 'fleet'];
const LIST = '.cdk8s-stash-files';
const LOCK = () => join(outdir, `${LIST}.lock`);
const NOBODY = 65534;

/** Hundreds of thousands of files: in memory, where there is a disk in it. */
const DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

// Programs are run, which takes as long as the machine is busy.
jest.setTimeout(600_000);

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
  /** Charts that only this run has. */
  readonly others?: number;
  /** Whether each chart has a folder. */
  readonly folders?: boolean;
}

/** What a run says. */
function run({ charts, revision, killedAt, user, others = 0, folders = false }: Run): { readonly signal: string | null; readonly says: string } {
  const args = [outdir, String(charts), revision, String(killedAt ?? 'none'), String(others), '', ...(folders ? ['folders'] : [])];
  const { signal, stderr } = spawnSync(process.execPath, [...PROGRAM, ...args], { cwd: __dirname, encoding: 'utf8', uid: user });
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
    const key = isWhole ? revision : file.replace(/staged-[0-9a-f]{8}-\d+-\w+$/, 'staged');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const listed = () => readFileSync(join(outdir, LIST), 'utf8').split('\n').filter((line) => line.endsWith('.yaml'));
const present = () => readdirSync(outdir).filter((name) => name.endsWith('.yaml')).sort();

/** What no list names would never be removed. */
function unlisted(): readonly string[] {
  const known = new Set(listed());
  return present().filter((name) => !known.has(name));
}

describe('killed at every tenth of a synth of 10,000 charts', () => {
  const CHARTS = 10_000;
  // Each file is staged and takes its place: the first five tenths are the one, the last five the other.
  const TENTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  // After the others the next run is killed as well.
  const MENDED = [3, 6, 8, 10];

  test('every file is whole, and the next run mends what is there', () => {
    run({ charts: CHARTS, revision: 'r0' });
    expect(found()).toEqual({ r0: CHARTS });
    for (const tenth of TENTHS) {
      // A chart goes and others come each time; the staged files are what is left.
      const killed = run({ charts: CHARTS - 10, others: 10, revision: `k${tenth}`, killedAt: tenth * CHARTS / 5 });
      const done = Math.max(0, tenth - 5) * CHARTS / 5;
      const kept = found();
      expect([tenth, killed.signal, kept[`k${tenth}`] ?? 0]).toEqual([tenth, 'SIGKILL', done]);
      expect(Object.keys(kept).filter((name) => !/^[rk]\d+$/.test(name))).toEqual(['.cdk8s-stash-staged']);
      expect(unlisted()).toEqual([]);
      if (MENDED.includes(tenth)) {
        run({ charts: CHARTS, revision: `r${tenth}` });
        expect(found()).toEqual({ [`r${tenth}`]: CHARTS });
        expect(listed()).toEqual(present());
      }
    }
  });

  test('what a first run had written before it was killed is removed by an app that does not write it', () => {
    run({ charts: 100, revision: 'r0', killedAt: 150 });
    expect(present()).toHaveLength(50);
    expect(run({ charts: 1, revision: 'r0' }).says).toBe('dist: 0 written, 1 unchanged, 49 removed');
    expect(found()).toEqual({ r0: 1 });
  });
});

/** A small disk, where the system lets us have one; CI has to. */
function withSmallDisk(act: () => void): void {
  mkdirSync(outdir);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', outdir]).status !== 0) {
    if (process.env.CI !== undefined && process.getuid?.() === 0) {
      throw new Error('no small disk can be mounted here, so that a full one cannot be checked');
    }
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
    expect(run({ charts: 50, revision: 'r1' }).says).toBe('dist: the disk is full: free some space (ENOSPC); the output is unchanged');
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
      .toBe('dist: this user may not write there: give it write access, or set "outdir" to another folder (EACCES); the output is unchanged');
    expect(found()).toEqual({ r0: 3 });
    expect(run({ charts: 3, revision: 'r0', user }).says).toBe('dist: 0 written, 3 unchanged, 0 removed');
  } finally {
    chmodSync(outdir, 0o755);
  }
  expect(run({ charts: 3, revision: 'r1' }).says).toBe('dist: 3 written, 0 unchanged, 0 removed');
});

test('a disk with room for the files and not for the list: the output is as it was', () => {
  withSmallDisk(() => {
    run({ charts: 1, revision: 'r0' });
    // Each file takes a page of the 64 that there are; the folders and the list need some more.
    const pages = 64 - readdirSync(outdir).length;
    for (let charts = pages; charts > 0; charts--) {
      const { says } = run({ charts, revision: 'r1' });
      if (says.includes('written')) {
        expect(found()).toEqual({ r1: charts });
        break;
      }
      expect(says).toBe('dist: the disk is full: free some space (ENOSPC); the output is unchanged');
      expect(found()).toEqual({ r0: 1 });
    }
    expect(listed()).toEqual(present());
  });
});

describe('two at once', () => {
  /** Both wait for each other before the first file of either takes its place. */
  const start = (charts: number, revision: string, others = 0, meeting = '') => new Promise<number | null>((resolve) => {
    const args = [outdir, String(charts), revision, 'none', String(others), meeting];
    spawn(process.execPath, [...PROGRAM, ...args], { cwd: __dirname }).on('exit', resolve);
  });
  const both = async (name: string, one: Parameters<typeof start>, other: Parameters<typeof start>) => {
    const meeting = join(folder, name);
    mkdirSync(meeting);
    return Promise.all([start(one[0], one[1], one[2], meeting), start(other[0], other[1], other[2], meeting)]);
  };
  const nothingLost = (revisions: readonly string[]) => {
    expect(Object.keys(found()).filter((revision) => !revisions.includes(revision))).toEqual([]);
    expect(unlisted()).toEqual([]);
  };

  test('every file is of the one or of the other, and the next run mends it', async () => {
    for (const round of [1, 2, 3]) {
      expect(await both(`r${round}`, [300, `a${round}`], [250, `b${round}`, 150])).toEqual([0, 0]);
      nothingLost([`a${round}`, `b${round}`]);
      run({ charts: 300, revision: `a${round}` });
      expect(found()).toEqual({ [`a${round}`]: 300 });
    }
  });

  test('neither takes from the list what the other has named', async () => {
    for (const round of [1, 2, 3, 4, 5, 6, 7, 8]) {
      rmSync(outdir, { recursive: true, force: true });
      expect(await both(`r${round}`, [10, 'a', 3], [10, 'b', 5])).toEqual([0, 0]);
      nothingLost(['a', 'b']);
    }
  });

  test('one names what it has written after another that looked before it was there', async () => {
    run({ charts: 3, revision: 'old' });
    mkdirSync(LOCK());
    const running = start(3, 'new');
    while (found().new !== 3) {
      await setTimeout(1);
    }
    writeFileSync(join(outdir, LIST), '');
    rmdirSync(LOCK());
    expect(await running).toBe(0);
    expect(listed()).toEqual(present());
  });

  test('one that was killed while it alone could name files keeps the next one waiting for some seconds only', () => {
    mkdirSync(LOCK(), { recursive: true });
    expect(run({ charts: 3, revision: 'r0' }).says).toBe('dist: 3 written, 0 unchanged, 0 removed');
    expect(readdirSync(outdir)).toEqual(['.cdk8s-stash-files', 'tenant-0.k8s.yaml', 'tenant-1.k8s.yaml', 'tenant-2.k8s.yaml']);
  });

  test('both remove what neither writes any more', async () => {
    for (const round of [1, 2, 3]) {
      run({ charts: 2000, revision: 'old' });
      expect(await both(`r${round}`, [100, 'new'], [100, 'new'])).toEqual([0, 0]);
      expect(found()).toEqual({ new: 100 });
      expect(listed()).toEqual(present());
    }
  });

  test('both remove what a killed one has left', async () => {
    for (const round of [1, 2, 3]) {
      run({ charts: 1000, revision: `old${round}`, killedAt: 1500 });
      expect(await both(`r${round}`, [300, `a${round}`], [300, `a${round}`])).toEqual([0, 0]);
      expect(found()).toEqual({ [`a${round}`]: 300 });
      expect(listed()).toEqual(present());
    }
  });
});

test('two threads of one process are two at once', () => {
  const program = `
    const { Worker } = require('node:worker_threads');
    const [fleet, outdir] = process.argv.slice(1);
    for (const revision of ['a', 'b']) {
      new Worker(fleet, { eval: true, argv: [outdir, '500', revision] }).on('exit', (code) => process.exitCode ||= code);
    }`;
  const { status, stderr } = spawnSync(process.execPath, ['--eval', program, FLEET, outdir], { cwd: __dirname, encoding: 'utf8' });
  expect([status, stderr.replace(/cdk8s-stash: .*\n/g, '')]).toEqual([0, '']);
  expect(present()).toHaveLength(500);
});

test('the folder of a chart that may not be written: the output is as it was', () => {
  const user = process.getuid?.() === 0 ? NOBODY : undefined;
  const folders = { charts: 3, folders: true, user };
  mkdirSync(outdir, { mode: 0o777 });
  chmodSync(outdir, 0o777);
  run({ ...folders, revision: 'r0' });
  chmodSync(join(outdir, 'tenant-2'), 0o555);
  const before = () => ['tenant-0', 'tenant-1', 'tenant-2'].map((chart) => readFileSync(join(outdir, chart, `A.${chart}.k8s.yaml`), 'utf8'));
  const old = before();
  expect(run({ ...folders, revision: 'r1' }).says)
    .toBe('dist/tenant-2: this user may not write there: give it write access, or set "outdir" to another folder (EACCES); the output is unchanged');
  expect(before()).toEqual(old);
});
