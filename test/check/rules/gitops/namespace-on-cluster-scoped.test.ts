import { findingsIn } from '../../judged';

const about = (kind: string, metadata: string) =>
  findingsIn(`{ apiVersion: stash.appscode.com/v1beta1, kind: ${kind}, metadata: ${metadata}, spec: {} }`).filter((line) => line.includes('STASH605'));
const finding = (kind: string) => `warning STASH605 ${kind} x metadata.namespace: ${kind} x is cluster-scoped, and the API server drops the namespace "shop": `
  + 'remove metadata.namespace; if cdk8s took it from the chart, include the object in a chart without a namespace';

test.each(['BackupBlueprint', 'Function', 'Task'])('%s', (kind) => {
  expect(about(kind, '{ name: x, namespace: shop }')).toEqual([finding(kind)]);
  expect(about(kind, '{ name: x }')).toEqual([]);
});

test('what belongs to a namespace', () => {
  expect(about('BackupBatch', '{ name: x, namespace: shop }')).toEqual([]);
});
