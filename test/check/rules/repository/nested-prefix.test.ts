import { nestedPrefix } from '../../../../lib/check/rules/repository/nested-prefix';
import { foundBy, repository, secret } from '../manifests';

const s3 = (prefix?: string, endpoint = 's3.amazonaws.com') => ({ s3: { endpoint, bucket: 'safe', prefix } });
const swift = (prefix?: string) => ({ swift: { container: 'safe', prefix } });
const azure = (storageSecretName: string, prefix: string) => ({ storageSecretName, azure: { container: 'safe', prefix } });
const share = (path: string, subPath?: string) => ({ local: { mountPath: '/safe', nfs: { server: 'nas', path }, subPath } });
const node = (path: string) => ({ local: { mountPath: '/safe', hostPath: { path } } });
const WIPING = { wipeOut: true };
const MEND = 'move one of them, so that neither is a directory of the other';
const SETTLE = 'to be sure, write AZURE_ACCOUNT_NAME where the checks can read it, such as in the template of the ExternalSecret; or ';
const LOST = 'and is lost when that directory is cleared';
const WIPED = 'and wipeOut of that Repository deletes everything below it';

test.each<[string, object, object, string]>([
  ['a directory of another', repository('outer', s3('shop')), repository('inner', s3('/shop/db/')),
    `warning STASH102 Repository inner spec.backend: is inside Repository demo/outer, "shop" in "safe" of Amazon S3, ${LOST}: ${MEND}\n  also Repository outer spec.backend`],
  ['a directory two levels below', repository('outer', s3('shop')), repository('inner', s3('shop/prod/db', 's3.eu-west-1.amazonaws.com')),
    `warning STASH102 Repository inner spec.backend: is inside Repository demo/outer, "shop" in "safe" of Amazon S3, ${LOST}: ${MEND}\n  also Repository outer spec.backend`],
  ['the outer one is wiped out', repository('outer', s3('shop'), WIPING), repository('inner', s3('shop/db')),
    `error STASH102 Repository inner spec.backend: is inside Repository demo/outer, "shop" in "safe" of Amazon S3, ${WIPED}: `
    + `${MEND}, and until then remove wipeOut from Repository demo/outer\n  also Repository outer spec.wipeOut`],
  ['the inner one is wiped out', repository('outer', s3('shop')), repository('inner', s3('shop/db'), WIPING),
    `warning STASH102 Repository inner spec.backend: is inside Repository demo/outer, "shop" in "safe" of Amazon S3, ${LOST}: ${MEND}\n  also Repository outer spec.backend`],
  ['the root of a bucket', repository('outer', s3(), WIPING), repository('inner', s3('shop')),
    `error STASH102 Repository inner spec.backend: is inside Repository demo/outer, the root of "safe" of Amazon S3, ${WIPED}: `
    + `${MEND}, and until then remove wipeOut from Repository demo/outer\n  also Repository outer spec.wipeOut`],
  ['Swift', repository('outer', swift('/shop')), repository('inner', swift('/shop/db')),
    'warning STASH102 Repository inner spec.backend: is inside Repository demo/outer, "/shop" in "safe" of Swift, '
    + `${LOST}: ${MEND}\n  also Repository outer spec.backend`],
  ['a share', repository('outer', share('/backups')), repository('inner', share('/', 'backups/shop')),
    `warning STASH102 Repository inner spec.backend: is inside Repository demo/outer, "backups" in the NFS server "nas", ${LOST}: ${MEND}\n  also Repository outer spec.backend`],
  ['an account that cannot be told', repository('outer', azure('a', 'shop')), repository('inner', azure('b', 'shop/db')),
    `note STASH102 Repository inner spec.backend: is perhaps inside Repository demo/outer, "shop" in "safe" of Azure, ${LOST}: ${SETTLE}${MEND}\n  also Repository outer spec.backend`],
  ['an account that cannot be told, wiped out', repository('outer', azure('a', 'shop'), WIPING), repository('inner', azure('b', 'shop/db')),
    `warning STASH102 Repository inner spec.backend: is perhaps inside Repository demo/outer, "shop" in "safe" of Azure, ${WIPED}: ${SETTLE}`
    + `${MEND}, and until then remove wipeOut from Repository demo/outer\n  also Repository outer spec.wipeOut`],
  ['one account, by its Secret', repository('outer', azure('a', 'shop')), repository('inner', azure('a', 'shop/db')),
    `warning STASH102 Repository inner spec.backend: is inside Repository demo/outer, "shop" in "safe" of Azure, ${LOST}: ${MEND}\n  also Repository outer spec.backend`],
  ['directories of nodes', repository('outer', node('/data')), repository('inner', node('/data/shop')),
    `note STASH102 Repository inner spec.backend: is perhaps inside Repository demo/outer, "data" in the file system of a node, ${LOST}: `
    + `to be sure, use a volume that is the same on every node; or ${MEND}\n  also Repository outer spec.backend`],
])('%s', (_, outer, inner, expected) => {
  expect(foundBy(nestedPrefix, [outer, inner])).toEqual([expected]);
  expect(foundBy(nestedPrefix, [inner, outer])).toEqual([expected]);
});

