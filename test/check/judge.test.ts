import { clusterOf, findingsIn } from './judged';
import type { ChangeRule, Rule } from '../../lib/check/rule';

const SECRETS = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name } }));

/** A rule that cannot judge a cluster in which all of these are. */
const failing = (...names: readonly string[]): Rule => ({
  id: 'STASH999',
  name: 'failing',
  level: 'note',
  title: '',
  why: '',
  mend: '',
  facts: [],
  judge(cluster) {
    if (names.every((name) => cluster.find('', 'Secret', '', name) !== undefined)) {
      throw new TypeError('what a Secret holds');
    }
  },
});

test('a rule about a change that fails is reported at the object from before, even if nothing is left', () => {
  const { judge, ...description } = failing('b');
  const rule: ChangeRule = { ...description, judgeChange: ({ before }, report) => judge(before, report) };
  for (const now of [[], SECRETS]) {
    const [found, ...others] = findingsIn(now, { rules: [rule], before: clusterOf(SECRETS) });
    expect(found).toMatch(/^error STASH001 Secret b : the rule STASH999/);
    expect(others).toEqual([]);
  }
  expect(findingsIn(SECRETS, { rules: [rule] })).toEqual([]);
});

test.each<[string, readonly string[], string]>([
  ['the object that a rule does not get over', ['b'], 'b'],
  ['the last one', ['e'], 'e'],
  ['the second of two that it does not get over together', ['a', 'd'], 'd'],
  ['the first of all, where it gets over none', [], 'a'],
])('a rule that fails is reported at %s', (_, names, expected) => {
  expect(findingsIn(SECRETS, { rules: [failing(...names)] })).toEqual([
    `error STASH001 Secret ${expected} : the rule STASH999 (failing) could not check these manifests: TypeError: `
    + 'report this with the manifests that show it, and turn the rule off, with a reason, until it is fixed',
  ]);
});
