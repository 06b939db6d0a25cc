// npm run bench -- [section …] [--full] [--write]: measures the sections that are named, or all, and prints their tables.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checks } from './checks';
import { engine } from './engine';
import { examples } from './examples';
import { fleetApp } from './fleet-app';
import { library } from './fleets';
import { loading } from './loading';
import { isMissed } from './section';

const SECTIONS = [loading, library, fleetApp, engine, checks, examples];

const { values: { full, write }, positionals: wanted } = parseArgs({
  options: { full: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = wanted.find((name) => !SECTIONS.some((section) => section.name === name));
if (unknown !== undefined) {
  throw new Error(`bench: "${unknown}" is no section: name some of ${SECTIONS.map(({ name }) => name).join(', ')}, or none for all`);
}

const PAGE = join(__dirname, '../docs/performance.md');
const [processor, ...others] = cpus();
const machine = `${others.length + 1} cores, ${processor?.model.trim() ?? 'unknown processor'}; Node ${process.versions.node} on ${process.platform}.`;

for (const { name, measure } of SECTIONS.filter((section) => wanted.length === 0 || wanted.includes(section.name))) {
  const { text, verdicts } = measure(full);
  console.log(`${text}\n`);
  if (write) {
    const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- /measured: ${name} -->`];
    // A function, since "$" has a meaning in a replacement string.
    writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(new RegExp(`${begin}[^]*${end}`), () => `${begin}\n\n${machine}\n\n${text}\n\n${end}`));
  }
  for (const { says, limit, unit, measured } of verdicts.filter(isMissed)) {
    console.error(`budget missed: ${says}: ${measured.toFixed(2)}${unit}, the budget is ${limit}${unit}`);
    process.exitCode = 1;
  }
}
