import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATCH_TABLE } from './catch-table';
import { corpusFindings, falseFindings } from './corpus';
import type { Circumstances } from './judges/judge';
import { findings, lineOf } from './judges/ours';
import { schema } from './judges/schema';
import { webhook } from './judges/webhook';
import { manifestsIn, type Manifests } from './manifests';
import type { Mutant } from './mutant';
import { MUTANTS } from './mutants';
import { circumstancesOf, mutated } from './scoreboard';
import { WORLDS } from './worlds';
import { RULES } from '../../lib/check/rules/index';
import { CORPUS, HAS_CORPUS } from '../corpus/documents';
import { CRDS, HAS_CRDS } from '../imports/conformance';

// The compiler of the schemas loads it, in a way that jest cannot follow, and never uses it.
jest.mock('prettier', () => ({}));

if (!HAS_CRDS) {
  console.warn(`NOT CHECKED: whether the published CRDs take the known-good manifests, for there are none in ${CRDS}`);
}
if (!HAS_CORPUS) {
  console.warn(`NOT CHECKED: the examples of the documentation, for there is no ${CORPUS}`);
}

const worlds = [...WORLDS];
const isLoud = (line: string) => !line.startsWith('note');
const linesOf = (manifests: Manifests, circumstances?: Circumstances) => findings(manifests, circumstances).map(lineOf);

/** What is found in a mutant, and not in the manifests that it comes from. */
function brokenBy(mutant: Mutant): string[] {
  const usual = linesOf(WORLDS.get(mutant.world)!);
  return linesOf(mutated(mutant), circumstancesOf(mutant)).filter((line) => !usual.includes(line));
}

describe('known-good manifests', () => {
  test.each(worlds)('%s', (_, manifests) => {
    expect(linesOf(manifests).filter(isLoud)).toEqual([]);
  });

  test('all of them in one cluster', () => {
    expect(linesOf(worlds.flatMap(([, manifests]) => manifests)).filter(isLoud)).toEqual([]);
  });

  test('to the webhooks', async () => {
    expect((await webhook.complaints(worlds.map(([, manifests]) => manifests))).flat()).toEqual([]);
  });

  (HAS_CRDS ? test : test.skip)('to the published CRDs', async () => {
    expect((await schema.complaints(worlds.map(([, manifests]) => manifests))).flat()).toEqual([]);
  });
});

const EXAMPLES = join(__dirname, '../../examples');

const examples = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test.each(examples)('nothing is wrong with what the example %s writes', (name) => {
  const files = readdirSync(join(EXAMPLES, name, 'dist')).filter((file) => file.endsWith('.yaml')).sort();
  expect(linesOf(files.flatMap((file) => manifestsIn(readFileSync(join(EXAMPLES, name, 'dist', file), 'utf8')))).filter(isLoud)).toEqual([]);
});

/** The rules that no object can break, and why. */
const WITHOUT_MUTANTS: { readonly [rule: string]: string } = {
  STASH001: 'it speaks of a rule that fails',
  STASH005: 'it speaks of the text that an object is read from',
};

test('every rule has a mutant in the folder mutants, or a reason above why it has none', () => {
  const broken = new Set(MUTANTS.map(({ rule }) => rule));
  expect(RULES.map(({ id }) => id).filter((id) => !broken.has(id) && WITHOUT_MUTANTS[id] === undefined)).toEqual([]);
});

describe('a mutant is found by the rule that it breaks, and by no other unless it says in `also` why', () => {
  test.each(MUTANTS.map((mutant) => [mutant.rule, mutant.breaks, mutant] as const))('%s %s', (rule, _, mutant) => {
    const found = brokenBy(mutant);
    expect(found.filter((line) => line.includes(` ${rule} `))).not.toEqual([]);
    const others = found.filter((line) => isLoud(line) && !line.includes(` ${rule} `));
    expect([...new Set(others.map((line) => line.split(' ')[1]))].sort()).toEqual([...mutant.also?.rules ?? []]);
  });
});

test('every row of the catch table has rules, and each of these a mutant', () => {
  const broken = new Set(MUTANTS.map(({ rule }) => rule));
  expect(CATCH_TABLE.filter(({ rules }) => rules.length === 0)).toEqual([]);
  expect(CATCH_TABLE.flatMap(({ rules }) => rules).filter((rule) => !broken.has(rule))).toEqual([]);
});

(HAS_CORPUS ? test : test.skip)('there is no finding in the examples of the documentation, but for those that are true, which corpus.ts lists', () => {
  const { documents, found } = corpusFindings();
  expect(falseFindings(found)).toEqual([]);
  expect(documents).toBeGreaterThan(40);
});
