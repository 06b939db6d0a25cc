import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verdict } from './budgets';
import { fingerprint } from './fingerprint';
import { type Cost, measure, takeTurns } from './measure';
import { medianOf, peakMemory, ratio, type Section, table, userCpu, verdictTable } from './section';

/** The program of each contestant, with its arguments. */
const PROGRAMS = {
  'cdk8s-stash': ['library', 'App'],
  'without the checks': ['library', 'App', 'unchecked'],
  'ApiObject': ['api-object', 'App'],
  'yaml alone': ['yaml-alone'],
} as const;
type Contestant = keyof typeof PROGRAMS;

const CONTESTANTS = Object.keys(PROGRAMS) as Contestant[];

export type Layout = 'one chart' | 'one chart, with backups' | 'chart per tenant';

/** A row of the table: a number of tenants in a layout, and the costs of each contestant, round by round. */
interface Fleet {
  readonly layout: Layout;
  readonly tenants: number;
  /** Absent if it was not measured. */
  readonly costs?: Record<Contestant, Cost[]>;
}

const SIZES = [1, 100, 1_000, 10_000];

/** Small fleets differ by less than the noise of the machine, so they get more rounds, which take little time. */
const roundsFor = (tenants: number) => tenants <= 100 ? 11 : 5;

const FIGURES = [
  { title: 'User CPU, seconds', of: userCpu, digits: 3 },
  { title: 'Peak memory, MiB', of: peakMemory, digits: 0 },
  { title: 'Wall time, seconds', of: (cost: Cost) => cost.wall, digits: 3 },
  { title: 'From start to first YAML, seconds', of: (cost: Cost) => cost.firstYaml!, digits: 3, tenants: 1 },
];

/** Our own constructs in an App, compared with other ways to write the same objects. */
export const library: Section = {
  name: 'library',
  measure(full) {
    const fleets = measureFleets(full);
    const { costs } = fleets.find(({ layout, tenants }) => layout === 'one chart' && tenants === 10_000)!;
    const verdicts = [verdict('synth', ratio(costs!['without the checks'], costs!.ApiObject, userCpu))];
    return { text: [...FIGURES.map((figure) => figureTable(figure, fleets)), verdictTable(verdicts)].join('\n\n'), verdicts };
  },
};

function figureTable({ title, of, digits, tenants: only }: typeof FIGURES[number], fleets: readonly Fleet[]): string {
  const rows = fleets.filter(({ tenants }) => only === undefined || tenants === only).map(({ layout, tenants, costs }) => [
    layout,
    tenants.toLocaleString('en'),
    ...costs === undefined ? ['only with `--full`', '', '', '', ''] : [
      ...CONTESTANTS.map((contestant) => medianOf(costs[contestant], of).toFixed(digits)),
      ratio(costs['cdk8s-stash'], costs.ApiObject, of).toFixed(2),
    ],
  ]);
  return `**${title}**\n\n${table(['layout', 'tenants', ...CONTESTANTS, 'cdk8s-stash / ApiObject'], rows)}`;
}

/** Measures every fleet; the one that takes cdk8s many minutes only with `--full`, and then once. */
function measureFleets(full: boolean): Fleet[] {
  return (['one chart', 'one chart, with backups', 'chart per tenant'] as const).flatMap((layout) => SIZES.map((tenants) => {
    const quadratic = layout === 'chart per tenant' && tenants === 10_000;
    if (quadratic && !full) {
      return { layout, tenants };
    }
    console.error(`${tenants} tenants, ${layout} …`);
    if (!quadratic) {
      race(layout, tenants, 1);
    }
    return { layout, tenants, costs: race(layout, tenants, quadratic ? 1 : roundsFor(tenants)) };
  }));
}

/** Runs every contestant `rounds` times; throws if they do not all write the same bytes. */
function race(layout: Layout, tenants: number, rounds: number): Record<Contestant, Cost[]> {
  const fingerprints = new Set<string>();
  const costs = takeTurns(CONTESTANTS, rounds, (contestant) => {
    const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const [program, ...flavours] = PROGRAMS[contestant];
      const cost = measure(`contestants/${program}.cjs`, String(tenants), layout, outdir, ...flavours);
      fingerprints.add(fingerprint(outdir));
      return cost;
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
  if (fingerprints.size > 1) {
    throw new Error(`${tenants} tenants, ${layout}: the contestants write different YAML, so that their costs cannot be compared`);
  }
  return costs;
}
