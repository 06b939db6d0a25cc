import * as fc from 'fast-check';
import { s3 } from './backend-repositories';
import { demoChart, yamlOf } from './demo';
import { S3Repository, type S3RepositoryProps, StorageSecret, UsagePolicy } from 'cdk8s-stash';

test('all the props', () => {
  const chart = demoChart();
  const props: Required<S3RepositoryProps> = {
    metadata: { name: 's3-repo', labels: { team: 'shop' } },
    endpoint: 'https://minio.example.com:9000',
    bucket: 'stash-demo',
    prefix: 'demo/deployment/my-deploy',
    region: 'us-west-1',
    insecureTLS: true,
    storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 's3-secret'),
    usagePolicy: UsagePolicy.allNamespaces(),
    wipeOut: true,
  };
  const repository = new S3Repository(chart, 'Repository', props);
  expect(yamlOf(chart)).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  labels:
    team: shop
  name: s3-repo
  namespace: demo
spec:
  backend:
    s3:
      bucket: stash-demo
      endpoint: https://minio.example.com:9000
      insecureTLS: true
      prefix: demo/deployment/my-deploy
      region: us-west-1
    storageSecretName: s3-secret
  usagePolicy:
    allowedNamespaces:
      from: All
  wipeOut: true
`);
  expect(repository.resticRepository).toBe('s3:https://minio.example.com:9000/stash-demo/demo/deployment/my-deploy');
});

test('the least that is given is all that is written', () => {
  expect(yamlOf(s3())).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: s3-repo
  namespace: demo
spec:
  backend:
    s3:
      bucket: stash-demo
      endpoint: s3.amazonaws.com
    storageSecretName: s3-secret
`);
});

test.each([
  [undefined, 's3:s3.amazonaws.com/stash-demo'],
  ['', 's3:s3.amazonaws.com/stash-demo'],
  ['/', 's3:s3.amazonaws.com/stash-demo'],
  ['demo/app', 's3:s3.amazonaws.com/stash-demo/demo/app'],
  ['/demo//app/', 's3:s3.amazonaws.com/stash-demo/demo/app'],
])('with the prefix %j restic is given %s, as the operator joins it', (prefix, url) => {
  expect(s3({ prefix }).resticRepository).toBe(url);
});

test('certificates need not be verified where there are none', () => {
  expect(() => s3({ endpoint: 'http://minio:9000', insecureTLS: true })).not.toThrow();
});

