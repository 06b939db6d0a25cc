import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from './fingerprint';
import { type Cost, measure, takeTurns } from './measure';

export const CONTESTANTS = ['library', 'api-object', 'yaml-alone'] as const;
export type Contestant = typeof CONTESTANTS[number];

export type Layout = 'one chart' | 'one chart, with backups' | 'chart per tenant';

/** A cell of the table: so many tenants in a layout, and what they cost each contestant, round by round. */
export interface Fleet {
  readonly layout: Layout;
  readonly tenants: number;
  /** Absent where it was left out. */
  readonly costs?: Record<Contestant, Cost[]>;
}

const SIZES = [1, 100, 1_000, 10_000];

/** Small fleets differ by less than the machine trembles: more rounds of them, which take little. */
const roundsFor = (tenants: number) => tenants <= 100 ? 11 : 5;

/** Measures every fleet; the one that takes cdk8s many minutes only where it was asked for, and then once. */
export function measureFleets(full: boolean): Fleet[] {
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

/** Every contestant so many times; throws if they do not all write the same bytes. */
function race(layout: Layout, tenants: number, rounds: number): Record<Contestant, Cost[]> {
  const fingerprints = new Set<string>();
  const costs = takeTurns(CONTESTANTS, rounds, (contestant) => {
    const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const cost = measure(`contestants/${contestant}.cjs`, String(tenants), layout, outdir);
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
