import { refusedBackendValue } from '../../../../lib/check/rules/repository/refused-backend-value';
import { blueprint, foundBy, repository } from '../manifests';

const s3 = { endpoint: 's3.amazonaws.com', bucket: 'safe' };
const UNSET = 'contains "undefined", which JavaScript writes for a value that is not set: set it, or leave that part out';
const local = { mountPath: '/safe', persistentVolumeClaim: { claimName: 'safe' } };
const CONTAINER = 'is not a container name: use 3 to 63 characters from a-z, 0-9 and single hyphens, starting and ending with a letter or digit';
const CONNECTIONS = 'is not a valid number of connections: use an integer of at least 1; leave it out for restic\'s default, 5';
const TOO_LONG = 'is too long: use at most 951 bytes in UTF-8, since restic needs the rest of an object name for itself';
const NOT_SHOWN = 'the given value (not shown, since it looks like a credential)';
const ADDRESS = 'is not an HTTP address: use "http://" or "https://", a host, and optionally a port and a path';

test.each<[object, string]>([
  [{ azure: { container: 'undefined' } }, `azure.container: "undefined" ${UNSET}`],
  [{ s3: { ...s3, bucket: 'backups-undefined' } }, `s3.bucket: "backups-undefined" ${UNSET}`],
  [{ azure: { container: 'Stash_Backup' } }, `azure.container: "Stash_Backup" ${CONTAINER}; did you mean "stash-backup"?`],
  [{ azure: { container: '' } }, `azure.container: "" ${CONTAINER}`],
  [{ azure: { container: 'safe', prefix: 'a\\b' } }, 'azure.prefix: "a\\\\b" contains a backslash, which Azure turns into a slash: write "/"; did you mean "a/b"?'],
  [{ b2: { bucket: 'b2-safe-place' } },
    'b2.bucket: "b2-safe-place" is not a bucket name: use 6 to 63 characters from a-z, A-Z, 0-9 and hyphens, not beginning with "b2-"; did you mean "safe-place"?'],
  [{ b2: { bucket: 'safe-place', prefix: '../a' } },
    'b2.prefix: "../a" contains "..", with which restic would leave the prefix: write the resulting path; did you mean "a"?'],
  [{ gcs: { bucket: 'google-safe' } },
    'gcs.bucket: "google-safe" is a name that Google reserves: use one that neither begins with "goog" nor contains "google"'],
  [{ gcs: { bucket: 'safe', prefix: 'ä'.repeat(500) } }, `gcs.prefix: "${'ä'.repeat(120)}…" ${TOO_LONG}`],
  [{ s3: { ...s3, bucket: 'Safe' } }, 's3.bucket: "Safe" is not a bucket name: use 3 to 63 characters from a-z, 0-9, hyphens and single dots, '
    + 'starting and ending with a letter or digit, and not an IP address; did you mean "safe"?'],
  [{ s3: { ...s3, endpoint: 'https://minio', prefix: 'a%2Fb' } }, 's3.prefix: "a%2Fb" contains "?", "#" or "%", which restic would interpret as parts of a URL, '
    + 'since the endpoint is one, and so store the backups elsewhere: use a prefix without them'],
  [{ s3: { ...s3, region: 'eu west' } }, 's3.region: "eu west" is not a region: use only letters, digits, "-", "_" and "."; if you leave it out, restic asks the server'],
  [{ s3: { ...s3, bucket: 's3://AKIAIOSFODNN7:hunter2@bucket' } }, `s3.bucket: ${NOT_SHOWN} is not a bucket name: use 3 to 63 characters from a-z, 0-9, hyphens and single dots, `
    + 'starting and ending with a letter or digit, and not an IP address'],
  [{ s3: { ...s3, region: 'eu?token=hunter2' } },
    `s3.region: ${NOT_SHOWN} is not a region: use only letters, digits, "-", "_" and "."; if you leave it out, restic asks the server`],
  [{ local: { ...local, mountPath: '/safe//me@host' } }, 'local.mountPath: "/safe//me@host" is not a valid mount path: use an absolute path below the root, '
    + 'without a slash at the end, without "//" and without dot segments; did you mean "/safe/me@host"?'],
  [{ local: { ...local, mountPath: 'http://me:hunter2@host' } },
    `local.mountPath: ${NOT_SHOWN} contains a colon or a control character, and Kubernetes cannot mount such a path: remove it`],
  [{ swift: { container: 'a/b' } }, 'swift.container: "a/b" is not a container name: use 1 to 256 bytes in UTF-8, without "/", ":" or control characters; did you mean "a-b"?'],
  [{ swift: { container: 'safe', prefix: 'a\u0000' } },
    'swift.prefix: "a\\u0000" contains a control character, which an object name cannot keep unchanged: remove it'],
  [{ rest: {} }, 'rest.url: does not name a server: write the address of the repository, such as "https://backup.example.com:8000/shop"'],
  [{ rest: { url: 'backup.example.com/shop' } }, `rest.url: "backup.example.com/shop" ${ADDRESS}; did you mean "https://backup.example.com/shop"?`],
  [{ rest: { url: 'https://backup.example.com/shop?token=word' } },
    'rest.url: the given value (not shown) has a query or a fragment, which is not part of the address: remove "?" or "#" and what follows'],
  [{ local: { ...local, mountPath: 'safe' } }, 'local.mountPath: "safe" is not a valid mount path: use an absolute path below the root, without a slash at the end, '
    + 'without "//" and without dot segments; did you mean "/safe"?'],
  [{ local: { ...local, subPath: '/a' } }, 'local.subPath: "/a" is not a path inside the volume: use a path relative to its root, without ".."; did you mean "a"?'],
  [{ local: { ...local, subPath: 'shop/undefined' } }, `local.subPath: "shop/undefined" ${UNSET}`],
  [{ s3: { bucket: 'safe', endpoint: 's3.amazonaws.com', prefix: 'undefined/shop' } }, `s3.prefix: "undefined/shop" ${UNSET}`],
  [{ swift: { container: 'safe', prefix: 'shop/undefined' } }, `swift.prefix: "shop/undefined" ${UNSET}`],
  [{ local: { mountPath: '/safe' } }, 'local: has no volume, so that no pod that uses it can start: set one source, such as persistentVolumeClaim'],
  [{ local: { ...local, nfs: { server: 'nas', path: '/' } } },
    'local: has 2 volumes, so that Kubernetes refuses every pod that uses it: keep one of nfs, persistentVolumeClaim'],
  [{ local: { ...local, 'sig=word': {}, '\u001b[2J': {} } }, 'local: has 3 volumes, so that Kubernetes refuses every pod that uses it: '
    + 'keep one of "\\u001b[2J", persistentVolumeClaim, the given value (not shown, since it looks like a credential)'],
  [{ local: { mountPath: '/safe', persistentVolumeClaim: { claimName: 'Safe' } } }, 'local.persistentVolumeClaim.claimName: "Safe" is not a DNS subdomain: '
    + 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit; did you mean "safe"?'],
  [{ local: { mountPath: '/safe', persistentVolumeClaim: { claimName: '' } } }, 'local.persistentVolumeClaim.claimName: "" is not a DNS subdomain: '
    + 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit'],
  [{ local: { mountPath: '/safe', nfs: { server: 'nas', path: 'backups/' } } },
    'local.nfs.path: "backups/" is not an absolute path, so that no pod can mount it: begin it with "/"; did you mean "/backups"?'],
  [{ local: { mountPath: '/safe', nfs: { server: 'nas', path: '' } } }, 'local.nfs.path: "" is not an absolute path, so that no pod can mount it: begin it with "/"'],
  [{ local: { mountPath: '/safe', hostPath: { path: './backups' } } },
    'local.hostPath.path: "./backups" is not an absolute path, so that no pod can mount it: begin it with "/"; did you mean "/backups"?'],
  [{ local: { mountPath: '/safe', hostPath: { path: '/srv/../backups' } } }, 'local.hostPath.path: "/srv/../backups" contains "..", and Kubernetes refuses every pod '
    + 'that mounts such a path: write the resulting path; did you mean "/backups"?'],
  [{ storageSecretName: 'Storage', gcs: { bucket: 'safe' } }, 'storageSecretName: "Storage" is not a DNS subdomain: '
    + 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit; did you mean "storage"?'],
])('%j', (backend, expected) => {
  expect(foundBy(refusedBackendValue, [repository('repo', backend)])).toEqual([`error STASH112 Repository repo spec.backend.${expected}`]);
  expect(foundBy(refusedBackendValue, [blueprint(backend)])).toEqual([`error STASH112 BackupBlueprint pattern spec.backend.${expected}`]);
});

test.each([['azure', { container: 'safe' }, 0], ['b2', { bucket: 'safe-safe' }, -1], ['gcs', { bucket: 'safe' }, 0]])(
  'connections of %s, which the operator ignores', (name, backend, maxConnections) => {
    expect(foundBy(refusedBackendValue, [repository('repo', { [name]: { ...backend, maxConnections } })]))
      .toEqual([`warning STASH112 Repository repo spec.backend.${name}.maxConnections: ${maxConnections} ${CONNECTIONS}`]);
  });

const USUAL = 'is a bucket name that most S3-compatible servers refuse: use 3 to 63 characters from a-z, 0-9, hyphens and single dots, starting and ending with a letter or digit, '
  + 'and not an IP address; or acknowledge this if the server has such a bucket';
const RESTIC = 'is not a bucket name that restic accepts: use 3 to 63 characters from a-z, A-Z, 0-9, ".", "-", "_" and ":", starting and ending with a letter or digit, without a dot next to a dot or hyphen, '
  + 'and not an IP address';

test.each<[endpoint: string, bucket: string, findings: string[]]>([
  ['minio.demo.svc:9000', 'my_backups', [`warning "my_backups" ${USUAL}; did you mean "my-backups"?`]],
  ['https://rgw.example.com', 'Backups', [`warning "Backups" ${USUAL}; did you mean "backups"?`]],
  ['https://rgw.example.com', 'tenant:bucket', []],
  ['https://rgw.example.com', 'tenant:Bucket', [`warning "tenant:Bucket" ${USUAL}; did you mean "tenant-bucket"?`]],
  ['https://storage.googleapis.com', 'my_backups', []],
  ['storage.googleapis.com', 'Backups', ['warning "Backups" is not a bucket name: use 3 to 63 characters from a-z, 0-9, "-" and "_", or up to 222 in parts of at most 63 separated by dots, '
    + 'starting and ending with a letter or digit, and not an IP address; did you mean "backups"?']],
  ['minio', 'ab', [`error "ab" ${RESTIC}`]],
  ['minio', 'my backups', [`error "my backups" ${RESTIC}; did you mean "my-backups"?`]],
  ['minio', 's3://me:hunter2@bucket', [`error ${NOT_SHOWN} ${RESTIC}`]],
  ['minio', 'safe', []],
  ['s3.amazonaws.com', 'safe', []],
  ['', 'my_backups', ['error "my_backups" is not a bucket name: use 3 to 63 characters from a-z, 0-9, hyphens and single dots, starting and ending with a letter or digit, '
    + 'and not an IP address; did you mean "my-backups"?']],
])('at %j the bucket %j', (endpoint, bucket, findings) => {
  const expected = findings.map((one) => one.replace(/^(error|warning) ([^]*)$/, '$1 STASH112 Repository repo spec.backend.s3.bucket: $2'));
  expect(foundBy(refusedBackendValue, [repository('repo', { s3: { endpoint, bucket } })])).toEqual(expected);
});

test.each<[string, object, boolean]>([
  ['s3.endpoint', { s3: { ...s3, endpoint: 'http://localhost:9000' } }, true],
  ['s3.endpoint', { s3: { ...s3, endpoint: '127.0.0.1:9000' } }, true],
  ['s3.endpoint', { s3: { ...s3, endpoint: 'LOCALHOST' } }, true],
  ['rest.url', { rest: { url: 'http://127.1.0.1:8000/shop' } }, true],
  ['rest.url', { rest: { url: 'http://[::1]:8000/shop' } }, true],
  ['s3.endpoint', { s3: { ...s3, endpoint: 'http://localhost.storage.svc:9000' } }, false],
  ['s3.endpoint', { s3: { ...s3, endpoint: 'http://10.127.0.1:9000' } }, false],
  ['rest.url', { rest: { url: 'http://rest.storage.svc/localhost' } }, false],
])('whether %s of %j is the pod itself', (field, backend, isOwnPod) => {
  const [name, member] = field.split('.') as [string, string];
  const given = (backend as { [name: string]: { [member: string]: string } })[name]![member];
  expect(foundBy(refusedBackendValue, [repository('repo', backend)])).toEqual(isOwnPod ? [
    `warning STASH112 Repository repo spec.backend.${field}: "${given}" is the pod itself, so each pod that backs up or restores looks for the server in itself: `
    + 'write the name of a Service in its place, such as "minio.storage.svc"; or acknowledge this if every such pod runs the server or a proxy for it, or uses the network of a node that does',
  ] : []);
});

test('a namespace that is none', () => {
  expect(foundBy(refusedBackendValue, [repository('repo.shop', { gcs: { bucket: 'safe' } }, {}, { namespace: 'Demo' })])).toEqual([
    'error STASH112 Repository repo.shop metadata.namespace: "Demo" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; '
    + 'did you mean "demo"?',
  ]);
});

test.each<[string, object]>([
  ['what every backend takes', repository('repo', { azure: { container: 'safe', prefix: '/a/b/', maxConnections: 10 } })],
  ['a name that is too long for a label, of which another rule speaks', repository('r'.repeat(64), { gcs: { bucket: 'safe' } })],
  ['variables in a blueprint', blueprint({ s3: { ...s3, bucket: '${TARGET_NAMESPACE}', prefix: '../${TARGET_NAME}' }, storageSecretName: '${TARGET_NAME}' })],
  ['variables in the path of a volume', blueprint({ local: { mountPath: '/safe', nfs: { server: 'nas', path: '${TARGET_NAMESPACE}' } } })],
  ['".." in a path of an NFS server, which Kubernetes accepts', repository('repo', { local: { mountPath: '/safe', nfs: { server: 'nas', path: '/a/../b' } } })],
  ['the root of a node', repository('repo', { local: { mountPath: '/safe', hostPath: { path: '/' } } })],
  ['variables in the address of a blueprint', blueprint({ rest: { url: 'https://rest/${TARGET_NAME}?' } })],
  ['a claim without its name, of which the rule about schemas speaks', repository('repo', { local: { mountPath: '/safe', persistentVolumeClaim: {} } })],
  ['an NFS server without a path, of which the rule about schemas speaks', repository('repo', { local: { mountPath: '/safe', nfs: { server: 'nas' } } })],
  ['a mount path of which another rule speaks', repository('repo', { local: { ...local, mountPath: '/stash/' } })],
  ['an endpoint, of which another rule speaks', repository('repo', { s3: { ...s3, endpoint: 'minio/' } })],
  ['a password in an address, of which another rule speaks', repository('repo', { rest: { url: 'me:word@rest' } })],
  ['a credential in a wrong place, of which another rule speaks', repository('repo', { azure: { container: `AccountKey=${'x'.repeat(40)}` } })],
  ['the name of a blueprint, which is in no label', { ...blueprint({ gcs: { bucket: 'safe' } }), metadata: { name: 'a.b', namespace: 'No Label' } }],
  ['what has no backend', repository('repo', {})],
  ['what has two', repository('repo', { gcs: { bucket: 'S' }, b2: { bucket: 'S' } })],
])('nothing about %s', (_, manifest) => {
  expect(foundBy(refusedBackendValue, [manifest])).toEqual([]);
});
