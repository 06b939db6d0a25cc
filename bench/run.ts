import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { missedBudgets } from './budgets';
import { measureChecks } from './checks';
import { measureExamples } from './examples';
import { measureFleets } from './fleets';
import { measureLoading } from './loading';
import { table } from './table';

const { values: flags } = parseArgs({ options: { full: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } } });

const loading = measureLoading();
const fleets = measureFleets(flags.full);
const checks = measureChecks();
const measured = table(fleets, checks, loading, measureExamples());
console.log(measured);

if (flags.write) {
  const page = join(__dirname, '../docs/performance.md');
  const text = readFileSync(page, 'utf8');
  // A function, since "$" in a string would have a meaning.
  writeFileSync(page, text.replace(/(<!-- measured -->\n)[^]*(<!-- \/measured -->)/, (_, begin: string, end: string) => `${begin}\n${measured}\n\n${end}`));
}

for (const missed of missedBudgets(fleets, checks, loading)) {
  console.error(`budget missed: ${missed}`);
  process.exitCode = 1;
}
