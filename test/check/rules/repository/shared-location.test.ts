import { sharedLocation } from '../../../../lib/check/rules/repository/shared-location';
import { backup, foundBy, repository, restore, secret } from '../manifests';

const gcs = (prefix?: string) => ({ gcs: { bucket: 'safe', prefix } });
const azure = (storageSecretName: string, prefix = 'shop') => ({ storageSecretName, azure: { container: 'safe', prefix } });
const claim = { local: { mountPath: '/safe', persistentVolumeClaim: { claimName: 'safe' } } };
const account = (name: string, value: string) => secret(name, { AZURE_ACCOUNT_NAME: value });
const WIPING = { wipeOut: true };
const BOTH = [backup('x', 'one'), backup('y', 'other')];
const SETTLE = 'to be sure, write AZURE_ACCOUNT_NAME where the checks can read it, such as in the template of the ExternalSecret; or ';
const MEND = 'give each a place of its own';
const SINGLE = ', or use a single Repository instead';
const ALSO = '\n  also Repository other spec.backend';

test.each<[string, readonly object[], string]>([
  ['both are written to', [repository('one', gcs('/shop/')), repository('other', gcs('shop')), ...BOTH],
    'error STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other are the same place, "shop" in "safe" of Google Cloud, '
    + `and each removes backups of the other: ${MEND}${ALSO}`],
  ['both are written to, and restored from', [repository('one', gcs('shop')), repository('other', gcs('shop')), ...BOTH, restore('z', 'one'), restore('w', 'other')],
    'error STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other are the same place, "shop" in "safe" of Google Cloud, '
    + `and each removes backups of the other: ${MEND}${ALSO}`],
  ['one is only restored from', [repository('one', gcs('shop')), repository('other', gcs('shop')), backup('x', 'one'), restore('y', 'other')],
    'note STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other are the same place, "shop" in "safe" of Google Cloud, '
    + `and at most one of them is written to: ${MEND}${SINGLE}${ALSO}`],
  ['one takes snapshots of volumes only', [repository('one', gcs()), repository('other', gcs()), backup('x', 'one'), backup('y', 'other', { driver: 'VolumeSnapshotter' })],
    'note STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other are the same place, the root of "safe" of Google Cloud, '
    + `and at most one of them is written to: ${MEND}${SINGLE}${ALSO}`],
  ['one wipes out', [repository('one', gcs('shop')), repository('other', gcs('shop'), WIPING), backup('x', 'one')],
    'error STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other are the same place, "shop" in "safe" of Google Cloud, '
    + `and wipeOut of Repository demo/other deletes the backups of all: ${MEND}${ALSO}`],
  ['a batch writes to one', [repository('one', gcs('shop')), repository('other', gcs('shop')), backup('x', 'one'),
    { ...backup('y', 'other'), kind: 'BackupBatch', spec: { repository: { name: 'other' }, members: [] } }],
  'error STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other are the same place, "shop" in "safe" of Google Cloud, '
    + `and each removes backups of the other: ${MEND}${ALSO}`],
  ['backups of other namespaces write to both', [repository('one', gcs('shop')), repository('other', gcs('shop'), {}, { namespace: 'prod' }),
    backup('x', { name: 'one', namespace: 'demo' }, {}, { namespace: 'web' }), backup('y', { name: 'other', namespace: 'prod' }, {}, { namespace: 'web' })],
  'error STASH101 Repository one spec.backend: Repository demo/one and Repository prod/other are the same place, "shop" in "safe" of Google Cloud, '
    + `and each removes backups of the other: ${MEND}${ALSO}`],
  ['one claim, from the namespace that uses both', [repository('one', claim), repository('other', claim, {}, { namespace: 'prod' }),
    backup('x', 'one'), backup('y', { name: 'other', namespace: 'prod' })],
  'error STASH101 Repository one spec.backend: Repository demo/one and Repository prod/other are the same place, the root of the claim "safe", '
    + `and each removes backups of the other: ${MEND}${ALSO}`],
  ['two accounts that cannot be told', [repository('one', azure('a')), repository('other', azure('b')), ...BOTH],
    'warning STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other may be the same place, "shop" in "safe" of Azure, '
    + `and each removes backups of the other: ${SETTLE}${MEND}${ALSO}`],
  ['two accounts that cannot be told, only read', [repository('one', azure('a')), repository('other', azure('b'))],
    'note STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other may be the same place, "shop" in "safe" of Azure, '
    + `and at most one of them is written to: ${SETTLE}${MEND}${SINGLE}${ALSO}`],
  ['one account that is known, and wipes out', [repository('one', azure('a'), WIPING), repository('other', azure('b')), account('a', 'acme')],
    'warning STASH101 Repository one spec.backend: Repository demo/one and Repository demo/other may be the same place, "shop" in "safe" of Azure, '
    + `and wipeOut of Repository demo/one deletes the backups of all: ${SETTLE}${MEND}${ALSO}`],
  ['two that are known to differ are written to, and a third may be either',
    [repository('one', azure('a')), repository('other', azure('b')), repository('third', azure('c')), account('a', 'acme'), account('b', 'zeta'), ...BOTH],
    'note STASH101 Repository one spec.backend: Repository demo/one, Repository demo/other and Repository demo/third may be the same place, "shop" in "safe" of Azure, '
    + `and at most one of them is written to: ${SETTLE}${MEND}${SINGLE}${ALSO}\n  also Repository third spec.backend`],
])('%s', (_, manifests, expected) => {
  expect(foundBy(sharedLocation, manifests)).toEqual([expected]);
});

