import { findingsIn } from '../../judged';

const about = (text: string) => findingsIn(text).filter((line) => line.includes('STASH603'));

test.each<[string, string, string[]]>([
  ['a status that the operator wrote', '{ apiVersion: stash.appscode.com/v1alpha1, kind: Repository, metadata: { name: x, namespace: shop }, status: { lastBackupTime: "2026-01-01T00:00:00Z" } }', [
    'note STASH603 Repository x status: Repository shop/x is declared with a status, which the operator writes: remove status',
  ]],
  ['no status', '{ apiVersion: stash.appscode.com/v1alpha1, kind: Repository, metadata: { name: x, namespace: shop } }', []],
  ['a status of a kind that is not of Stash', '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: x }, status: {} }', []],
])('%s', (_, text, expected) => {
  expect(about(text)).toEqual(expected);
});
