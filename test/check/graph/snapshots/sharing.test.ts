import { keyOf, type Location } from '../../../../lib/backend/location';
import { locationIn } from '../../../../lib/check/graph/repository-location';
import { sharing } from '../../../../lib/check/graph/snapshots/sharing';
import { clusterOf } from '../../judged';

const repository = (name: string, backend: object, storageSecretName = name) => ({
  apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name, namespace: 'demo' }, spec: { backend: { storageSecretName, ...backend } },
});

const secret = (name: string, stringData: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'demo' }, stringData });

/** Where two backends are to each other. */
function meeting(one: object, other: object, { secrets = [], user }: { secrets?: readonly object[]; user?: string } = {}): string {
  const cluster = clusterOf([repository('one', one), repository('other', other), ...secrets]);
  const groups = sharing(cluster.repositories, (declared) => locationIn(cluster, declared, declared.subject.name === 'other' ? user : undefined));
  return groups.map(({ doubt }) => doubt === undefined ? 'same' : 'possible').join() || 'different';
}

function locationOfOne(backend: object, secrets: readonly object[] = []): Location | undefined {
  const cluster = clusterOf([repository('one', backend), ...secrets]);
  return locationIn(cluster, cluster.repositories[0]!);
}

const s3 = (endpoint: string, bucket = 'safe', prefix?: string) => ({ s3: { endpoint, bucket, prefix } });
const rest = (url: string) => ({ rest: { url } });
const local = (volume: object, more: object = {}) => ({ local: { mountPath: '/safe', ...volume, ...more } });
const swift = (prefix?: string) => ({ swift: { container: 'safe', prefix } });
const azure = (container: string, prefix?: string) => ({ azure: { container, prefix } });

describe('one place', () => {
  test.each<[string, object, object]>([
    ['b2: slashes around a prefix', { b2: { bucket: 'safe', prefix: '/a/b/' } }, { b2: { bucket: 'safe', prefix: 'a//b' } }],
    ['b2: no prefix, and a slash', { b2: { bucket: 'safe' } }, { b2: { bucket: 'safe', prefix: '/' } }],
    ['gcs: dot segments', { gcs: { bucket: 'safe', prefix: 'a/../b/.' } }, { gcs: { bucket: 'safe', prefix: 'b' } }],
    ['s3: the region and the form of an address of Amazon', s3('s3.amazonaws.com'), s3('https://safe.s3.dualstack.eu-west-1.amazonaws.com')],
    ['s3: a port of an address of Amazon', s3('s3.amazonaws.com'), s3('https://s3.amazonaws.com:443')],
    ['s3: the scheme', s3('http://minio.demo.svc'), s3('https://minio.demo.svc')],
    ['s3: the port of the scheme', s3('http://minio.demo.svc:80'), s3('minio.demo.svc:443')],
    ['s3: case and the dot at the end of a host', s3('https://S3.Example.com.'), s3('s3.example.com')],
    ['s3: the full name of a Service', s3('http://minio.demo.svc.cluster.local:9000'), s3('http://minio.demo.svc:9000')],
    ['s3: the name of a Service and its namespace', s3('http://minio.demo:9000'), s3('http://minio.demo.svc.cluster.local:9000')],
    ['s3: the bare name of a Service', s3('http://minio:9000'), s3('http://minio.demo.svc:9000')],
    ['s3: the door of Google Cloud', s3('https://storage.googleapis.com', 'safe', '/a/'), { gcs: { bucket: 'safe', prefix: 'a' } }],
    ['s3: the door of B2', s3('s3.us-west-004.backblazeb2.com', 'safe', 'a'), { b2: { bucket: 'safe', prefix: '/a' } }],
    ['s3: a bucket in the prefix', s3('minio.demo.svc', 'safe/shop', 'db'), s3('minio.demo.svc', 'safe', '/shop/db/')],
    ['s3: a user in front of the host', s3('https://me:word@s3.example.com'), s3('https://s3.example.com')],
    ['rest: user, case, port and slashes', rest('https://me:word@Rest.example.com:443//a/'), rest('rest:https://rest.example.com/a')],
    ['rest: a password with a slash', rest('https://me:wo/rd@rest.example.com/a'), rest('https://rest.example.com/a')],
    ['rest: the bare name of a Service', rest('http://rest/a'), rest('http://rest.demo.svc.cluster.local:80/a')],
    ['rest: a query', rest('https://rest.example.com/a?b=c'), rest('https://rest.example.com/a')],
    ['rest: one port, two schemes', rest('http://rest.example.com:8000/a'), rest('https://rest.example.com:8000/a')],
    ['local: the path of the mount', local({ nfs: { server: 'nas', path: '/safe' } }), { local: { mountPath: '/other', nfs: { server: 'nas', path: '/safe/' } } }],
    ['local: the path of a claim, cleaned', local({ persistentVolumeClaim: { claimName: 'safe' } }, { subPath: 'a/b' }),
      local({ persistentVolumeClaim: { claimName: 'safe' } }, { subPath: 'a//b/' })],
    ['local: the case of an NFS server', local({ nfs: { server: 'NAS', path: '/' } }), local({ nfs: { server: 'nas', path: '' } })],
    ['local: a directory of a share, in either place', local({ nfs: { server: 'nas', path: '/a' } }, { subPath: 'b' }), local({ nfs: { server: 'nas', path: '/a/b' } })],
    ['local: a disk', local({ gcePersistentDisk: { pdName: 'safe', fsType: 'ext4' } }), local({ gcePersistentDisk: { pdName: 'safe' } })],
    ['local: a CSI volume, attributes in any order', local({ csi: { driver: 'd', volumeAttributes: { a: '1', b: '2' } } }),
      local({ csi: { driver: 'd', volumeAttributes: { b: '2', a: '1' } } })],
  ])('%s', (_, one, other) => {
    expect(meeting(one, other)).toBe('same');
  });
});

