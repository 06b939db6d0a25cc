import { DATA, DEPLOYMENT, restore } from './demo';
import { rulesInBothPlaces } from '../../../../lib/check/rules/restore/rules-in-both-places';
import { findingsIn } from '../../judged';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(rulesInBothPlaces, manifests);

test('rules in both places are found', () => {
  expect(judged(restore({ ref: DEPLOYMENT, rules: [DATA] }, { rules: [DATA] }))).toEqual([
    'error STASH403 RestoreSession back spec.rules: is set as well as spec.target.rules, which it replaces, so those are never used: '
    + 'put the intended rules into spec.target.rules, and leave spec.rules out',
  ]);
});

test.each<[string, object]>([
  ['the target', restore({ ref: DEPLOYMENT, rules: [DATA] })],
  ['the deprecated place', restore({ ref: DEPLOYMENT }, { rules: [DATA] })],
  ['the deprecated place, beside an empty list', restore({ ref: DEPLOYMENT, rules: [] }, { rules: [DATA] })],
  ['the target, beside an empty list', restore({ ref: DEPLOYMENT, rules: [DATA] }, { rules: [] })],
  ['a restore of VolumeSnapshots', restore({ rules: [DATA] }, { rules: [DATA], driver: 'VolumeSnapshotter' })],
])('rules in %s alone are not', (_, manifest) => expect(judged(manifest)).toEqual([]));

test('rules in both places are not also told to be in a deprecated one', () => {
  const lines = findingsIn([restore({ ref: DEPLOYMENT, rules: [DATA] }, { rules: [DATA] })]);
  expect(lines.filter((line) => line.includes(' spec.rules: '))).toEqual([
    'error STASH403 RestoreSession back spec.rules: is set as well as spec.target.rules, which it replaces, so those are never used: '
    + 'put the intended rules into spec.target.rules, and leave spec.rules out',
  ]);
});
