// A fleet that the tests of faults run as a program of its own:
// fleet.ts <outdir> <charts> <revision> [<step to be killed at> [<charts that only this one has> [<folder in which two meet> [folders]]]]
import fs from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { FleetApp } from '../../lib/app/fleet-app';

const [outdir, charts, revision, last = 'none', others = '0', meeting = '', folders] = process.argv.slice(2) as [string, string, string, ...(string | undefined)[]];

let steps = 0;

/** Counts how often something is done, and kills the process in the middle of what is done last. */
function count<N extends 'mkdirSync' | 'openSync' | 'renameSync'>(name: N, counts: (path: unknown) => boolean, waits: (path: unknown) => boolean): void {
  const original = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...args: unknown[]): unknown => {
      if (meeting !== '' && waits(args[0])) {
        meet();
      }
      const result = original(...args);
      if (counts(args[0]) && ++steps === Number(last)) {
        process.kill(process.pid, 'SIGKILL');
      }
      return result;
    },
  });
}

/** Waits for the other one, once. */
function meet(): void {
  fs.writeFileSync(join(meeting, revision + process.pid), '');
  while (fs.readdirSync(meeting).length < 2) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  }
}

const STAGED = /cdk8s-stash-staged-[0-9a-f]{8}-\d+-\w+\/\d+$/;

// A file is staged, and then takes its place; the list is none of them.
count('openSync', (path) => STAGED.test(String(path)) && isOfChart(path), () => false);
count('renameSync', (path) => STAGED.test(String(path)) && isOfChart(path), () => true);
// Where one at a time may name its files.
count('mkdirSync', () => false, (path) => String(path).endsWith('.lock'));

/** The staged files are numbered, those of charts first. */
function isOfChart(path: unknown): boolean {
  return Number(/\d+$/.exec(String(path))![0]) < Number(charts) + Number(others);
}

const app = new FleetApp({ outdir, ...(folders && { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }) });
const names = [
  ...Array.from({ length: Number(charts) }, (_, index) => `tenant-${index}`), ...Array.from({ length: Number(others) }, (_, index) => `${revision}-${index}`),
];
for (const name of names) {
  new ApiObject(new Chart(app, name), 'a', { apiVersion: 'v1', kind: 'A', metadata: { name }, revision } as never);
}
app.synth();
