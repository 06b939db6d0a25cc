import { Lazy } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { demoRepository, yamlOf } from './demo';
import { UsagePolicy } from 'cdk8s-stash';

const selected = (selector: k8s.LabelSelector) =>
  yamlOf(demoRepository({ usagePolicy: UsagePolicy.selector(selector) })).split('    storageSecretName: azure-secret\n')[1];

test('matchLabels', () => {
  expect(selected({ matchLabels: { team: 'shop', stage: 'prod' } })).toBe(`\
  usagePolicy:
    allowedNamespaces:
      from: Selector
      selector:
        matchLabels:
          stage: prod
          team: shop
`);
});

test('matchExpressions, without a word about the home namespace', () => {
  expect(selected({ matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['b', 'a'] }, { key: 'stage', operator: 'Exists' }] })).toBe(`\
  usagePolicy:
    allowedNamespaces:
      from: Selector
      selector:
        matchExpressions:
          - key: team
            operator: NotIn
            values:
              - b
              - a
          - key: stage
            operator: Exists
`);
});

test('a selector that is changed after it was given changes nothing', () => {
  const matchLabels: { [name: string]: string } = { team: 'shop' };
  const usagePolicy = UsagePolicy.selector({ matchLabels });
  matchLabels.team = 'crm';
  expect(yamlOf(demoRepository({ usagePolicy }))).toContain('          team: shop\n');
});

test.each<[string, k8s.LabelSelector]>([
  ['nothing', {}],
  ['no label', { matchLabels: {} }],
  ['no expression', { matchExpressions: [] }],
  ['neither', { matchLabels: {}, matchExpressions: [] }],
  ['undefined', { matchLabels: undefined, matchExpressions: undefined }],
])('a selector of %s', (_, selector) => {
  expect(() => UsagePolicy.selector(selector)).toThrow(new Error(
    'UsagePolicy.selector: an empty selector matches every namespace: use UsagePolicy.allNamespaces() if that is intended, or add a label',
  ));
});

const lost = (path: string) => new Error(
  `UsagePolicy.selector: "${path}" would be lost: it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; `
    + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)',
);

test.each<[string, object]>([
  ['matchLabel', { matchLabel: { team: 'shop' } }],
  ['matchFields', { matchLabels: { team: 'shop' }, matchFields: [] }],
  ['matchExpressions.1.value', { matchExpressions: [{ key: 'a', operator: 'Exists' }, { key: 'b', operator: 'In', values: ['c'], value: 'd' }] }],
])('the unknown field %s', (path, selector) => {
  expect(() => UsagePolicy.selector(selector)).toThrow(lost(path));
});

test.each<[string, object]>([
  ['matchLabels', { matchLabels: Lazy.any({ produce: () => ({ team: 'shop' }) }) }],
  ['matchExpressions', { matchExpressions: Lazy.any({ produce: () => [{ key: 'a', operator: 'Exists' }] }) }],
  ['matchExpressions.0.values', { matchExpressions: [{ key: 'a', operator: 'In', values: Lazy.any({ produce: () => ['b'] }) }] }],
])('a Lazy value as %s', (path, selector) => {
  expect(() => UsagePolicy.selector(selector)).toThrow(lost(path));
});

test.each<[string, string[] | undefined, string]>([
  ['in', ['shop'], '"in" for the key "team" is not an operator: use In, NotIn, Exists or DoesNotExist'],
  ['toString', ['shop'], '"toString" for the key "team" is not an operator: use In, NotIn, Exists or DoesNotExist'],
  ['In', [], '"In" for the key "team" has no values: give at least one'],
  ['NotIn', undefined, '"NotIn" for the key "team" has no values: give at least one'],
  ['Exists', ['shop'], '"Exists" for the key "team" takes no values: leave them out'],
  ['DoesNotExist', ['shop'], '"DoesNotExist" for the key "team" takes no values: leave them out'],
])('an expression that can never be evaluated: %s %j', (operator, values, complaint) => {
  expect(() => UsagePolicy.selector({ matchExpressions: [{ key: 'team', operator, values }] })).toThrow(new Error(`UsagePolicy.selector: ${complaint}`));
});
