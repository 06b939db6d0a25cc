import { usagePolicyAdmitsNobody } from '../../../../lib/check/rules/repository/usage-policy-admits-nobody';
import { blueprint, foundBy, repository } from '../manifests';

const gcs = { gcs: { bucket: 'safe' } };
const policy = (usagePolicy: unknown) => repository('repo', gcs, { usagePolicy });
const selecting = (...matchExpressions: unknown[]) => policy({ allowedNamespaces: { from: 'Selector', selector: { matchExpressions } } });
const EXPRESSION = 'error STASH107 Repository repo spec.usagePolicy.allowedNamespaces.selector.matchExpressions[0]:';

test.each<[string, object, string]>([
  ['an empty policy', policy({}), 'error STASH107 Repository repo spec.usagePolicy: admits no namespace, not even the Repository\'s own: '
    + 'leave usagePolicy out to admit only its own namespace, or set allowedNamespaces.from to All, Same or Selector'],
  ['an empty policy of a blueprint', blueprint(gcs, { usagePolicy: {} }),
    'error STASH107 BackupBlueprint pattern spec.usagePolicy: admits no namespace, not even the Repository\'s own: '
    + 'leave usagePolicy out to admit only its own namespace, or set allowedNamespaces.from to All, Same or Selector'],
  ['no selector', policy({ allowedNamespaces: { from: 'Selector' } }),
    'error STASH107 Repository repo spec.usagePolicy.allowedNamespaces: admits no namespace, because from is Selector but there is no selector: '
    + 'give a selector, such as matchLabels with kubernetes.io/metadata.name, or set from to All or Same'],
  ['no such operator', selecting({ key: 'team', operator: 'Is', values: ['a'] }),
    `${EXPRESSION} "Is" for the key "team" is not an operator, so that no namespace is admitted: use In, NotIn, Exists or DoesNotExist`],
  ['no values', selecting({ key: 'team', operator: 'In' }),
    `${EXPRESSION} "In" for the key "team" has no values, so that no namespace is admitted: give at least one`],
  ['values too many', selecting({ key: 'team', operator: 'Exists', values: ['a'] }),
    `${EXPRESSION} "Exists" for the key "team" takes no values, so that no namespace is admitted: leave them out`],
])('%s', (_, manifest, expected) => {
  expect(foundBy(usagePolicyAdmitsNobody, [manifest])).toEqual([expected]);
});

test.each<[string, object]>([
  ['no policy', policy(undefined)],
  ['Same, which the API server fills in', policy({ allowedNamespaces: {} })],
  ['all', policy({ allowedNamespaces: { from: 'All' } })],
  ['an empty selector, which matches all', policy({ allowedNamespaces: { from: 'Selector', selector: {} } })],
  ['labels', policy({ allowedNamespaces: { from: 'Selector', selector: { matchLabels: { team: 'a' } } } })],
  ['expressions', selecting({ key: 'team', operator: 'In', values: ['a'] }, { key: 'team', operator: 'Exists' })],
])('nothing about %s', (_, manifest) => {
  expect(foundBy(usagePolicyAdmitsNobody, [manifest])).toEqual([]);
});
