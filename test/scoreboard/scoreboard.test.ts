import { CATCH_TABLE } from './catch-table';
import { corpusFindings, falseFindings } from './corpus';
import { findings, lineOf } from './judges/ours';
import { schema } from './judges/schema';
import { webhook } from './judges/webhook';
import type { Manifests } from './manifests';
import type { Mutant } from './mutant';
import { MUTANTS } from './mutants';
import { WORLDS } from './worlds';
import { RULES } from '../../lib/check/rules';
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
const linesOf = (manifests: Manifests) => findings(manifests).map(lineOf);

/** What is found in a mutant, and not in the manifests that it comes from. */
function brokenBy({ world, change }: Mutant): string[] {
  const usual = linesOf(WORLDS.get(world)!);
  return linesOf(change(WORLDS.get(world)!)).filter((line) => !usual.includes(line));
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

/** The only rule that no manifest can break: it speaks of the others. */
const UNBREAKABLE = 'STASH001';

test('every rule has a mutant', () => {
  const broken = new Set(MUTANTS.map(({ rule }) => rule));
  expect(RULES.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([UNBREAKABLE]);
});

test('no mutant waits for a rule that is there, and none is of a rule that is not', () => {
  const there = (id: string) => RULES.some((rule) => rule.id === id);
  expect(MUTANTS.filter(({ rule, awaitsRule = false }) => there(rule) === awaitsRule).map(({ rule, breaks }) => `${rule} ${breaks}`)).toEqual([]);
});

describe('a mutant is found by the rule that it breaks, and by no other', () => {
  test.each(MUTANTS.filter(({ awaitsRule }) => !awaitsRule).map((mutant) => [mutant.rule, mutant.breaks, mutant] as const))('%s %s', (rule, _, mutant) => {
    const found = brokenBy(mutant);
    expect(found.filter((line) => line.includes(` ${rule} `))).not.toEqual([]);
    const others = found.filter((line) => isLoud(line) && !line.includes(` ${rule} `));
    expect([...new Set(others.map((line) => line.split(' ')[1]))].sort()).toEqual([...mutant.also?.rules ?? []]);
  });
});

test('every row of the catch table that manifests can show is found', () => {
  const isFound = (id: string) => MUTANTS.some(({ rule, awaitsRule }) => rule === id && !awaitsRule);
  const awaited = new Set(MUTANTS.filter(({ awaitsRule }) => awaitsRule).map(({ rule }) => rule));
  const unfound = CATCH_TABLE.filter(({ rules, unseen }) => unseen === undefined && !rules.some((id) => isFound(id) || awaited.has(id)));
  expect(unfound).toEqual([]);
  expect(CATCH_TABLE.filter(({ unseen }) => unseen !== undefined).map(({ row }) => row)).toEqual(['R25']);
});

(HAS_CORPUS ? test : test.skip)('there is no false finding in the examples of the documentation', () => {
  const { documents, found } = corpusFindings();
  expect(falseFindings(found)).toEqual([]);
  expect(documents).toBeGreaterThan(40);
});
