// A fleet that the tests of faults run as a program of its own: fleet.ts <outdir> <charts> <revision> [<step to be killed at>]
import fs from 'node:fs';
import { ApiObject, Chart } from 'cdk8s';
import { FleetApp } from '../../lib/app/fleet-app';

const [outdir, charts, revision, last = 'none'] = process.argv.slice(2) as [string, string, string, string?];

let steps = 0;

/** Counts how often something is done, and kills the process in the middle of what is done last. */
function count<N extends 'openSync' | 'renameSync'>(name: N, counts: (path: unknown) => boolean): void {
  const original = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...args: unknown[]): unknown => {
      const result = original(...args);
      if (counts(args[0]) && ++steps === Number(last)) {
        process.kill(process.pid, 'SIGKILL');
      }
      return result;
    },
  });
}

// A file is staged, and then takes its place.
count('openSync', (path) => /cdk8s-stash-staged-\d+-\w+\/\d+$/.test(String(path)));
count('renameSync', (path) => /\/\d+$/.test(String(path)));

const app = new FleetApp({ outdir });
for (let index = 0; index < Number(charts); index++) {
  const name = `tenant-${index}`;
  new ApiObject(new Chart(app, name), 'a', { apiVersion: 'v1', kind: 'A', metadata: { name }, revision } as never);
}
app.synth();
