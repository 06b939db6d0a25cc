import * as fc from 'fast-check';
import { b2 } from './backend-repositories';
import { demoChart, yamlOf } from './demo';
import { B2Repository, type B2RepositoryProps, StorageSecret, UsagePolicy } from 'cdk8s-stash';

test('all the props', () => {
  const chart = demoChart();
  const props: Required<B2RepositoryProps> = {
    metadata: { name: 'b2-repo' },
    bucket: 'stash-backup',
    prefix: 'demo/deployment/my-deploy',
    maxConnections: 10,
    storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'b2-secret'),
    usagePolicy: UsagePolicy.allNamespaces(),
  };
  new B2Repository(chart, 'Repository', props);
  expect(yamlOf(chart)).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: b2-repo
  namespace: demo
spec:
  backend:
    b2:
      bucket: stash-backup
      maxConnections: 10
      prefix: demo/deployment/my-deploy
    storageSecretName: b2-secret
  usagePolicy:
    allowedNamespaces:
      from: All
`);
});

test.each([
  [undefined, 'b2:stash-backup:/'],
  ['demo/app', 'b2:stash-backup:/demo/app'],
  ['/demo/app/', 'b2:stash-backup://demo/app/'],
])('with the prefix %j restic is given %s, as the operator does it', (prefix, url) => {
  expect(b2({ prefix }).resticRepository).toBe(url);
});

test.each([0, 2.5])('%d is no number of connections', (maxConnections) => {
  expect(() => b2({ maxConnections })).toThrow(new Error(`[demo/Repository] spec.backend.b2.maxConnections: ${maxConnections} is not a valid number of `
    + "connections: use an integer of at least 1; leave it out for restic's default, 5"));
});

const COMPLAINT = 'is not a bucket name: use 6 to 63 characters from a-z, A-Z, 0-9 and hyphens, not beginning with "b2-"';

test.each([
  ['stash', ''],
  ['stash_backup', '; did you mean "stash-backup"?'],
  ['b2-stash-backup', '; did you mean "stash-backup"?'],
  ['b2://stash-backup/shop', '; did you mean "stash-backup"?'],
  ['B2-stash', ''],
  ['', ''],
  ['a'.repeat(64), ''],
])('%j is no bucket', (bucket, suggestion) => {
  expect(() => b2({ bucket })).toThrow(new Error(`[demo/Repository] spec.backend.b2.bucket: ${JSON.stringify(bucket)} ${COMPLAINT}${suggestion}`));
});

test('any bucket', () => {
  const name = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', 'b2-', 'B2'), minLength: 3, maxLength: 9 }),
    fc.string({ unit: fc.constantFrom('a', '0', '-', '.', '_'), minLength: 3, maxLength: 9 }),
    fc.integer({ min: 55, max: 70 }).map((length) => 'a'.repeat(length)),
  );
  fc.assert(fc.property(name, (bucket) => {
    const allowed = [...bucket.toLowerCase()].every((character) => 'abcdefghijklmnopqrstuvwxyz0123456789-'.includes(character));
    if (allowed && bucket.length > 5 && bucket.length < 64 && bucket.slice(0, 3).toLowerCase() !== 'b2-') {
      expect(b2({ bucket }).resticRepository).toBe(`b2:${bucket}:/`);
    } else {
      expect(() => b2({ bucket })).toThrow(`[demo/Repository] spec.backend.b2.bucket: ${JSON.stringify(bucket)} ${COMPLAINT}`);
    }
  }), { numRuns: 500 });
});
