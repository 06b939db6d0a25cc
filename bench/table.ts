import { cpus } from 'node:os';
import type { Checks } from './checks';
import { CONTESTANTS, type Fleet } from './fleets';
import type { Cost } from './measure';
import { median, medianOfPairs } from './median';

/** A column group of the table, with the way it is shown. */
interface Figure {
  readonly title: string;
  readonly of: (cost: Cost) => number;
  readonly digits: number;
}

const FIGURES: readonly Figure[] = [
  { title: 'User CPU, seconds', of: (cost) => cost.userCpu, digits: 3 },
  { title: 'Peak memory, MiB', of: (cost) => cost.peakMemory, digits: 0 },
  { title: 'Wall time, seconds', of: (cost) => cost.wall, digits: 3 },
];

/** Everything that was measured, as Markdown. */
export function table(fleets: readonly Fleet[], checks: readonly Checks[], loading: number, examples: ReadonlyMap<string, number>): string {
  const one = fleets.filter(({ tenants }) => tenants === 1);
  return [
    machine(),
    ...FIGURES.map((figure) => section(figure, fleets)),
    section({ title: 'From start to first YAML, seconds', of: (cost) => cost.firstYaml!, digits: 3 }, one),
    checkTable(checks),
    exampleTimes(examples),
    `Loading the library after cdk8s adds ${loading.toFixed(1)} ms of user CPU.`,
  ].join('\n\n');
}

function machine(): string {
  const processors = cpus();
  return `${processors.length} cores, ${processors[0]?.model.trim() ?? 'unknown processor'}; Node ${process.versions.node} on ${process.platform}.`;
}

function section({ title, of, digits }: Figure, fleets: readonly Fleet[]): string {
  const rows = fleets.map(({ layout, tenants, costs }) => {
    const cells = costs === undefined ? ['only with `--full`', '', '', ''] : [
      ...CONTESTANTS.map((contestant) => median(costs[contestant].map(of)).toFixed(digits)),
      medianOfPairs(costs.library.map(of), costs['api-object'].map(of), (ours, theirs) => ours / theirs).toFixed(2),
    ];
    return [layout, tenants.toLocaleString('en'), ...cells];
  });
  return [
    `**${title}**`,
    '',
    ...[['layout', 'tenants', 'cdk8s-stash', 'ApiObject', 'yaml alone', 'cdk8s-stash / ApiObject'], ['---', ...Array(5).fill('---:') as string[]], ...rows]
      .map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function checkTable(checks: readonly Checks[]): string {
  const rows = checks.map(({ tenants, costs: { check, parse } }) => [
    tenants.toLocaleString('en'),
    ...FIGURES.flatMap(({ of, digits }) => [
      median(check.map(of)).toFixed(digits),
      median(parse.map(of)).toFixed(digits),
      medianOfPairs(check.map(of), parse.map(of), (ours, theirs) => ours / theirs).toFixed(2),
    ]),
  ]);
  const header = ['tenants', ...FIGURES.flatMap(({ title }) => [`check: ${title.toLowerCase()}`, 'yaml alone', 'ratio'])];
  return ['**Checking manifests**', '', ...[header, Array(header.length).fill('---:') as string[], ...rows].map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

function exampleTimes(examples: ReadonlyMap<string, number>): string {
  const rows = [...examples].map(([name, seconds]) => `| ${name} | ${seconds.toFixed(2)} |`);
  return ['**Examples, wall seconds**', '', '| example | seconds |', '| --- | ---: |', ...rows].join('\n');
}