test('three in one place are one finding, whatever the order of their backups', () => {
  const three = ['one', 'other', 'third'].map((name) => repository(name, gcs('shop')));
  expect(foundBy(sharedLocation, [backup('z', 'third'), ...three, ...BOTH])).toEqual([
    'error STASH101 Repository one spec.backend: Repository demo/one, Repository demo/other and Repository demo/third are the same place, '
    + `"shop" in "safe" of Google Cloud, and each removes backups of the other: ${MEND}${ALSO}\n  also Repository third spec.backend`,
  ]);
});

test('of many the first are named, and the others counted', () => {
  const [finding] = foundBy(sharedLocation, ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => repository(name, gcs('shop'))));
  expect(finding!.split('\n')).toEqual([
    'note STASH101 Repository a spec.backend: Repository demo/a, Repository demo/b, Repository demo/c, Repository demo/d, '
    + `Repository demo/e and 2 more are the same place, "shop" in "safe" of Google Cloud, and at most one of them is written to: ${MEND}${SINGLE}`,
    ...['b', 'c', 'd', 'e', 'f', 'g'].map((name) => `  also Repository ${name} spec.backend`),
  ]);
});

test.each<[string, readonly object[]]>([
  ['prefixes that differ', [repository('one', gcs('a')), repository('other', gcs('b')), ...BOTH]],
  ['accounts that differ', [repository('one', azure('a')), repository('other', azure('b')), account('a', 'acme'), account('b', 'zeta'), ...BOTH]],
  ['two backups of one Repository', [repository('one', gcs()), backup('x', 'one'), backup('y', 'one')]],
  ['one Repository, used from two namespaces', [repository('one', gcs()), backup('x', 'one'), backup('y', { name: 'one', namespace: 'demo' }, {}, { namespace: 'web' })]],
  ['one Repository, declared twice', [repository('one', gcs()), repository('one', gcs()), backup('x', 'one')]],
  ['one claim, of two namespaces', [repository('one', claim), repository('other', claim, {}, { namespace: 'prod' }),
    backup('x', 'one'), backup('y', 'other', {}, { namespace: 'prod' })]],
])('nothing about %s', (_, manifests) => {
  expect(foundBy(sharedLocation, manifests)).toEqual([]);
});