describe('the endpoint', () => {
  const SLASH = 'ends with a slash, after which restic would read an empty bucket name: remove it';
  const PATH = 'has a path, whose first part restic would take for the bucket: remove it, and give the bucket and the prefix separately';
  const SCHEME = 'has a scheme that restic does not support: use "https://" or "http://", or no scheme, which means "https://"';
  const HTTP = 'begins with "http", so that restic takes it for a URL: write "https://" in front';
  const HOST = 'is not an endpoint: use a host, optionally with a port, and with "https://" or "http://" in front if needed';

  test.each([
    ['https://minio:9000/', `${SLASH}; did you mean "https://minio:9000"?`],
    ['s3.amazonaws.com/', `${SLASH}; did you mean "s3.amazonaws.com"?`],
    ['s3.amazonaws.com//', `${SLASH}; did you mean "s3.amazonaws.com"?`],
    ['https://minio:9000/stash-demo', `${PATH}; did you mean "https://minio:9000"?`],
    ['s3.amazonaws.com/stash-demo/x', `${PATH}; did you mean "s3.amazonaws.com"?`],
    ['/', SLASH],
    ['s3://s3.amazonaws.com', `${SCHEME}; did you mean "s3.amazonaws.com"?`],
    ['HTTPS://minio', `${SCHEME}; did you mean "https://minio"?`],
    ['Http://minio/x', `${SCHEME}; did you mean "http://minio"?`],
    ['://minio', `${SCHEME}; did you mean "minio"?`],
    ['httpd.demo.svc:9000', HTTP],
    ['https:minio', HTTP],
    ['http:/minio', HTTP],
    ['', HOST],
    ['https://', HOST],
    ['https://:9000', HOST],
    ['minio:port', HOST],
    ['minio:65536', HOST],
    ['minio:0', HOST],
    ['a b', HOST],
    ['minio\n', HOST],
    ['-minio', HOST],
    ['[::1', HOST],
  ])('%j is refused', (endpoint, complaint) => {
    expect(() => s3({ endpoint })).toThrow(new Error(`[demo/Repository] spec.backend.s3.endpoint: ${JSON.stringify(endpoint)} ${complaint}`));
  });

  test.each([
    's3.amazonaws.com', 'S3.Amazonaws.com.', 'minio', 'minio:9000', 'https://minio.example.com:9000', 'http://10.0.0.1:9000', 'https://[2001:db8::1]:443',
    'https://httpd.demo.svc', 'my_minio:9000',
  ])('%s is written as it is', (endpoint) => {
    expect(s3({ endpoint }).resticRepository).toBe(`s3:${endpoint}/stash-demo`);
  });

  test.each([
    'https://AKIA:secret@minio', 'AKIA:secret@minio:9000', 'https://AKIA:sec/ret@minio', 'secret@minio', 'https:AKIA:secret@minio', 'AKIA:sec/ret@minio',
  ])('%# a credential in it is not repeated', (endpoint) => {
    expect(() => s3({ endpoint })).toThrow(new Error('[demo/Repository] spec.backend.s3.endpoint: the given value (not shown) contains a user name or a '
      + 'password, which would be in plain text in the manifest: remove what is before "@", and put it into the storage Secret'));
  });

  test.each(['https://minio?X-Amz-Signature=secret', 'minio#secret', 'minio/?secret'])('%# a query is not repeated', (endpoint) => {
    expect(() => s3({ endpoint })).toThrow(new Error('[demo/Repository] spec.backend.s3.endpoint: the given value (not shown) has a query or a fragment, '
      + 'which is not part of the address: remove "?" or "#" and what follows'));
  });

  /** How restic takes the location apart, in short. */
  function asRestic(location: string): { host: string; bucket: string } {
    const text = location.slice('s3:'.length);
    const [host, bucket] = (text.startsWith('http') ? text.slice(text.indexOf('//') + 2) : text.replace(/^\/\//, '')).split('/');
    return { host: host!, bucket: bucket! };
  }

  test('whatever is taken leads restic to the bucket', () => {
    const piece = fc.constantFrom('http', 'https', 's3', '://', ':', '/', '//', '.', '-', 'a', 'minio', '9000', '@', '?', '#', ' ', 'HTTP');
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const endpoint = pieces.join('');
      let location: string;
      try {
        location = s3({ endpoint, prefix: 'x' }).resticRepository;
      } catch (error) {
        expect((error as Error).message.slice(0, 43)).toBe('[demo/Repository] spec.backend.s3.endpoint:');
        return;
      }
      const { host, bucket } = asRestic(location);
      expect(bucket).toBe('stash-demo');
      expect(host).toBe(endpoint.split('//').at(-1));
      expect(host).toMatch(/^[^@?#/ ]+$/);
    }), { numRuns: 2000 });
  });
});

describe('the bucket', () => {
  const COMPLAINT = 'is not a bucket name: use 3 to 63 characters from a-z, 0-9, hyphens and single dots, starting and ending with a letter or digit, and not an IP address';

  test.each([
    ['Stash_Demo', '; did you mean "stash-demo"?'],
    ['s3://stash-demo/shop', '; did you mean "stash-demo"?'],
    ['stash..demo', ''],
    ['.stash', ''],
    ['stash-', '; did you mean "stash"?'],
    ['stash/demo', '; did you mean "stash-demo"?'],
    ['ab', ''],
    ['', ''],
    ['a'.repeat(64), ''],
    ['192.168.5.4', ''],
  ])('%j is none', (bucket, suggestion) => {
    expect(() => s3({ bucket })).toThrow(new Error(`[demo/Repository] spec.backend.s3.bucket: ${JSON.stringify(bucket)} ${COMPLAINT}${suggestion}`));
  });

  test.each(['https://minio.example.com:9000', 'storage.googleapis.com', 'rgw.demo.svc', 's3.amazonaws.com.example.com'])('at %s is what restic takes', (endpoint) => {
    const RESTIC = 'is not a bucket name that restic accepts: use 3 to 63 characters from a-z, A-Z, 0-9, ".", "-", "_" and ":", starting and ending with a letter or digit, '
      + 'without a dot next to a dot or hyphen, and not an IP address';
    for (const bucket of ['my_backups', 'Backups', 'tenant:bucket', 'abc', 'a'.repeat(63)]) {
      expect(s3({ endpoint, bucket }).resticRepository).toBe(`s3:${endpoint}/${bucket}`);
    }
    for (const [bucket, suggestion] of [
      ['ab', ''], ['_ab', ''], ['my_', ''], ['a..b', ''], ['a.-b', ''], ['a-.b', ''], ['.ab', ''], ['a/b', '; did you mean "a-b"?'], ['my backups', '; did you mean "my-backups"?'],
      ['1.2.3.4', ''], ['a'.repeat(64), ''], ['abc\n', '; did you mean "abc"?'], ['äbc', ''],
    ] as const) {
      expect(() => s3({ endpoint, bucket })).toThrow(new Error(`[demo/Repository] spec.backend.s3.bucket: ${JSON.stringify(bucket)} ${RESTIC}${suggestion}`));
    }
  });

  test.each(['s3.amazonaws.com', 'https://s3.eu-west-1.amazonaws.com', 'S3.cn-north-1.amazonaws.com.cn:443', 's3.amazonaws.com.'])('at %s is what Amazon takes', (endpoint) => {
    expect(() => s3({ endpoint, bucket: 'my_backups' })).toThrow(new Error(`[demo/Repository] spec.backend.s3.bucket: "my_backups" ${COMPLAINT}; did you mean "my-backups"?`));
  });

  test('any other', () => {
    const name = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'z', '0', '9', '-', '.'), maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('a', '0', '-', '.', '_', 'A', '\n'), maxLength: 8 }),
      fc.array(fc.nat(300), { minLength: 3, maxLength: 5 }).map((parts) => parts.join('.')),
      fc.integer({ min: 55, max: 70 }).map((length) => 'a'.repeat(length)),
    );
    fc.assert(fc.property(name, (bucket) => {
      const allowed = [...bucket].every((character) => 'abcdefghijklmnopqrstuvwxyz0123456789-.'.includes(character));
      const ends = [bucket[0], bucket.at(-1)].every((character) => character !== '-' && character !== '.');
      const parts = bucket.split('.');
      const address = parts.length === 4 && parts.every((part) => part.length > 0 && part.length < 4 && !Number.isNaN(Number(part)) && !part.includes('-'));
      if (allowed && ends && bucket.length > 2 && bucket.length < 64 && !bucket.includes('..') && !address) {
        expect(s3({ bucket }).resticRepository).toBe(`s3:s3.amazonaws.com/${bucket}`);
      } else {
        expect(() => s3({ bucket })).toThrow(`[demo/Repository] spec.backend.s3.bucket: ${JSON.stringify(bucket)} ${COMPLAINT}`);
      }
    }), { numRuns: 500 });
  });
});

test.each(['', 'us west', 'us-west-1\n', 'eu/west'])('%j is no region', (region) => {
  expect(() => s3({ region })).toThrow(new Error(`[demo/Repository] spec.backend.s3.region: ${JSON.stringify(region)} is not a region: use only letters, digits, "-", `
    + '"_" and "."; if you leave it out, restic asks the server'));
});

test('a region that contradicts the endpoint is refused', () => {
  expect(() => s3({ endpoint: 'https://s3.eu-west-1.amazonaws.com', region: 'us-east-1' })).toThrow(new Error('[demo/Repository] spec.backend.s3.region: "us-east-1" is not '
    + 'the region of the endpoint, which is "eu-west-1", so restic does not reach a bucket there: write "eu-west-1", or leave it out; if the bucket is in "us-east-1", '
    + 'correct the endpoint instead'));
  expect(() => s3({ endpoint: 'https://s3.eu-west-1.amazonaws.com', region: 'us west' })).toThrow('is not a region: ');
});

test.each(['s3.eu-west-1.amazonaws.com', 's3.amazonaws.com', 'minio'])('a region that fits %s is written as it is', (endpoint) => {
  expect(yamlOf(s3({ endpoint, region: 'eu-west-1' }))).toContain('region: eu-west-1');
});
