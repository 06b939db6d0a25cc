import * as fc from 'fast-check';
import { gcs } from './backend-repositories';
import { demoChart, yamlOf } from './demo';
import { GcsRepository, type GcsRepositoryProps, StorageSecret, UsagePolicy } from 'cdk8s-stash';

test('all the props', () => {
  const chart = demoChart();
  const props: Required<GcsRepositoryProps> = {
    metadata: { name: 'gcs-repo' },
    bucket: 'stash-backup',
    prefix: 'demo/deployment/my-deploy',
    maxConnections: 10,
    storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'gcs-secret'),
    usagePolicy: UsagePolicy.sameNamespace(),
    wipeOut: true,
  };
  new GcsRepository(chart, 'Repository', props);
  expect(yamlOf(chart)).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: gcs-repo
  namespace: demo
spec:
  backend:
    gcs:
      bucket: stash-backup
      maxConnections: 10
      prefix: demo/deployment/my-deploy
    storageSecretName: gcs-secret
  usagePolicy:
    allowedNamespaces:
      from: Same
  wipeOut: true
`);
});

test.each([
  [undefined, 'gs:stash-backup:/'],
  ['demo/app', 'gs:stash-backup:/demo/app'],
  ['/demo/app/', 'gs:stash-backup://demo/app/'],
])('with the prefix %j restic is given %s, as the operator does it', (prefix, url) => {
  expect(gcs({ prefix }).resticRepository).toBe(url);
});

test.each([0, -1, 1.5, NaN])('%d is no number of connections', (maxConnections) => {
  expect(() => gcs({ maxConnections })).toThrow(new Error(`[demo/Repository] spec.backend.gcs.maxConnections: ${maxConnections} is not a valid number of `
    + "connections: use an integer of at least 1; leave it out for restic's default, 5"));
});

const COMPLAINT = 'is not a bucket name: use 3 to 63 characters from a-z, 0-9, "-" and "_", or up to 222 in parts of at most 63 separated by dots, starting and ending with a letter or '
  + 'digit, and not an IP address';
const RESERVED = 'is a name that Google reserves: use one that neither begins with "goog" nor contains "google"';

test.each([
  ['Stash-Backup', `${COMPLAINT}; did you mean "stash-backup"?`],
  ['gs://stash', `${COMPLAINT}; did you mean "stash"?`],
  ['stash_', `${COMPLAINT}; did you mean "stash"?`],
  ['a..b', COMPLAINT],
  ['ab', COMPLAINT],
  ['', COMPLAINT],
  ['a'.repeat(64), COMPLAINT],
  ['10.0.0.1', COMPLAINT],
  ['goog-backup', RESERVED],
  ['my-google-backup', RESERVED],
])('%j is no bucket', (bucket, complaint) => {
  expect(() => gcs({ bucket })).toThrow(new Error(`[demo/Repository] spec.backend.gcs.bucket: ${JSON.stringify(bucket)} ${complaint}`));
});

test.each(['stash_backup', 'backup.example.com', `${'a'.repeat(63)}.${'b'.repeat(63)}`, 'agoog', '000'])('%s is a bucket', (bucket) => {
  expect(gcs({ bucket }).resticRepository).toBe(`gs:${bucket}:/`);
});

test('any bucket', () => {
  const name = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'z', '0', '9', '-', '_', '.', 'goog', 'le'), maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('a', '0', '-', '.', 'A', ' '), maxLength: 8 }),
    fc.array(fc.integer({ min: 60, max: 65 }).map((length) => 'a'.repeat(length)), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.')),
    fc.array(fc.nat(300), { minLength: 3, maxLength: 5 }).map((parts) => parts.join('.')),
  );
  fc.assert(fc.property(name, (bucket) => {
    const parts = bucket.split('.');
    const allowed = [...bucket].every((character) => 'abcdefghijklmnopqrstuvwxyz0123456789-_.'.includes(character));
    const ends = [bucket[0], bucket.at(-1)].every((character) => character !== undefined && !'-_.'.includes(character));
    const sized = bucket.length > 2 && bucket.length < 223 && parts.every((part) => part.length > 0 && part.length < 64);
    const address = parts.length === 4 && parts.every((part) => part.length < 4 && [...part].every((character) => character >= '0' && character <= '9'));
    const right = allowed && ends && sized && !address;
    if (right && !bucket.startsWith('goog') && !bucket.includes('google')) {
      expect(gcs({ bucket }).resticRepository).toBe(`gs:${bucket}:/`);
    } else {
      expect(() => gcs({ bucket })).toThrow(right ? RESERVED : COMPLAINT);
    }
  }), { numRuns: 500 });
});
