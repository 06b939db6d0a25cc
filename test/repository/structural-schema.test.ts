import { violations } from './structural-schema';
import type { Schema } from '../../imports/schema-type';

const schema: Schema = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { type: 'string', enum: ['A', 'B'] },
    count: { type: 'integer' },
    on: { type: 'boolean' },
    port: { 'x-kubernetes-int-or-string': true },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    list: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
    metadata: { type: 'object' },
  },
};

test.each<[string, unknown, string[]]>([
  ['what it describes', { kind: 'A', count: 1, on: false, port: 80, labels: { a: 'b' }, list: [{ name: 'x' }], metadata: { name: 'x' } }, []],
  ['another scalar type', { kind: 'A', count: '1', on: 0 }, ['.count: no integer', '.on: no boolean']],
  ['a fraction', { kind: 'A', count: 1.5 }, ['.count: no integer']],
  ['null', { kind: null }, ['.kind: no string']],
  ['a list for an object', { kind: 'A', labels: [] }, ['.labels: no object']],
  ['an object for a list', { kind: 'A', list: {} }, ['.list: no array']],
  ['what is no object at all', 'A', [': no object']],
  ['a missing member', {}, ['.kind: missing']],
  ['none of an enum', { kind: 'C' }, ['.kind: none of A, B']],
  ['an unknown member', { kind: 'A', size: 1 }, ['.size: unknown']],
  ['a map of other values', { kind: 'A', labels: { a: 1 } }, ['.labels.a: no string']],
  ['the inside of a list', { kind: 'A', list: [{ name: 'x' }, {}, { name: 1, size: 2 }] }, [
    '.list[1].name: missing', '.list[2].name: no string', '.list[2].size: unknown',
  ]],
  ['no integer or string', { kind: 'A', port: true }, ['.port: no integer or string']],
])('%s', (_, value, expected) => {
  expect([...violations(schema, value)]).toEqual(expected);
});
