// What FleetApp costs beside App, with plain ApiObjects in both. Prints a table: npx tsx bench/fleet-app.ts [--full]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Layout } from './fleets';
import { type Cost, measure } from './measure';
import { median } from './median';

const { values: { full } } = parseArgs({ options: { full: { type: 'boolean', default: false } } });

const ROUNDS = 3;

/** App needs minutes for these, or cannot write them at all. */
const isTooMuch = (layout: Layout, tenants: number) => layout === 'chart per tenant' ? tenants >= 10_000 : tenants > 50_000;

/** Each in a folder of its own; the second synth of a FleetApp finds what the first has written. */
const COLUMNS: Readonly<Record<string, (tenants: number, layout: Layout, outdir: string) => Cost | undefined>> = {
  'App': (tenants, layout, outdir) => full || !isTooMuch(layout, tenants) ? run('api-object', tenants, layout, outdir) : undefined,
  'FleetApp': (tenants, layout, outdir) => run('fleet-app', tenants, layout, outdir),
  'FleetApp, nothing changed': (tenants, layout, outdir) => {
    run('fleet-app', tenants, layout, outdir);
    return run('fleet-app', tenants, layout, outdir);
  },
  'JSON.stringify': (tenants, layout, outdir) => run('json', tenants, layout, outdir),
};

const run = (program: string, tenants: number, layout: Layout, outdir: string) => measure(`contestants/${program}.cjs`, String(tenants), layout, outdir);

function cell(column: string, tenants: number, layout: Layout): string {
  const costs = Array.from({ length: ROUNDS }, () => {
    const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      return COLUMNS[column]!(tenants, layout, outdir);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  }).filter((cost) => cost !== undefined);
  return costs.length === 0 ? 'only with `--full`' : median(costs.map(({ userCpu }) => userCpu)).toFixed(2);
}

console.log(`User CPU of the whole process, seconds\n\n| layout | tenants | ${Object.keys(COLUMNS).join(' | ')} |\n| --- |${' ---: |'.repeat(1 + Object.keys(COLUMNS).length)}`);
for (const layout of ['chart per tenant', 'one chart'] as const) {
  for (const tenants of [1, 1_000, 10_000, 50_000]) {
    console.log(`| ${[layout, tenants.toLocaleString('en'), ...Object.keys(COLUMNS).map((column) => cell(column, tenants, layout))].join(' | ')} |`);
  }
}
