import { linesOf, namespace, object, repository } from './manifests';
import { asking, blueprint, claim } from '../blueprint/annotations';

const MEND = 'admit "shop" in spec.usagePolicy of Repository stash/store, or use a Repository in the same namespace';
const own = `Repository stash/store admits only its own namespace, and not "shop": ${MEND}`;
const nobody = `Repository stash/store admits no namespace at all, not even its own: ${MEND}`;
const unmatched = `the selector of Repository stash/store does not match the namespace "shop": ${MEND}`;
const unknown = 'whether Repository stash/store admits "shop" depends on the labels of that namespace, which are not in the manifests: '
  + 'declare the Namespace with its labels, or select by kubernetes.io/metadata.name';

const store = (usagePolicy?: object, home = 'stash') => repository({ name: 'store', namespace: home, spec: { usagePolicy } });
const user = (kind: string, home = 'shop', spec: object = {}) => object(kind, { namespace: home, spec: { repository: { name: 'store', namespace: 'stash' }, ...spec } });
const about = (...manifests: object[]) => linesOf('STASH311', manifests);
const selecting = (selector?: object) => ({ allowedNamespaces: { from: 'Selector', selector } });
const NAME = 'kubernetes.io/metadata.name';
const named = (operator: string, values?: string[]) => selecting({ matchExpressions: [{ key: NAME, operator, values }] });
const team = (operator: string, values?: string[]) => selecting({ matchExpressions: [{ key: 'team', operator, values }] });
const SHOP = namespace('shop', { team: 'a' });

test.each<[string, object | undefined, object[], string | undefined]>([
  ['no policy', undefined, [], own],
  ['an empty policy', {}, [], nobody],
  ['no word of from', { allowedNamespaces: {} }, [], own],
  ['Same', { allowedNamespaces: { from: 'Same' } }, [], own],
  ['All', { allowedNamespaces: { from: 'All' } }, [], undefined],
  ['Selector without one', selecting(), [], nobody],
  ['a selector of everything', selecting({}), [], undefined],
  ['the name among others', named('In', ['bank', 'shop']), [], undefined],
  ['other names', named('In', ['bank']), [], unmatched],
  ['the name as a label', selecting({ matchLabels: { [NAME]: 'shop' } }), [], undefined],
  ['another name as a label', selecting({ matchLabels: { [NAME]: 'bank' } }), [], unmatched],
  ['all but the name', named('NotIn', ['shop']), [], unmatched],
  ['all but another', named('NotIn', ['bank']), [], undefined],
  ['any name', named('Exists'), [], undefined],
  ['no name', named('DoesNotExist'), [], unmatched],
  ['no operator', named('Is', ['shop']), [], unmatched],
  ['no values where some are needed', named('NotIn'), [], unmatched],
  ['values where there are none', named('Exists', ['shop']), [], unmatched],
  ['a label of the Namespace where a number is asked for', selecting({ matchLabels: { tier: 1 } }), [namespace('shop', { tier: '1' })], undefined],
  ['a label of the Namespace that is declared for the second time', team('In', ['a']), [namespace('shop', {}), SHOP], undefined],
  ['a label of the Namespace', team('In', ['a']), [SHOP], undefined],
  ['another value of the label', team('In', ['b']), [SHOP], unmatched],
  ['not that value of the label', team('NotIn', ['b']), [SHOP], undefined],
  ['a label that the Namespace has not', selecting({ matchLabels: { tier: 'x' } }), [SHOP], unmatched],
  ['the absence of a label that it has', team('DoesNotExist'), [SHOP], unmatched],
  ['the absence of a label that it has not', selecting({ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }), [SHOP], undefined],
  ['not a value of a label that it has not', selecting({ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['x'] }] }), [SHOP], undefined],
])('%s', (_, policy, others, expected) => {
  for (const kind of ['BackupConfiguration', 'BackupBatch', 'RestoreSession', 'RestoreBatch']) {
    expect(about(store(policy), user(kind), ...others)).toEqual(expected === undefined ? [] : [`error ${kind} x spec.repository: ${expected}`]);
  }
});

test.each<[string, object, string[]]>([
  ['a label of a namespace that is not there', team('In', ['a']), [`note BackupConfiguration x spec.repository: ${unknown}`]],
  ['such a label and no operator', team('Is', ['a']), [`error BackupConfiguration x spec.repository: ${unmatched}`]],
  ['such a label and another name', selecting({ matchLabels: { team: 'a', [NAME]: 'bank' } }), [`error BackupConfiguration x spec.repository: ${unmatched}`]],
  ['such a label and the name', selecting({ matchLabels: { team: 'a', [NAME]: 'shop' } }), [`note BackupConfiguration x spec.repository: ${unknown}`]],
])('%s', (_, policy, expected) => {
  expect(about(store(policy), user('BackupConfiguration'))).toEqual(expected);
});

test('the own namespace', () => {
  expect(about(store(undefined, 'stash'), user('BackupConfiguration', 'stash'))).toEqual([]);
  expect(about(store(named('In', ['shop'])), user('BackupConfiguration', 'stash'))).toEqual([
    'error BackupConfiguration x spec.repository: the selector of Repository stash/store does not match the namespace "stash": admit "stash" in '
    + 'spec.usagePolicy of Repository stash/store, or use a Repository in the same namespace',
  ]);
});

test('a namespace that is not stated', () => {
  const line = 'note BackupConfiguration x spec.repository: whether Repository stash/store admits it depends on its namespace, which is not in the manifests: '
    + 'set metadata.namespace here and in the Repository';
  expect(about(store(), user('BackupConfiguration', ''))).toEqual([line]);
  expect(about(store(named('In', ['shop'])), user('BackupConfiguration', ''))).toEqual([line]);
  expect(about(store(undefined, ''), user('BackupConfiguration', '', { repository: { name: 'store' } }))).toEqual([]);
});

