import { judgeFleet, type JudgeOptions } from '../../../../lib/check/judge';
import { clustersInOnePlace } from '../../../../lib/check/rules/gitops/clusters-in-one-place';
import { clusterOf, findingsIn } from '../../judged';
import { backup, externalSecret, repository, secret } from '../manifests';

type Fleet = { readonly [set: string]: readonly object[] };

const found = (fleet: Fleet, options: JudgeOptions = {}) => judgeFleet(
  new Map(Object.entries(fleet).map(([set, manifests]) => [set, clusterOf(manifests)])), { rules: [clustersInOnePlace], ...options },
).map((one) => `${one.level} ${one.rule.id} ${one.subject.name}, ${one.also.map(({ subject }) => subject.name).join()}: ${one.found}: ${one.mend}`);

const gcs = (prefix: string, name = 'repo', placing = {}) => repository(name, { gcs: { bucket: 'backups', prefix } }, {}, placing);
const on = (backend: object) => [repository('repo', backend), backup('shop', 'repo')];
const s3 = (endpoint: string) => on({ s3: { endpoint, bucket: 'backups', region: 'eu-central-1' } });
const rest = (url: string) => on({ rest: { url } });
const azure = (account: object) => [account, repository('repo', { azure: { container: 'backups', prefix: 'shop' }, storageSecretName: 'storage' }), backup('shop', 'repo')];
const account = (name: string) => secret('storage', { AZURE_ACCOUNT_NAME: name });
const sealed = externalSecret('storage', { data: [{ secretKey: 'AZURE_ACCOUNT_NAME', remoteRef: { key: 'account' } }] });
const twice = (manifests: readonly object[]) => ({ west: manifests, east: manifests.map((one) => ({ ...one })) });

const MEND = 'give each cluster a place of its own, such as with its name in the prefix; acknowledge this in both if the backups of only one run at any time';
const shared = (place: string, repositories = 'Repository demo/repo of set "west" and Repository demo/repo of set "east"', also = 'repo') =>
  [`warning STASH610 repo, ${also}: ${repositories} are the same place, ${place}: the clusters remove backups of each other: ${MEND}`];

const SHOP = '"shop" in "backups" of Google Cloud';

test.each<[string, Fleet, string[]]>([
  ['a bucket and a prefix', { west: [gcs('shop'), backup('shop', 'repo')], east: [gcs('/shop/'), backup('shop', 'repo')] }, shared(SHOP)],
  ['files without a set', { '': [gcs('shop'), backup('shop', 'repo')], 'east': [gcs('shop'), backup('shop', 'repo')] },
    shared(SHOP, 'Repository demo/repo of no set and Repository demo/repo of set "east"')],
  ['several Repositories', {
    west: [gcs('shop'), gcs('shop', 'other'), backup('shop', 'repo'), backup('cart', 'repo'), backup('till', 'other')],
    east: [gcs('shop', 'third'), backup('shop', 'third')],
  }, shared(SHOP, 'Repository demo/repo of set "west", Repository demo/other of set "west" and Repository demo/third of set "east"', 'other,third')],
  ['an account that is known', twice(azure(account('one'))), shared('"shop" in "backups" of Azure')],
  ['a server', twice(s3('https://minio.example.com')), shared('the root of "backups" of "minio.example.com"')],
  ['a service of Amazon', twice(s3('s3.amazonaws.com')), shared('the root of "backups" of Amazon S3')],
  ['a REST server', twice(rest('https://rest.example.com/shop')), shared('"shop" in "rest.example.com:443" of REST')],
])('%s, in two clusters', (_, fleet, expected) => {
  expect(found(fleet)).toEqual(expected);
});

test.each<[string, Fleet]>([
  ['one cluster', { west: [gcs('shop'), gcs('shop', 'other'), backup('shop', 'repo'), backup('cart', 'other')] }],
  ['two prefixes', { west: [gcs('west/shop'), backup('shop', 'repo')], east: [gcs('east/shop'), backup('shop', 'repo')] }],
  ['a cluster without backups', { west: [gcs('shop'), backup('shop', 'repo')], east: [gcs('shop')] }],
  ['a cluster whose backups are paused', { west: [gcs('shop'), backup('shop', 'repo')], east: [gcs('shop'), backup('shop', 'repo', { paused: true })] }],
  ['two accounts', { west: azure(account('one')), east: azure(account('two')) }],
  ['an account that is not shown', twice(azure(sealed))],
  ['a claim', twice(on({ local: { mountPath: '/safe', persistentVolumeClaim: { claimName: 'safe' } } }))],
  ['a directory of a node', twice(on({ local: { mountPath: '/safe', hostPath: { path: '/safe' } } }))],
  ['a Service', twice(s3('http://minio.minio.svc:9000'))],
  ['a Service by its short name', twice(rest('http://rest:8000/shop'))],
  ['a pod of a Service', twice(rest('http://rest-0.rest.demo.svc.cluster.local:8000/shop'))],
  ['a Repository that is not in the input', twice([backup('shop', 'repo')])],
])('nothing about %s', (_, fleet) => {
  expect(found(fleet)).toEqual([]);
});

test('it is acknowledged in both clusters', () => {
  const known = gcs('shop', 'repo', { annotations: { 'checks.cdk8s-stash/STASH610': 'moving from one to the other' } });
  const [west, east] = [[known, backup('shop', 'repo')], [{ ...known }, backup('shop', 'repo')]];
  expect(found({ west, east })).toEqual([]);
  expect(found({ west, east: [gcs('shop'), backup('shop', 'repo')] })).toEqual(shared(SHOP));
});

test('its acknowledgement is no finding where a cluster is judged by itself', () => {
  const known = gcs('shop', 'repo', { annotations: { 'checks.cdk8s-stash/STASH610': 'moving from one to the other' } });
  expect(findingsIn([known, backup('shop', 'repo')], { rules: [clustersInOnePlace] })).toEqual([]);
});

test('its level is chosen as that of any rule', () => {
  const fleet = twice([gcs('shop'), backup('shop', 'repo')]);
  expect(found(fleet, { levels: new Map([['STASH610', 'error']]) })).toEqual(shared(SHOP).map((line) => line.replace('warning', 'error')));
  expect(found(fleet, { levels: new Map([['STASH610', 'off']]) })).toEqual([]);
});
