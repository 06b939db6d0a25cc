import { refusedLabel } from '../../../../lib/check/rules/gitops/refused-label';
import { azure } from '../../given';
import { foundBy } from '../manifests';

const labelled = (labels: object, kind = 'Repository') => foundBy(refusedLabel, [{
  apiVersion: kind === 'Repository' ? 'stash.appscode.com/v1alpha1' : 'stash.appscode.com/v1beta1', kind, metadata: { name: 'x', namespace: 'shop', labels }, spec: {},
}]);

const FORM = 'use 1 to 63 characters from A-Z, a-z, 0-9, "-", "_" and ".", starting and ending with a letter or digit';
const KEY = `is not the key of a label, so the API server refuses the object: ${FORM}; a DNS subdomain and "/" may come before them`;
const VALUE = `is not the value of a label, so the API server refuses the object: ${FORM}, or write it into an annotation`;
const at = (key: string) => `error STASH609 Repository x metadata.labels${key}:`;

test.each<[string, object, string[]]>([
  ['labels', { 'app.kubernetes.io/name': 'shop', 'tier': 'a_b.C-1', 'empty': '', 'x': 'a'.repeat(63) }, []],
  ['a version with a plus', { version: '1.2.3+build' }, [`${at('.version')} "1.2.3+build" ${VALUE}`]],
  ['an address', { owner: 'ops@example.com' }, [`${at('.owner')} "ops@example.com" ${VALUE}`]],
  ['a value that is too long', { x: 'a'.repeat(64) }, [`${at('.x')} "${'a'.repeat(64)}" ${VALUE}`]],
  ['a value that ends in a hyphen', { x: 'a-' }, [`${at('.x')} "a-" ${VALUE}`]],
  ['a key with a space', { 'my team': 'a' }, [`${at('["my team"]')} "my team" ${KEY}`]],
  ['a key with two prefixes', { 'a/b/c': 'a' }, [`${at('["a/b/c"]')} "a/b/c" ${KEY}`]],
  ['a prefix with capitals', { 'Example.com/a': 'a' }, [`${at('["Example.com/a"]')} "Example.com/a" ${KEY}`]],
  ['a key that ends in its prefix', { 'example.com/': 'a' }, [`${at('["example.com/"]')} "example.com/" ${KEY}`]],
  ['a value that is filled in', { 'version': '${VERSION}+1', '{{ key }}': 'a' }, []],
])('%s', (_, labels, expected) => expect(labelled(labels)).toEqual(expected));

test('of all kinds', () => {
  expect(labelled({ x: '+' }, 'BackupConfiguration')).toEqual([`error STASH609 BackupConfiguration x metadata.labels.x: "+" ${VALUE}`]);
});

test('of no kind of Kubernetes', () => {
  expect(foundBy(refusedLabel, [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x', namespace: 'shop', labels: { x: '+' } } }])).toEqual([]);
});

test('a construct refuses them', () => {
  expect(() => azure({ metadata: { labels: { version: '1+2' } } })).toThrow(new Error(`[demo/X] metadata.labels.version: "1+2" ${VALUE}`));
  expect(() => azure({ metadata: { labels: { 'a b': 'c' } } })).toThrow(new Error(`[demo/X] metadata.labels["a b"]: "a b" ${KEY}`));
});
