import { findingsIn } from '../../judged';

const about = (spec: unknown) => findingsIn([{ apiVersion: 'stash.appscode.com/v1beta1', kind: 'Task', metadata: { name: 'x' }, spec }])
  .filter((line) => line.includes('STASH513'));
const FOUND = ['error STASH513 Task x spec.steps: is empty, so every backup and restore with this Task fails: name at least one Function, and "update-status" as the last one'];

test.each<[string, unknown, string[]]>([
  ['no step', { steps: [] }, FOUND],
  ['no steps', { volumes: [] }, FOUND],
  ['nothing', undefined, FOUND],
  ['a step', { steps: [{ name: 'update-status' }] }, []],
  ['what are no steps, of which another rule speaks', { steps: 'update-status' }, []],
])('%s', (_, spec, expected) => {
  expect(about(spec)).toEqual(expected);
});
