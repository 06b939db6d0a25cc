import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verdict } from './budgets';
import { fingerprint } from './fingerprint';
import type { Layout } from './fleets';
import { type Cost, measure, takeTurns } from './measure';
import { difference, medianOf, peakMemory, ratio, type Section, table, userCpu, type Verdict, verdictTable, work } from './section';

/** The program of each contestant, with its arguments. The second synth runs right after FleetApp, in the folder that it has written. */
const CONTESTANTS = {
  'App': ['api-object'],
  'FleetApp': ['api-object', 'FleetApp', 'unchecked'],
  'second synth': ['api-object', 'FleetApp', 'unchecked'],
  'FleetApp, checked': ['api-object', 'FleetApp'],
  'own constructs': ['library', 'FleetApp', 'unchecked'],
  'own, checked': ['library', 'FleetApp'],
  'constructs alone': ['tree'],
  'JSON.stringify': ['json'],
  'empty process': ['nothing'],
} as const;
type Contestant = keyof typeof CONTESTANTS;

/** The programs that write no YAML. */
const MUTE: readonly string[] = ['tree', 'json', 'nothing'];

const ALL = Object.keys(CONTESTANTS) as Contestant[];
const FLEETS_ALONE: readonly Contestant[] = ['FleetApp', 'JSON.stringify'];

interface Row {
  readonly layout: Layout;
  readonly tenants: number;
  readonly contestants: readonly Contestant[];
  readonly rounds: number;
}

/** App needs minutes for more than 2,000 charts, and cannot write 150,000 objects in one. */
const ROWS: readonly Row[] = [
  { layout: 'chart per tenant', tenants: 1_000, contestants: ALL, rounds: 5 },
  { layout: 'chart per tenant', tenants: 2_000, contestants: ALL, rounds: 5 },
  { layout: 'chart per tenant', tenants: 5_000, contestants: FLEETS_ALONE, rounds: 5 },
  { layout: 'chart per tenant', tenants: 10_000, contestants: ALL.filter((one) => one !== 'App'), rounds: 5 },
  { layout: 'chart per tenant', tenants: 25_000, contestants: FLEETS_ALONE, rounds: 5 },
  { layout: 'chart per tenant', tenants: 50_000, contestants: FLEETS_ALONE, rounds: 5 },
  { layout: 'one chart', tenants: 1_000, contestants: ALL, rounds: 5 },
  { layout: 'one chart', tenants: 10_000, contestants: ALL, rounds: 7 },
  { layout: 'one chart', tenants: 75_000, contestants: FLEETS_ALONE, rounds: 1 },
];

/** Whether App is measured only with `--full`, and then once. */
const isForFull = ({ layout, tenants }: Row) => layout === 'chart per tenant' && tenants === 10_000;

type Costs = { readonly [C in Contestant]?: readonly Cost[] };
type Result = Row & { readonly costs: Costs };

/** FleetApp compared with App, on the same trees. */
export const fleetApp: Section = {
  name: 'fleet',
  measure(full) {
    const results = ROWS.map((row): Result => {
      console.error(`fleet: ${row.tenants} tenants, ${row.layout} …`);
      const costs: Costs = race(row);
      return { ...row, costs: full && isForFull(row) ? { ...race({ ...row, contestants: ['App'], rounds: 1 }), ...costs } : costs };
    });
    const verdicts = judge(results);
    return {
      text: [
        figures('User CPU of the whole process, seconds', results, ({ costs }, one) => costs[one] && medianOf(costs[one], userCpu).toFixed(2)),
        figures('Peak memory, MiB', results, ({ costs }, one) => costs[one] && medianOf(costs[one], peakMemory).toFixed(0)),
        figures('Work, in multiples of that of JSON.stringify', results, ({ costs }, one) =>
          one === 'empty process' ? undefined : costs[one] && (medianOf(costs[one], work) / medianOf(costs['JSON.stringify']!, work)).toFixed(1)),
        verdictTable(verdicts),
      ].join('\n\n'),
      verdicts,
    };
  },
};

/** Runs every contestant `rounds` times; throws if those that write YAML do not all write the same bytes, or the second synth writes anything. */
function race({ layout, tenants, contestants, rounds }: Row): Record<Contestant, Cost[]> {
  const fingerprints = new Set<string>();
  let written: string | undefined;
  return takeTurns(contestants, rounds, (contestant) => {
    const [program, ...flavours] = CONTESTANTS[contestant];
    const isSecond = contestant === 'second synth';
    const outdir = isSecond ? written! : mkdtempSync(join(tmpdir(), 'bench-'));
    const before = isSecond ? filesIn(outdir) : '';
    const cost = measure(`contestants/${program}.cjs`, String(tenants), layout, outdir, ...flavours);
    if (isSecond && filesIn(outdir) !== before) {
      throw new Error(`${tenants} tenants, ${layout}: the second synth writes, though nothing has changed`);
    }
    if (!MUTE.includes(program) && fingerprints.add(fingerprint(outdir)).size > 1) {
      throw new Error(`${tenants} tenants, ${layout}: ${contestant} writes different YAML, so that its cost cannot be compared`);
    }
    written = contestant === 'FleetApp' && contestants.includes('second synth') ? outdir : undefined;
    if (written === undefined) {
      rmSync(outdir, { recursive: true });
    }
    return cost;
  });
}

/** Equal as long as no file is rewritten. */
function filesIn(folder: string): string {
  return readdirSync(folder).map((name) => {
    const { ino, mtimeMs } = statSync(join(folder, name));
    return `${name} ${ino} ${mtimeMs}`;
  }).join('\n');
}

function figures(title: string, results: readonly Result[], cell: (result: Result, contestant: Contestant) => string | undefined): string {
  const rows = results.map((result) => [result.layout, result.tenants.toLocaleString('en'), ...ALL.map((one) => cell(result, one) ?? '')]);
  return `**${title}**\n\n${table(['layout', 'tenants', ...ALL], rows)}`;
}

function judge(results: readonly Result[]): Verdict[] {
  const costs = (layout: Layout, tenants: number) =>
    results.find((result) => result.layout === layout && result.tenants === tenants)!.costs as Costs & Record<Exclude<Contestant, 'App'>, readonly Cost[]>;
  const charts = costs('chart per tenant', 10_000);
  const one = costs('one chart', 10_000);
  const twice = (half: number) => medianOf(costs('chart per tenant', 2 * half).FleetApp, work) / medianOf(costs('chart per tenant', half).FleetApp, work);
  return [
    ...charts.App === undefined ? [] : [verdict('fleetCharts', medianOf(charts.App, userCpu) / medianOf(charts.FleetApp, userCpu))],
    verdict('fleetChartsMore', difference(charts.FleetApp, charts['empty process'], userCpu)),
    verdict('fleetDoubling', Math.max(...[1_000, 5_000, 25_000].map(twice))),
    verdict('fleetChart', ratio(one.App!, one.FleetApp, userCpu)),
    verdict('fleetFloor', ratio(one.FleetApp, one['JSON.stringify'], work)),
    verdict('fleetOwn', ratio(one['own constructs'], one['JSON.stringify'], work)),
    verdict('fleetChecks', 100 * (ratio(one['FleetApp, checked'], one.FleetApp, userCpu) - 1)),
    verdict('fleetAgain', ratio(charts['second synth'], charts.FleetApp, userCpu)),
  ];
}