test('backups that need no Repository, and Repositories that are not there', () => {
  expect(about(store(), user('BackupConfiguration', 'shop', { driver: 'VolumeSnapshotter' }))).toEqual([]);
  expect(about(user('BackupConfiguration'))).toEqual([]);
});

describe('a blueprint', () => {
  const refused = (says: string, who: string) => `${says}: admit "${who}" in spec.usagePolicy of BackupBlueprint x`;
  const perhaps = (whose: string, who: string) => refused(`the Repositories of BackupBlueprint x may admit only ${whose}, and not "${who}"`, who);
  const unselected = (who: string) => refused(`the selector of the Repository of BackupBlueprint x does not match the namespace "${who}"`, who);
  const at = (level: string, text: string) => [`${level} BackupBlueprint x spec.usagePolicy: ${text}`];
  const alone = ['warning BackupBlueprint x spec.usagePolicy: the Repositories are in "safe" and admit no other namespace, but each backup is in the namespace of its '
    + 'target: remove the policy, so that Stash admits the namespace of each target, or admit these namespaces in it, or acknowledge this if all of them are in "safe"'];
  const same = { allowedNamespaces: { from: 'Same' } };
  const all = { allowedNamespaces: { from: 'All' } };

  test.each<[string, object, string[]]>([
    ['without a policy, for which Stash writes one', { repoNamespace: 'safe' }, []],
    ['for the same namespace', { repoNamespace: 'safe', usagePolicy: same }, alone],
    ['for its own namespace by name', { repoNamespace: 'safe', usagePolicy: named('In', ['safe']) }, alone],
    ['for its own namespace by label', { repoNamespace: 'safe', usagePolicy: selecting({ matchLabels: { [NAME]: 'safe' } }) }, alone],
    ['for all', { repoNamespace: 'safe', usagePolicy: all }, []],
    ['for another namespace by name', { repoNamespace: 'safe', usagePolicy: named('In', ['safe', 'shop']) }, []],
    ['for another namespace by label', { repoNamespace: 'safe', usagePolicy: selecting({ matchLabels: { [NAME]: 'shop' } }) }, []],
    ['for all others', { repoNamespace: 'safe', usagePolicy: named('NotIn', ['safe']) }, []],
    ['for labels that are not known', { repoNamespace: 'safe', usagePolicy: team('In', ['a']) }, []],
    ['for nobody, which is another finding', { repoNamespace: 'safe', usagePolicy: {} }, []],
    ['with all in the namespaces of the targets', {}, []],
    ['with all in one namespace', { repoNamespace: 'safe', backupNamespace: 'safe' }, []],
    ['with the backups in one namespace', { backupNamespace: 'safe' }, []],
    ['with the backups in another namespace', { repoNamespace: 'safe', backupNamespace: 'runs' }, at('warning', perhaps('the namespaces of their targets', 'runs'))],
    ['with the backups in another namespace than that of the Repositories, which is admitted', { repoNamespace: 'safe', backupNamespace: 'runs', usagePolicy: same },
      at('warning', perhaps('their own namespace', 'runs'))],
    ['with the backups in a namespace that is not selected', { backupNamespace: 'runs', usagePolicy: named('In', ['shop']) }, at('error', unselected('runs'))],
    ['with the backups in a namespace that is admitted', { repoNamespace: 'safe', backupNamespace: 'runs', usagePolicy: named('In', ['runs']) }, []],
    ['with the backups where labels are not known', { repoNamespace: 'safe', backupNamespace: 'runs', usagePolicy: team('In', ['a']) }, []],
  ])('%s', (_, spec, expected) => {
    expect(about(blueprint('x', spec))).toEqual(expected);
  });

  const asker = (level: string, text: string) => [
    `${level} PersistentVolumeClaim x metadata.annotations["stash.appscode.com/backup-blueprint"]: ${text}\n  also BackupBlueprint x spec.usagePolicy`,
  ];
  const asks = (spec: object, home = 'shop') => about(blueprint('x', spec), claim(asking({ 'backup-blueprint': 'x' }), { namespace: home }));

  test.each<[string, string[], string[]]>([
    ['that asks from elsewhere', asks({ repoNamespace: 'safe', usagePolicy: same }), asker('warning', perhaps('their own namespace', 'shop'))],
    ['that asks from elsewhere, without a policy', asks({ repoNamespace: 'safe' }), []],
    ['that has its Repository beside it', asks({}), []],
    ['that asks from the namespace of the Repositories', asks({ repoNamespace: 'safe', usagePolicy: same }, 'safe'), []],
    ['that is not selected', asks({ repoNamespace: 'safe', usagePolicy: named('In', ['bank']) }), asker('error', unselected('shop'))],
    ['that is not selected in its own namespace', asks({ usagePolicy: named('In', ['bank']) }), asker('error', unselected('shop'))],
    ['that is admitted', asks({ repoNamespace: 'safe', usagePolicy: named('In', ['shop']) }), []],
    ['of which the labels are not known', asks({ repoNamespace: 'safe', usagePolicy: team('In', ['a']) }), []],
    ['of which the namespace is not known', asks({ repoNamespace: 'safe', usagePolicy: same }, ''), []],
    ['that asks what is wrong for all', asks({ repoNamespace: 'safe', backupNamespace: 'runs' }), at('warning', perhaps('the namespaces of their targets', 'runs'))],
    ['that asks what is right for all', asks({ backupNamespace: 'runs' }), []],
  ])('a claim %s', (_, lines, expected) => {
    expect(lines).toEqual(expected);
  });
});
