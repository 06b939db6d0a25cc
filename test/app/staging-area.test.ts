import fs, { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { LIST, output } from './output';

const { files, fleet, folder, outdir, put } = output();

const STAGED = '.cdk8s-stash-staged';

/** What runs of this app have staged, and others: whether they are over, and when they staged something for the last time. */
const STAGED_BY: ReadonlyArray<readonly [whose: string, name: (own: string) => string, minutesAgo: number, isKept: boolean]> = [
  ['a killed run', (own) => own.replace(/-\d+-/, '-4194305-'), 0, false],
  ['a run that goes on', (own) => own.replace(/-\d+-/, `-${process.ppid}-`), 0, true],
  ['a run beside this one in this process', (own) => own, 0, true],
  ['a run on another machine, or in another container', (own) => own.replace(/[0-9a-f]{8}-\d+-/, '01234567-4194305-'), 10, true],
  ['a run elsewhere that has staged nothing for long', (own) => own.replace(/[0-9a-f]{8}-\d+-/, '01234567-1-'), 100, false],
  ['a killed run of another app', (own) => own.replace(/staged-([0-9a-f]{8})-\d+-/, 'staged-one-$1-4194305-'), 100, true],
  ['nobody, by its name', () => `${STAGED}-1-notes`, 100, true],
];

test.each(STAGED_BY)('what %s has staged', (_, name, minutesAgo, isKept) => {
  const own = stagedNow();
  const folderOf = name(own.replace(/\w{6}$/, 'aBc123'));
  put(`${folderOf}/0`, 'half');
  const then = new Date(Date.now() - minutesAgo * 60_000);
  fs.utimesSync(join(outdir(), folderOf), then, then);
  fleet(['a']).synth();
  expect(Object.keys(files())).toEqual([LIST, ...(isKept ? [`${folderOf}/0`] : []), 'a.k8s.yaml']);
});

/** What a run calls its staging area, which is gone when it ends. */
function stagedNow(): string {
  let name = '';
  const app = fleet(['b', 'c']);
  new ApiObject(new Chart(app, 'z'), 'z', { apiVersion: 'v1', kind: 'A', metadata: { name: 'z' } }).toJson = () => {
    name = readdirSync(outdir()).find((one) => one.startsWith(STAGED))!;
    throw new Error('stop');
  };
  expect(() => app.synth()).toThrow('stop');
  return name;
}

test('a link that is called like a staging area leads nowhere', () => {
  put('../elsewhere/precious', 'mine');
  mkdirSync(outdir());
  symlinkSync('../elsewhere', join(outdir(), stagedNow().replace(/-\d+-\w{6}$/, '-4194305-aBc123')));
  fleet(['a']).synth();
  expect(readFileSync(join(folder(), 'elsewhere/precious'), 'utf8')).toBe('mine');
});
