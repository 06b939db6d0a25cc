import { usagePolicyLocksOutHome } from '../../../../lib/check/rules/repository/usage-policy-locks-out-home';
import { backup, foundBy, repository, restore } from '../manifests';

const NAME = 'kubernetes.io/metadata.name';
const selecting = (selector: unknown, placing = {}) =>
  repository('repo', { gcs: { bucket: 'safe' } }, { usagePolicy: { allowedNamespaces: { from: 'Selector', selector } } }, placing);
const named = (operator: string, ...values: string[]) => ({ matchExpressions: [{ key: NAME, operator, values }] });
const home = (labels: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo', labels } });

const FIELD = 'STASH108 Repository repo spec.usagePolicy.allowedNamespaces.selector:';
const OUT = `note ${FIELD} does not match "demo", the namespace of the Repository itself, whose backups and restores Stash refuses: `
  + 'let the selector match "demo" too; a backup in another namespace that uses the Repository would show that this is intended';
const PERHAPS = `note ${FIELD} does not match "demo", the namespace of the Repository itself, according to the labels of the declared Namespace, `
  + 'whose backups and restores Stash refuses: change the label "team" of the Namespace "demo" to what the selector requires, or let the selector match "demo"';

test.each<[string, readonly object[], string]>([
  ['other namespaces', [selecting(named('In', 'shop', 'web'))], OUT],
  ['all but its own', [selecting(named('NotIn', 'demo'))], OUT],
  ['the label of another', [selecting({ matchLabels: { [NAME]: 'shop' } })], OUT],
  ['namespaces without a name', [selecting({ matchExpressions: [{ key: NAME, operator: 'DoesNotExist' }] })], OUT],
  ['other namespaces, by a label too', [home({}), selecting({ matchLabels: { team: 'a', [NAME]: 'shop' } })], OUT],
  ['a label that its Namespace lacks', [home({}), selecting({ matchLabels: { team: 'a' } })], PERHAPS],
  ['a label that its Namespace has otherwise', [home({ team: 'b' }), selecting({ matchExpressions: [{ key: 'team', operator: 'In', values: ['a'] }] })], PERHAPS],
  ['a label of a Namespace that cdk8s wrote a namespace into', [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo', namespace: 'demo' } }, selecting({ matchLabels: { team: 'a' } }),
  ], PERHAPS],
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
  ['a label that its Namespace has, though a number is asked for', [home({ team: '1' }), selecting({ matchLabels: { team: 1 } })]],
  ['a label that its Namespace has where it is declared for the second time', [home({}), home({ team: 'a' }), selecting({ matchLabels: { team: 'a' } })]],
  ['an operator without its values, of which another rule speaks', [selecting(named('In'))]],
  ['a namespace that is not stated', [selecting(named('In', 'shop'), { namespace: undefined })]],
  ['an operator that is none, of which another rule speaks', [selecting({ matchExpressions: [{ key: NAME, operator: 'Is' }, { key: NAME, operator: 'toString' }] })]],
  ['a selector that does not count', [repository('repo', {}, { usagePolicy: { allowedNamespaces: { from: 'All', selector: named('In', 'shop') } } })]],
])('nothing about %s', (_, manifests) => {
  expect(foundBy(usagePolicyLocksOutHome, manifests)).toEqual([]);
});

describe('who uses it', () => {
  const central = selecting(named('In', 'shop'));
  const away = backup('x', { name: 'repo', namespace: 'demo' }, {}, { namespace: 'shop' });

  test('a backup of its own namespace, among others', () => {
    const expected = [`error ${FIELD} does not match "demo", the namespace of the Repository itself, so that Stash refuses BackupConfiguration demo/y: `
      + 'let the selector match "demo" too\n  also BackupConfiguration y spec.repository'];
    expect(foundBy(usagePolicyLocksOutHome, [central, away, backup('y', 'repo')])).toEqual(expected);
    expect(foundBy(usagePolicyLocksOutHome, [central, backup('y', 'repo'), away], { isSynth: true })).toEqual(expected);
  });

  test('a restore of its own namespace', () => {
    expect(foundBy(usagePolicyLocksOutHome, [central, away, restore('y', 'repo')])).toEqual([
      `error ${FIELD} does not match "demo", the namespace of the Repository itself, so that Stash refuses RestoreSession demo/y: let the selector match "demo" too\n`
        + '  also RestoreSession y spec.repository',
    ]);
  });

  test('a backup of its own namespace, if the Namespace has other labels', () => {
    expect(foundBy(usagePolicyLocksOutHome, [home({}), selecting({ matchLabels: { team: 'a' } }), backup('y', 'repo')])).toEqual([
      `${PERHAPS.replace('note', 'error').replace('whose backups and restores Stash refuses', 'so that Stash refuses BackupConfiguration demo/y')}\n`
        + '  also BackupConfiguration y spec.repository',
    ]);
  });

  test('other namespaces alone, as is meant', () => {
    expect(foundBy(usagePolicyLocksOutHome, [central, away])).toEqual([]);
  });

  test('nobody in an app, which says on purpose who may', () => {
    expect(foundBy(usagePolicyLocksOutHome, [central], { isSynth: true })).toEqual([]);
  });
});
