import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LIST, list, output, yaml } from './output';

const { files, fleet, messages, outdir, put } = output();

/** What differs, and the words for it. */
const DIFFERENCES: ReadonlyArray<readonly [title: string, spoil: () => void, lines: readonly string[]]> = [
  ['nothing', () => rmSync(outdir(), { recursive: true }), [`missing: a.k8s.yaml, b.k8s.yaml, ${LIST}`]],
  ['a file', () => put('b.k8s.yaml', 'other'), ['changed: b.k8s.yaml']],
  ['a file too many', () => put(LIST, list('a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml')), [`changed: ${LIST}`]],
  ['a file too many, with a name that a terminal would obey', () => {
    put('\u001b[2J.k8s.yaml', '');
    put(LIST, list('\u001b[2J.k8s.yaml', 'a.k8s.yaml', 'b.k8s.yaml'));
  }, [`changed: ${LIST}`, 'left over: "\\u001b[2J.k8s.yaml"']],
  ['all', () => {
    rmSync(join(outdir(), 'a.k8s.yaml'));
    put('b.k8s.yaml', `${yaml('b')}\n`);
    put('c.k8s.yaml', '');
    put(LIST, list('a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml'));
  }, ['missing: a.k8s.yaml', `changed: b.k8s.yaml, ${LIST}`, 'left over: c.k8s.yaml']],
];

describe('a folder that is to be checked', () => {
  const { argv, exitCode } = process;
  beforeEach(() => {
    process.argv = [...argv.slice(0, 2), '--check'];
  });
  afterEach(() => {
    process.argv = argv;
    process.exitCode = exitCode;
  });

  test.each(DIFFERENCES)('%s differs', (_, spoil, lines) => {
    process.argv = argv;
    fleet(['a', 'b']).synth();
    process.argv = [...argv, '--check'];
    spoil();
    const before = existsSync(outdir()) && files();
    const message = `${outdir()} differs from the output of the app: synthesise the app, and commit what it writes\n${lines.map((line) => `  ${line}`).join('\n')}`;
    expect(() => fleet(['a', 'b']).verify()).toThrow(new Error(message));
    messages().mockClear();
    fleet(['a', 'b']).synth();
    expect(messages().mock.calls.map(([text]) => String(text))).toEqual([`cdk8s-stash: ${message}\n`]);
    expect(process.exitCode).toBe(1);
    expect(existsSync(outdir()) && files()).toEqual(before);
  });

  test.each(['--Check', '-check', '--check=true', '--chek', '--chekc', '--chec', '--cehck', '--scheck', '\u2014check', '\u2013check'])('%s is refused', (argument) => {
    process.argv = [...argv.slice(0, 2), argument];
    expect(() => fleet(['a']).synth()).toThrow(new Error(
      `FleetApp: "${argument}" is not an argument of the program: write "--check" to compare only, or leave it out to write`,
    ));
    expect(existsSync(outdir())).toBe(false);
  });

  test('other arguments are nothing to it', () => {
    process.argv = [...argv.slice(0, 2), '--checks', '--recheck', 'check', '--checkout=main', '--chart', '--fetch'];
    fleet(['a']).synth();
    expect(existsSync(outdir())).toBe(true);
  });

  test('nothing differs', () => {
    process.argv = argv;
    fleet(['a', 'b']).synth();
    process.argv = [...argv, '--check'];
    messages().mockClear();
    fleet(['a', 'b']).synth();
    fleet(['a', 'b']).verify();
    expect([process.exitCode, messages().mock.calls.map(([text]) => String(text))]).toEqual([exitCode, [`cdk8s-stash: ${outdir()} matches the output of the app\n`]]);
  });

  test('many files are named in part', () => {
    const names = Array.from({ length: 1234 }, (_, index) => `t${String(index).padStart(4, '0')}`);
    expect(() => fleet(names).verify()).toThrow(new Error(
      `${outdir()} differs from the output of the app: synthesise the app, and commit what it writes\n`
      + `  missing: ${names.slice(0, 20).map((name) => `${name}.k8s.yaml`).join(', ')} and 1,215 more`,
    ));
  });
});
