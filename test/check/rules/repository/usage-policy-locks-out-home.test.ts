import { ApiObject, Chart, Testing } from 'cdk8s';
import { usagePolicyLocksOutHome } from '../../../../lib/check/rules/repository/usage-policy-locks-out-home';
import { foundBy, repository } from '../manifests';
import { GcsRepository, StorageSecret, UsagePolicy } from 'cdk8s-stash';

const NAME = 'kubernetes.io/metadata.name';
const selecting = (selector: unknown, placing = {}) =>
  repository('repo', { gcs: { bucket: 'safe' } }, { usagePolicy: { allowedNamespaces: { from: 'Selector', selector } } }, placing);
const named = (operator: string, ...values: string[]) => ({ matchExpressions: [{ key: NAME, operator, values }] });
const home = (labels: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo', labels } });

const FIELD = 'STASH108 Repository repo spec.usagePolicy.allowedNamespaces.selector:';
const OUT = `error ${FIELD} does not match "demo", the namespace of the Repository itself, so that Stash refuses its backups and restores: `
  + 'let the selector match "demo" too, or acknowledge that only other namespaces use the Repository';
const PERHAPS = `warning ${FIELD} does not match "demo", the namespace of the Repository itself, by the labels that its Namespace is declared with: `
  + 'give the Namespace "demo" what is asked of the label "team", which settles it, or let the selector match it';

test.each<[string, readonly object[], string]>([
  ['other namespaces', [selecting(named('In', 'shop', 'web'))], OUT],
  ['all but its own', [selecting(named('NotIn', 'demo'))], OUT],
  ['the label of another', [selecting({ matchLabels: { [NAME]: 'shop' } })], OUT],
  ['namespaces without a name', [selecting({ matchExpressions: [{ key: NAME, operator: 'DoesNotExist' }] })], OUT],
  ['other namespaces, by a label too', [home({}), selecting({ matchLabels: { team: 'a', [NAME]: 'shop' } })], OUT],
  ['a label that its Namespace lacks', [home({}), selecting({ matchLabels: { team: 'a' } })], PERHAPS],
  ['a label that its Namespace has otherwise', [home({ team: 'b' }), selecting({ matchExpressions: [{ key: 'team', operator: 'In', values: ['a'] }] })], PERHAPS],
  ['a label that its Namespace must not have', [home({ team: 'b' }), selecting({ matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] })], PERHAPS],
])('%s', (_, manifests, expected) => {
  expect(foundBy(usagePolicyLocksOutHome, manifests)).toEqual([expected]);
});

test.each<[string, readonly object[]]>([
  ['its own among others', [selecting(named('In', 'demo', 'shop'))]],
  ['all but another', [selecting(named('NotIn', 'shop'))]],
  ['all that have a name', [selecting({ matchExpressions: [{ key: NAME, operator: 'Exists' }] })]],
  ['an empty selector', [selecting({})]],
  ['a label, of which the input says nothing', [selecting({ matchLabels: { team: 'a' } })]],
  ['a label that its Namespace has', [home({ team: 'a' }), selecting({ matchLabels: { team: 'a' } })]],
  ['a namespace that is not stated', [selecting(named('In', 'shop'), { namespace: undefined })]],
  ['an operator that is none, of which another rule speaks', [selecting({ matchExpressions: [{ key: NAME, operator: 'Is' }, { key: NAME, operator: 'toString' }] })]],
  ['a selector that does not count', [repository('repo', {}, { usagePolicy: { allowedNamespaces: { from: 'All', selector: named('In', 'shop') } } })]],
])('nothing about %s', (_, manifests) => {
  expect(foundBy(usagePolicyLocksOutHome, manifests)).toEqual([]);
});

describe('what UsagePolicy.onlyNamespaces() writes', () => {
  function written(usagePolicy: UsagePolicy, annotations = {}): { readonly metadata: { readonly annotations?: object } } {
    const chart = new Chart(Testing.app(), 'demo', { namespace: 'demo' });
    const storageSecret = StorageSecret.fromSecretName(chart, 'Secret', 'storage');
    return ApiObject.of(new GcsRepository(chart, 'Repository', { metadata: { annotations }, bucket: 'safe', storageSecret, usagePolicy })).toJson();
  }

  test('acknowledges that the Repository\'s own namespace is left out', () => {
    const manifest = written(UsagePolicy.onlyNamespaces('shop'));
    expect(manifest.metadata.annotations).toEqual({ 'checks.cdk8s-stash/STASH108': 'UsagePolicy.onlyNamespaces() leaves out the namespace of the Repository' });
    expect(foundBy(usagePolicyLocksOutHome, [manifest])).toEqual([]);
  });

  test('keeps a reason that somebody gave', () => {
    const own = { 'checks.cdk8s-stash/STASH108': 'the vault of the shops' };
    expect(written(UsagePolicy.onlyNamespaces('shop'), own).metadata.annotations).toEqual(own);
  });

  test('acknowledges nothing where it is not, nor what was selected by labels', () => {
    expect(written(UsagePolicy.onlyNamespaces('shop', 'demo')).metadata.annotations).toBeUndefined();
    expect(written(UsagePolicy.selector({ matchLabels: { [NAME]: 'shop' } })).metadata.annotations).toBeUndefined();
  });
});
