import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { check, refuse, type ValueRule } from '../../lib/check/refusal';

const construct = new Construct(new Construct(new App(), 'demo'), 'Repository');
const short: ValueRule = (text) => text.length < 4 ? undefined : 'is too long: at most 3 characters';

test.each<[string, Construct | string, string, string]>([
  ['a construct by its path', construct, 'spec.wipeOut', '[demo/Repository] spec.wipeOut: is wrong'],
  ['a factory by its name', 'UsagePolicy.selector', 'matchLabels', 'UsagePolicy.selector: matchLabels is wrong'],
  ['a factory as a whole', 'UsagePolicy.selector', '', 'UsagePolicy.selector: is wrong'],
])('the message names %s', (_, where, field, message) => {
  expect(() => refuse(where, field, 'is wrong')).toThrow(new Error(message));
});

test('a value that breaks the rule stands before the complaint', () => {
  expect(() => check(construct, 'metadata.name', 'much "too" long', short))
    .toThrow(new Error('[demo/Repository] metadata.name: "much \\"too\\" long" is too long: at most 3 characters'));
});

test.each([undefined, '', 'abc'])('%j breaks no rule', (value) => {
  expect(() => check(construct, 'metadata.name', value, short)).not.toThrow();
});
