import { linesOf, object, repository } from './manifests';
import { repositoryNotFound } from '../../../../lib/check/rules/backup/repository-not-found';
import { foundBy } from '../manifests';

const about = (...manifests: object[]) => linesOf('STASH312', manifests);
const using = (kind: string, ref: object | undefined, spec: object = {}) => object(kind, { spec: { repository: ref, ...spec } });
const store = (name: string, namespace = 'shop') => repository({ name, namespace });
const MEND = 'declare it, or acknowledge this if it already exists in the cluster';

test.each<[string, object | undefined, object[], string[]]>([
  ['one that is there', { name: 'store' }, [store('store')], []],
  ['one of another namespace', { name: 'store', namespace: 'stash' }, [store('store', 'stash')], []],
  ['an empty namespace, which is the own one', { name: 'store', namespace: '' }, [store('store')], []],
  ['one that is not', { name: 'store' }, [store('archive')], [`note spec.repository: Repository shop/store is not among the manifests: ${MEND}`]],
  ['one that is in another namespace only', { name: 'store' }, [store('store', 'stash')], [
    `note spec.repository: Repository shop/store is not among the manifests: set the namespace "stash" if you mean that one, else ${MEND}`,
  ]],
  ['one that has no namespace', { name: 'store' }, [store('store', ''), store('store', 'stash')], [
    'note spec.repository: Repository shop/store is not among the manifests: give the one without a namespace that of the backup, as with --namespace, '
    + `if you mean that one, else ${MEND}`,
  ]],
  ['a slip of the hand', { name: 'stroe' }, [store('store')], ['warning spec.repository: Repository shop/stroe is not among the manifests: did you mean "store"?']],
  ['another case', { name: 'Store' }, [store('store')], ['error spec.repository: Repository shop/Store is not among the manifests: did you mean "store"?']],
  ['a like name in another namespace', { name: 'stores' }, [store('store', 'stash')], [
    `note spec.repository: Repository shop/stores is not among the manifests: ${MEND}`,
  ]],
  ['another number', { name: 'store-1' }, [store('store-2')], [`note spec.repository: Repository shop/store-1 is not among the manifests: ${MEND}`]],
  ['a credential in the place of a name', { name: `r{"key":"${'Ab3d'.repeat(21)}Qw=="}` }, [store('store')], [
    'error spec.repository: the given value (not shown, since it looks like a credential) is not a DNS subdomain, so there is nowhere to store the backups: '
    + 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit',
  ]],
  ['a name that none has', { name: 'Azure_Repo' }, [], [
    'error spec.repository: "Azure_Repo" is not a DNS subdomain, so there is nowhere to store the backups: '
    + 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit; did you mean "azure-repo"?',
  ]],
  ['a namespace that is none', { name: 'store', namespace: 'Stash' }, [store('store')], [
    'error spec.repository: "Stash" is not a DNS label, so there is nowhere to store the backups: '
    + 'use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "stash"?',
  ]],
  ['a name that is long', { name: 'x'.repeat(100) }, [], [`note spec.repository: Repository shop/${'x'.repeat(100)} is not among the manifests: ${MEND}`]],
  ['a name in the place of a reference, which is judged by the schema', 'store' as unknown as object, [store('store')], []],
  ['a name that is no text, which is as well', { name: 5 }, [store('store')], []],
  ['null', null as unknown as undefined, [], ['error spec.repository: is missing, so there is nowhere to store the backups: name a Repository']],
  ['none', undefined, [store('store')], ['error spec.repository: is missing, so there is nowhere to store the backups: name a Repository']],
  ['one without a name, which the schema requires', { namespace: 'shop' }, [], []],
  ['one with an empty name', { name: '' }, [], ['error spec.repository: is missing, so there is nowhere to store the backups: name a Repository']],
])('%s', (_, ref, others, expected) => {
  for (const kind of ['BackupConfiguration', 'BackupBatch']) {
    expect(about(using(kind, ref), ...others)).toEqual(expected.map((line) => line.replace(' ', ` ${kind} x `)));
  }
});

test.each(['RestoreSession', 'RestoreBatch'])('%s is for what is there already', (kind) => {
  expect(about(using(kind, { name: 'store' }))).toEqual([]);
  expect(about(using(kind, { name: 'stroe' }), store('store'))).toEqual([
    `warning ${kind} x spec.repository: Repository shop/stroe is not among the manifests: did you mean "store"?`,
  ]);
  expect(about(using(kind, undefined))).toEqual([`error ${kind} x spec.repository: is missing, so there is nothing to restore from: name a Repository`]);
});

test('snapshots of volumes', () => {
  expect(about(using('BackupConfiguration', undefined, { driver: 'VolumeSnapshotter' }), using('RestoreSession', undefined, { driver: 'VolumeSnapshotter' }))).toEqual([]);
});

test('an app names what exists in the cluster already, and what it has at another place', () => {
  const found = (...others: object[]) => foundBy(repositoryNotFound, [using('BackupConfiguration', { name: 'store' }), ...others], { isSynth: true });
  expect(found(store('archive'))).toEqual([]);
  expect(found(store('store', 'stash'))).toHaveLength(1);
  expect(found(store('stores'))).toHaveLength(1);
  expect(foundBy(repositoryNotFound, [using('BackupConfiguration', { name: 'Azure_Repo' })], { isSynth: true })).toHaveLength(1);
});
