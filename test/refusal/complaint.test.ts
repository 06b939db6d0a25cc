import { foundBy, foundUnshown, foundWithin, valueFinding } from '../../lib/check/value-finding';
import { type ValueRule, wrong } from '../../lib/refusal/complaint';

const inLowerCase: ValueRule = (text) => text === text.toLowerCase() ? undefined : wrong('is not: in lower case', 'write it so', text.toLowerCase());
const COMPLAINT = inLowerCase('Demo')!;

test.each([
  ['of a value', valueFinding('Demo', inLowerCase), { found: '"Demo" is not: in lower case', mend: 'write it so; did you mean "demo"?' }],
  ['of a value that is right', valueFinding('demo', inLowerCase), undefined],
  ['of a value that is absent', valueFinding(undefined, inLowerCase), undefined],
  ['by a complaint', foundBy(COMPLAINT, 'Demo'), { found: '"Demo" is not: in lower case', mend: 'write it so; did you mean "demo"?' }],
  ['that names its value itself', foundWithin(COMPLAINT), { found: 'is not: in lower case', mend: 'write it so; did you mean "demo"?' }],
  ['of a value that is not shown, not even by one like it', foundUnshown(COMPLAINT), {
    found: 'the given value (not shown) is not: in lower case', mend: 'write it so',
  }],
])('a finding %s', (_, finding, expected) => {
  expect(finding).toEqual(expected);
});
