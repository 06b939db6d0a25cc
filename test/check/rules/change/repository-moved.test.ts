import { changed } from './changed';
import { repositoryMoved } from '../../../../lib/check/rules/change/repository-moved';
import { externalSecret, repository, secret } from '../manifests';

const gcs = (prefix: string, placing = {}) => repository('safe', { gcs: { bucket: 'backups', prefix } }, {}, placing);
const azure = (storageSecretName: string) => repository('safe', { azure: { container: 'backups' }, storageSecretName });
const account = (name: string, account_: string) => secret(name, { AZURE_ACCOUNT_NAME: account_ });
const fetched = externalSecret('fetched', { data: [{ secretKey: 'AZURE_ACCOUNT_NAME', remoteRef: { key: 'account' } }] });
const claim = (claimName: string) => repository('safe', { local: { mountPath: '/safe', persistentVolumeClaim: { claimName } } });

const LEFT = 'the snapshots so far stay in the old one, where restores no longer find them';
const MEND = 'keep the place, or give the new one to a Repository with another name, as long as the old snapshots are needed; '
  + 'or copy the data first, and acknowledge this\n'
  + '  also Repository safe spec.backend';
const moved = (from: string, to: string) => [`warning STASH701 Repository safe spec.backend: the place was ${from}, and is now ${to}: ${LEFT}: ${MEND}`];

test.each<[string, object[], object[], string[]]>([
  ['another prefix', [gcs('shop')], [gcs('store')], moved('"shop" in "backups" of Google Cloud', '"store" in "backups" of Google Cloud')],
  ['another backend', [gcs('')], [repository('safe', { b2: { bucket: 'backups' } })], moved('the root of "backups" of Google Cloud', 'the root of "backups" of B2')],
  ['another claim', [claim('a')], [claim('b')], moved('the root of the claim "a"', 'the root of the claim "b"')],
  ['another account', [account('storage', 'one'), azure('storage')], [account('storage', 'two'), azure('storage')], [
    `warning STASH701 Repository safe spec.backend: the place is still the root of "backups" of Azure, but in another account: ${LEFT}: ${MEND}`,
  ]],
  ['the same prefix, written differently', [gcs('/shop/')], [gcs('shop')], []],
  ['the same account in another Secret', [account('a', 'one'), azure('a')], [account('b', 'one'), azure('b')], []],
  ['a Secret of which the account is not known', [account('storage', 'one'), azure('storage')], [fetched, azure('fetched')], []],
  ['a Repository of the same name in another namespace', [gcs('shop', { namespace: 'shop' })], [gcs('store')], []],
  ['a new Repository', [], [gcs('shop')], []],
  ['a removed Repository', [gcs('shop')], [], []],
  ['a Repository that has no backend any more', [gcs('shop')], [repository('safe', {})], []],
])('%s', (_, before, now, expected) => {
  expect(changed(repositoryMoved, before, now)).toEqual(expected);
});
