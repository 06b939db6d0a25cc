import { b2, local, rest } from './backend-repositories';
import { yamlOf } from './demo';

const wiped = { metadata: { name: 'kept' }, wipeOut: true };

test.each<[string, () => unknown]>([
  ['b2', () => b2(wiped)],
  ['local', () => local(wiped)],
  ['rest', () => rest(wiped)],
])('%s cannot be wiped out, not even by an object that has more than the props', (backend, attempt) => {
  expect(attempt).toThrow(new Error(`[demo/Repository] spec.wipeOut: the operator cannot delete data in the backend "${backend}": leave wipeOut out, `
    + 'and delete the snapshots yourself'));
});

test('without it nothing is said of it', () => {
  expect([b2(), local(), rest()].map(yamlOf).join()).not.toContain('wipeOut');
});
