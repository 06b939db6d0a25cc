import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue, OUTPUT } from '../../build/rules';
import { RULES } from '../../lib/check/rules/index';

test('the catalogue in docs/rules.md is what the rules say; where it is not, run `npm run rules`', () => {
  expect(readFileSync(OUTPUT, 'utf8')).toBe(catalogue(RULES));
});

test('each rule has an id of its own, in order', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test.each(RULES.flatMap(({ id, echoes }) => echoes === undefined ? [] : [[id, echoes] as const]))('%s echoes rules that there are', (_, echoes) => {
  expect(RULES.map(({ id }) => id)).toEqual(expect.arrayContaining([...echoes]));
});

test('a rule is one file, which is named for it, and which the index.ts of its subject exports', () => {
  const folder = join(__dirname, '../../lib/check/rules');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && basename(file) !== 'index.ts')
    .map((file) => basename(file, '.ts'));
  expect(RULES.map(({ name }) => name).sort()).toEqual(files.sort());
});

test('a rule has a test, in a file of the same name in test/check/rules; those about the checks themselves are tested together', () => {
  const tests = readdirSync(join(__dirname, 'rules'), { recursive: true, encoding: 'utf8' }).map((file) => basename(file, '.test.ts'));
  expect(RULES.filter(({ id, name }) => !id.startsWith('STASH0') && !tests.includes(name)).map(({ id }) => id)).toEqual([]);
});

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what it finds, why that matters and how to mend it', (_, { title, why, mend, id, facts }) => {
  // It stands in a table, to be read at once.
  expect(title.length).toBeLessThanOrEqual(155);
  for (const text of [title, why, mend, ...facts.map(({ says }) => says)]) {
    expect(text).toMatch(/[.?]$/);
  }
  // What is about the cluster rests on something; only the rules about the checks themselves rest on nothing.
  expect(facts.length > 0 || id.startsWith('STASH0')).toBe(true);
});
