import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { type ValueRule, wrong } from '../../lib/refusal/complaint';
import { check, refuse } from '../../lib/refusal/refusal';

const construct = new Construct(new Construct(new App(), 'demo'), 'Repository');
const short: ValueRule = (text) => text.length < 4 ? undefined : wrong('is too long', 'at most 3 characters', text.slice(0, 3));

test.each<[string, Construct | string, string, string]>([
  ['a construct by its path', construct, 'spec.wipeOut', '[demo/Repository] spec.wipeOut: is wrong: leave it out'],
  ['a factory by its name', 'UsagePolicy.selector', 'matchLabels', 'UsagePolicy.selector: matchLabels is wrong: leave it out'],
  ['a factory as a whole', 'UsagePolicy.selector', '', 'UsagePolicy.selector: is wrong: leave it out'],
])('the message names %s', (_, where, field, message) => {
  expect(() => refuse(where, field, wrong('is wrong', 'leave it out'))).toThrow(new Error(message));
});

test('a value that breaks the rule stands before the complaint', () => {
  expect(() => check(construct, 'metadata.name', 'much "too" long', short))
    .toThrow(new Error('[demo/Repository] metadata.name: "much \\"too\\" long" is too long: at most 3 characters; did you mean "muc"?'));
});

test.each([undefined, '', 'abc'])('%j breaks no rule', (value) => {
  expect(() => check(construct, 'metadata.name', value, short)).not.toThrow();
});