describe('different places', () => {
  test.each<[string, object, object]>([
    ['the case of a prefix', { b2: { bucket: 'safe', prefix: 'a' } }, { b2: { bucket: 'safe', prefix: 'A' } }],
    ['buckets', { gcs: { bucket: 'safe' } }, { gcs: { bucket: 'other' } }],
    ['backends', { gcs: { bucket: 'safe' } }, { b2: { bucket: 'safe' } }],
    ['partitions of Amazon', s3('s3.amazonaws.com'), s3('s3.cn-north-1.amazonaws.com.cn')],
    ['the partition of the government', s3('s3.amazonaws.com'), s3('s3.us-gov-west-1.amazonaws.com')],
    ['a host that only ends like one of Amazon', s3('s3.amazonaws.com'), s3('notamazonaws.com')],
    ['ports', s3('http://minio:9000'), s3('http://minio:9001')],
    ['Services of two namespaces', s3('minio.demo.svc'), s3('minio.other.svc')],
    ['the scheme of a REST server, by its port', rest('http://rest.example.com/a'), rest('https://rest.example.com/a')],
    ['paths of a REST server', rest('https://rest.example.com/a'), rest('https://rest.example.com/b')],
    ['localhost is no Service', rest('http://localhost/a'), rest('http://localhost.demo.svc/a')],
    ['claims', local({ persistentVolumeClaim: { claimName: 'a' } }), local({ persistentVolumeClaim: { claimName: 'b' } })],
    ['directories of a claim', local({ persistentVolumeClaim: { claimName: 'a' } }, { subPath: 'x' }), local({ persistentVolumeClaim: { claimName: 'a' } })],
    ['the case of a path of NFS', local({ nfs: { server: 'nas', path: '/a' } }), local({ nfs: { server: 'nas', path: '/A' } })],
    ['directories of nodes', local({ hostPath: { path: '/a' } }), local({ hostPath: { path: '/b' } })],
    ['disks', local({ azureDisk: { diskURI: 'a' } }), local({ azureDisk: { diskURI: 'b' } })],
    ['drivers', local({ csi: { driver: 'a', volumeHandle: 'x' } }), local({ csi: { driver: 'b', volumeHandle: 'x' } })],
    ['a Swift prefix with a slash in front', swift('/a'), swift('a')],
    ['what dies with its pod', local({ emptyDir: {} }), local({ emptyDir: {} })],
    ['volumes that name nothing', local({ persistentVolumeClaim: {} }), local({ persistentVolumeClaim: {} })],
    ['disks that name nothing', local({ azureDisk: {} }), local({ azureDisk: {} })],
    ['no address', rest(''), rest('')],
    ['no container', { azure: {} }, { azure: {} }],
    ['two backends in one', { ...s3('minio'), gcs: { bucket: 'safe' } }, { ...s3('minio'), gcs: { bucket: 'safe' } }],
  ])('%s', (_, one, other) => {
    expect(meeting(one, other)).toBe('different');
  });
});