test.each<[string, readonly object[]]>([
  ['neighbours', [repository('one', s3('shop/db')), repository('other', s3('shop/files'))]],
  ['a name that begins with another', [repository('one', s3('shop')), repository('other', s3('shop-db'))]],
  ['one and the same prefix', [repository('one', s3('shop')), repository('other', s3('shop/'))]],
  ['two buckets', [repository('one', s3('shop')), repository('other', { s3: { endpoint: 's3.amazonaws.com', bucket: 'other', prefix: 'shop/db' } })]],
  ['a Swift prefix with a slash in front, and one without', [repository('one', swift('shop')), repository('other', swift('/shop/db'))]],
  ['accounts that differ', [repository('one', azure('a', 'shop')), repository('other', azure('b', 'shop/db')),
    secret('a', { AZURE_ACCOUNT_NAME: 'acme' }), secret('b', { AZURE_ACCOUNT_NAME: 'zeta' })]],
])('nothing about %s', (_, manifests) => {
  expect(foundBy(nestedPrefix, manifests)).toEqual([]);
});

test('of several around it, the one that is wiped out', () => {
  expect(foundBy(nestedPrefix, [
    repository('root', s3()), repository('a', s3('a')), repository('same', s3('a'), WIPING), repository('inner', s3('a/b/c')),
  ])).toEqual([
    `warning STASH102 Repository a spec.backend: is inside Repository demo/root, the root of "safe" of Amazon S3, ${LOST}: ${MEND}\n  also Repository root spec.backend`,
    `warning STASH102 Repository same spec.backend: is inside Repository demo/root, the root of "safe" of Amazon S3, ${LOST}: ${MEND}\n  also Repository root spec.backend`,
    `error STASH102 Repository inner spec.backend: is inside Repository demo/same, "a" in "safe" of Amazon S3, ${WIPED}: `
    + `${MEND}, and until then remove wipeOut from Repository demo/same\n  also Repository same spec.wipeOut`,
  ]);
});

test('of several around it, the one that is wiped out, though it is the farther one', () => {
  expect(foundBy(nestedPrefix, [repository('root', s3(), WIPING), repository('inner', s3('a/b')), repository('near', s3('a'))])).toEqual([
    `error STASH102 Repository inner spec.backend: is inside Repository demo/root, the root of "safe" of Amazon S3, ${WIPED}: `
    + `${MEND}, and until then remove wipeOut from Repository demo/root\n  also Repository root spec.wipeOut`,
    `error STASH102 Repository near spec.backend: is inside Repository demo/root, the root of "safe" of Amazon S3, ${WIPED}: `
    + `${MEND}, and until then remove wipeOut from Repository demo/root\n  also Repository root spec.wipeOut`,
  ]);
});

test('of several around it, the one that certainly is', () => {
  expect(foundBy(nestedPrefix, [
    repository('hidden', azure('b', 'a')), repository('certain', azure('a', 'a')), repository('inner', azure('a', 'a/b')),
  ])).toEqual([
    `warning STASH102 Repository inner spec.backend: is inside Repository demo/certain, "a" in "safe" of Azure, ${LOST}: ${MEND}\n  also Repository certain spec.backend`,
  ]);
});
