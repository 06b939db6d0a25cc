import * as fc from 'fast-check';
import { swift } from './backend-repositories';
import { demoChart, yamlOf } from './demo';
import { StorageSecret, SwiftRepository, type SwiftRepositoryProps, UsagePolicy } from 'cdk8s-stash';

test('all the props', () => {
  const chart = demoChart();
  const props: Required<SwiftRepositoryProps> = {
    metadata: { name: 'swift-repo' },
    container: 'stash-backup',
    prefix: '/demo/deployment/my-deploy',
    storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'swift-secret'),
    usagePolicy: UsagePolicy.allNamespaces(),
    wipeOut: true,
  };
  new SwiftRepository(chart, 'Repository', props);
  expect(yamlOf(chart)).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: swift-repo
  namespace: demo
spec:
  backend:
    storageSecretName: swift-secret
    swift:
      container: stash-backup
      prefix: /demo/deployment/my-deploy
  usagePolicy:
    allowedNamespaces:
      from: All
  wipeOut: true
`);
});

test.each([
  [undefined, 'swift:stash-backup:/'],
  ['demo/app', 'swift:stash-backup:/demo/app'],
  ['/demo/app/', 'swift:stash-backup://demo/app/'],
])('with the prefix %j restic is given %s, as the operator does it', (prefix, url) => {
  expect(swift({ prefix }).resticRepository).toBe(url);
});

const COMPLAINT = 'is not a container name: use 1 to 256 bytes in UTF-8, without "/", ":" or control characters';

test.each([
  ['', '""', ''],
  ['stash/backup', '"stash/backup"', '; did you mean "stash-backup"?'],
  ['stash:backup', '"stash:backup"', '; did you mean "stash-backup"?'],
  ['stash\n', '"stash\\n"', '; did you mean "stash"?'],
  ['/', '"/"', ''],
  ['é'.repeat(129), `"${'é'.repeat(120)}…"`, ''],
])('%j is no container', (container, quoted, suggestion) => {
  expect(() => swift({ container })).toThrow(new Error(`[demo/Repository] spec.backend.swift.container: ${quoted} ${COMPLAINT}${suggestion}`));
});

test('any container', () => {
  const name = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.integer({ min: 250, max: 260 }).map((length) => 'a'.repeat(length)));
  fc.assert(fc.property(name, (container) => {
    const control = [...container].some((character) => character < ' ' || (character >= '\u007f' && character < '\u00a0'));
    if (container !== '' && new TextEncoder().encode(container).length < 257 && !control && !container.includes('/') && !container.includes(':')) {
      expect(swift({ container }).resticRepository).toBe(`swift:${container}:/`);
    } else {
      expect(() => swift({ container })).toThrow(COMPLAINT);
    }
  }), { numRuns: 500 });
});