test.each<[string, object]>([
  ['a claim', local({ persistentVolumeClaim: { claimName: 'safe' } })],
  ['the bare name of a Service', s3('minio')],
  ['a Gluster file system', local({ glusterfs: { endpoints: 'gluster', path: 'safe' } })],
  ['a volume of StorageOS', local({ storageos: { volumeName: 'safe' } })],
])('%s is looked up in the namespace of what uses it', (_, backend) => {
  expect(meeting(backend, backend)).toBe('same');
  expect(meeting(backend, backend, { user: 'other' })).toBe('different');
});

describe('a place that only a Secret knows', () => {
  const account = (name: string, value: string) => secret(name, { AZURE_ACCOUNT_NAME: value });
  const v3 = (name: string, project: object) => secret(name, { OS_AUTH_URL: 'https://keystone.example.com/v3', ...project });

  test.each<[string, object, object, readonly object[], string]>([
    ['nothing is known', azure('safe', 'a\\b'), azure('safe', '/a/b'), [], 'possible'],
    ['one account is known', azure('safe'), azure('safe'), [account('one', 'acme')], 'possible'],
    ['both are, and are one', azure('safe'), azure('safe'), [account('one', 'acme'), account('other', 'acme')], 'same'],
    ['both are, and differ', azure('safe'), azure('safe'), [account('one', 'acme'), account('other', 'zeta')], 'different'],
    ['a variable stands for one', azure('safe'), azure('safe'), [account('one', '${ACCOUNT}'), account('other', 'zeta')], 'possible'],
    ['SOPS has encrypted one', azure('safe'), azure('safe'), [account('one', 'ENC[AES256_GCM,data:x]'), account('other', 'zeta')], 'possible'],
    ['Swift: nothing is known', swift('a'), swift('a/'), [], 'possible'],
    ['Swift: the address alone', swift(), swift(), [v3('one', {}), v3('other', {})], 'possible'],
    ['Swift: one project', swift(), swift(), [v3('one', { OS_PROJECT_NAME: 'p' }), v3('other', { OS_PROJECT_NAME: 'p' })], 'same'],
    ['Swift: two projects', swift(), swift(), [v3('one', { OS_PROJECT_NAME: 'p' }), v3('other', { OS_PROJECT_NAME: 'q' })], 'different'],
    ['Swift: one tenant of v2', swift(), swift(), [v3('one', { OS_TENANT_NAME: 'p' }), v3('other', { OS_TENANT_NAME: 'p' })], 'same'],
    ['Swift: two users of v1', swift(), swift(), [secret('one', { ST_AUTH: 'u', ST_USER: 'a' }), secret('other', { ST_AUTH: 'u', ST_USER: 'b' })], 'different'],
    ['Swift: one storage', swift(), swift(), [secret('one', { OS_STORAGE_URL: 'u' }), secret('other', { OS_STORAGE_URL: 'u' })], 'same'],
    ['a share of Azure, by the Secrets of two accounts', local({ azureFile: { shareName: 's', secretName: 'a' } }),
      local({ azureFile: { shareName: 's', secretName: 'b' } }), [], 'possible'],
    ['a share of Azure, by one Secret', local({ azureFile: { shareName: 's', secretName: 'a' } }),
      local({ azureFile: { shareName: 's', secretName: 'a' } }), [], 'same'],
    ['a directory of a node', local({ hostPath: { path: '/data' } }, { subPath: 'a' }), local({ hostPath: { path: '/data/a/' } }), [], 'possible'],
  ])('%s', (_, one, other, secrets, expected) => {
    expect(meeting(one, other, { secrets })).toBe(expected);
  });

  test('one Secret is one account, whatever it is', () => {
    const cluster = clusterOf([repository('one', azure('safe'), 'both'), repository('other', azure('safe'), 'both')]);
    expect(sharing(cluster.repositories, (declared) => locationIn(cluster, declared)).map(({ doubt }) => doubt)).toEqual([undefined]);
  });
});

