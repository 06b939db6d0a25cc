import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFleet } from './checking/write-fleet.cjs';
import { type Cost, measure, takeTurns } from './measure';

const PROGRAMS = ['check', 'parse'] as const;

/** What it costs to check the manifests of so many tenants, and to parse them with the YAML library and do nothing more, round by round. */
export interface Checks {
  readonly tenants: number;
  readonly costs: Record<typeof PROGRAMS[number], Cost[]>;
}

const SIZES = [100, 1_000, 10_000, 50_000];

/** The largest fleet takes a minute a round. */
const roundsFor = (tenants: number) => tenants <= 100 ? 11 : tenants <= 10_000 ? 5 : 1;

export function measureChecks(): Checks[] {
  return SIZES.map((tenants) => {
    console.error(`checking ${tenants} tenants …`);
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      writeFleet(tenants, folder);
      return { tenants, costs: takeTurns(PROGRAMS, roundsFor(tenants), (program) => measure(`checking/${program}.cjs`, folder)) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
