import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verdict } from './budgets';
import type { Layout } from './fleets';
import { type Cost, measure, takeTurns } from './measure';
import { difference, medianOf, peakMemory, ratio, type Section, table, userCpu, verdictTable } from './section';

const ROUNDS = 5;
const FLAVOURS = ['checked', 'unchecked'] as const;

interface Row {
  readonly app: 'App' | 'FleetApp';
  readonly layout: Layout;
  readonly tenants: number;
}

const ROWS: readonly Row[] = [
  { app: 'App', layout: 'one chart', tenants: 1_000 },
  { app: 'App', layout: 'one chart', tenants: 10_000 },
  { app: 'App', layout: 'chart per tenant', tenants: 1_000 },
  { app: 'FleetApp', layout: 'chart per tenant', tenants: 5_000 },
  { app: 'FleetApp', layout: 'chart per tenant', tenants: 10_000 },
];

/** The cost of the checks in a synth of our own constructs: measured with them, and with all of them turned off. */
export const engine: Section = {
  name: 'checks',
  measure() {
    const results = ROWS.map((row) => ({ ...row, costs: race(row) }));
    const [, one, , half, whole] = results.map(({ costs }) => costs) as Array<Record<typeof FLAVOURS[number], Cost[]>>;
    const added = ({ checked, unchecked }: typeof results[number]['costs']) => difference(checked, unchecked, userCpu);
    const verdicts = [
      verdict('engine', 100 * (1 - ratio(one!.unchecked, one!.checked, userCpu))),
      verdict('engineDoubling', added(whole!) / added(half!)),
    ];
    return {
      text: [
        '**The checks in a synth**',
        table(['app', 'layout', 'tenants', 'user CPU, seconds', 'without the checks', 'on top', 'peak memory, MiB', 'without the checks'], results.map(({ app, layout, tenants, costs }) => [
          app,
          layout,
          tenants.toLocaleString('en'),
          ...FLAVOURS.map((flavour) => medianOf(costs[flavour], userCpu).toFixed(2)),
          `${(100 * (ratio(costs.checked, costs.unchecked, userCpu) - 1)).toFixed(0)}%`,
          ...FLAVOURS.map((flavour) => medianOf(costs[flavour], peakMemory).toFixed(0)),
        ]), 2),
        verdictTable(verdicts),
      ].join('\n\n'),
      verdicts,
    };
  },
};

function race({ app, layout, tenants }: Row): Record<typeof FLAVOURS[number], Cost[]> {
  console.error(`checks: ${tenants} tenants, ${layout}, ${app} …`);
  return takeTurns(FLAVOURS, ROUNDS, (flavour) => {
    const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      return measure('contestants/library.cjs', String(tenants), layout, outdir, app, flavour);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
}
