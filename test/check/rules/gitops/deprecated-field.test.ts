import { findingsIn } from '../../judged';

const restore = (spec: string) => `{ apiVersion: stash.appscode.com/v1beta1, kind: RestoreSession, metadata: { name: x, namespace: shop }, spec: ${spec} }`;
const about = (spec: string) => findingsIn(restore(spec)).filter((line) => line.includes('STASH604'));

test.each<[string, string, string[]]>([
  ['rules in the deprecated place', '{ rules: [{ snapshots: [latest] }] }', [
    'note STASH604 RestoreSession x spec.rules: the rules are in a deprecated field, and the operator moves them: move them to spec.target.rules',
  ]],
  ['an empty list', '{ rules: [] }', []],
  ['rules of the target', '{ target: { rules: [{ paths: [/data] }] } }', []],
])('%s', (_, spec, expected) => {
  expect(about(spec)).toEqual(expected);
});
