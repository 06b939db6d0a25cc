import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verdict } from './budgets';
import { writeFleet } from './checking/write-fleet.cjs';
import { type Cost, measure, takeTurns } from './measure';
import { medianOf, peakMemory, ratio, type Section, table, userCpu, verdictTable } from './section';

const PROGRAMS = ['check', 'parse'] as const;
type Costs = Record<typeof PROGRAMS[number], Cost[]>;

const SIZES = [100, 1_000, 10_000, 50_000] as const;

/** A round of the largest fleet takes a minute. */
const roundsFor = (tenants: number) => tenants <= 100 ? 11 : tenants <= 10_000 ? 5 : 1;

const FIGURES = [
  { title: 'user CPU, seconds', of: userCpu, digits: 2 },
  { title: 'peak memory, MiB', of: peakMemory, digits: 0 },
];

/** The cost of checking the manifests of a fleet, compared with only parsing them with the YAML library. */
export const checks: Section = {
  name: 'check',
  measure() {
    const costs = new Map<number, Costs>(SIZES.map((tenants) => [tenants, race(tenants)]));
    const [some, many] = [costs.get(10_000)!, costs.get(50_000)!];
    const verdicts = [
      verdict('check', ratio(some.check, some.parse, userCpu)),
      verdict('checkDoubling', medianOf(many.check, userCpu) / medianOf(some.check, userCpu)),
      verdict('checkMemory', medianOf(many.check, peakMemory) / medianOf(some.check, peakMemory)),
    ];
    const rows = [...costs].map(([tenants, { check, parse }]) => [
      tenants.toLocaleString('en'),
      ...FIGURES.flatMap(({ of, digits }) =>
        [medianOf(check, of).toFixed(digits), medianOf(parse, of).toFixed(digits), ratio(check, parse, of).toFixed(2)]),
    ]);
    const header = ['tenants', ...FIGURES.flatMap(({ title }) => [`check: ${title}`, 'parsing alone', 'ratio'])];
    return { text: ['**Checking manifests**', table(header, rows, 0), verdictTable(verdicts)].join('\n\n'), verdicts };
  },
};

function race(tenants: number): Costs {
  console.error(`check: ${tenants} tenants …`);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    writeFleet(tenants, folder);
    return takeTurns(PROGRAMS, roundsFor(tenants), (program) => measure(`checking/${program}.cjs`, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