test('of places that may be one, each knows whether it is certain', () => {
  const cluster = clusterOf([
    repository('a', azure('safe'), 'acme'), repository('b', azure('safe'), 'acme-too'), repository('c', azure('safe'), 'hidden'),
    secret('acme', { AZURE_ACCOUNT_NAME: 'acme' }), secret('acme-too', { AZURE_ACCOUNT_NAME: 'acme' }),
  ]);
  const [certain, possible, ...others] = sharing(cluster.repositories, (declared) => locationIn(cluster, declared));
  expect(others).toEqual([]);
  expect(certain!.things.map(({ subject }) => subject.name)).toEqual(['a', 'b']);
  expect(possible!.things.map((thing) => [thing.subject.name, possible!.isHidden(thing)])).toEqual([['a', false], ['b', false], ['c', true]]);
  expect(new Set(possible!.things.map((thing) => possible!.keyOf(thing))).size).toBe(2);
  expect(possible!.doubt).toBe('write AZURE_ACCOUNT_NAME where the checks can read it, such as in the template of the ExternalSecret');
});

describe('in a message', () => {
  test.each<[object, string]>([
    [azure('safe', '/a/b/'), '"a/b" in "safe" of Azure'],
    [azure('safe'), 'the root of "safe" of Azure'],
    [s3('s3.eu-west-1.amazonaws.com'), 'the root of "safe" of Amazon S3'],
    [s3('http://me:word@minio:9000', 'safe', 'a'), '"a" in "safe" of "minio.demo:9000"'],
    [rest('https://me:wo/rd@rest.example.com/a?token=x'), '"a" in "rest.example.com:443" of REST'],
    [local({ nfs: { server: 'nas', path: '/a' } }, { subPath: 'b' }), '"a/b" in the NFS server "nas"'],
    [local({ persistentVolumeClaim: { claimName: 'safe' } }), 'the root of the claim "safe"'],
    [local({ hostPath: { path: '/data' } }), '"data" in the file system of a node'],
    [local({ azureDisk: { diskURI: 'x' } }), 'the root of a volume of the kind azureDisk'],
  ])('%j', (backend, text) => {
    expect(locationOfOne(backend)!.text).toContain(text);
  });

  test('a place without a name is none', () => {
    expect(locationOfOne(local({ emptyDir: {} }))).toBeUndefined();
  });
});

test('places with an equal key are one', () => {
  expect(keyOf(locationOfOne(s3('minio', 'safe', '/a'))!)).toBe(keyOf(locationOfOne(s3('minio.demo.svc', 'safe', 'a/'))!));
  expect(keyOf(locationOfOne(azure('safe'))!)).not.toBe(keyOf(locationOfOne(azure('safe'), [secret('one', { AZURE_ACCOUNT_NAME: 'acme' })])!));
});
