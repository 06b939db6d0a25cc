import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { isWrittenAlone, written } from './as-stock';
import { keyDocument, MANIFESTS, mutatedManifest, oddDocument, sharedDocument, strangeDocument, textsAtDepth } from './odd-documents';
import { emitDocument } from '../../lib/app/yaml-emitter';

/** What stands behind the key, or nothing where the emitter does not write what cdk8s writes. */
function textOf(value: unknown): string | undefined {
  const { here, stock } = written({ key: value });
  expect(here).toBe(stock);
  return here.replace(/^key:\s?/, '').slice(0, -1);
}

describe('a text of one line', () => {
  test.each([
    'text', 'two words', 'a/b', '/a', '$a', '_a', '10Gi', '8.0.14', '10.0.0.1', '-v', '--delete', '+a', 'a#b', 'a:b', "it's", 'say "x"', '.a', './a', 'ä', 'aä', '😀', 'a\xa0b',
    '0 2 * * *', '3f2e1d4c-0000-4e5e-9d5b-001122334455', '5a', 'e', 'e5x', '0b', '0x', '0o17', '1:60', 'nan', '.Inf1', 'yES', 'nulL', '=', '<<', '?a', ':a', '---', '--- a', '...',
    '2001-13-45x', '2001-1', '\ufeff', '\u2028a', '\uffff', 'a\\nb',
  ])('%j stands as it is', (text) => {
    expect(textOf(text)).toBe(text);
  });

  test.each([
    '', 'y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'no', 'No', 'NO', 'on', 'On', 'ON', 'off', 'Off', 'OFF', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'null', 'Null', 'NULL', '~',
    '0', '-0', '+1', '007', '017', '0b101', '-0x1F', '1_000', '1:20', '-190:20:30.15', '1.', '1.5', '.5', '-.5', '.', '1e3', '1E+3', 'e5', 'E10', 'e+5', '.e5', '-e5', '12e-03',
    '.inf', '-.Inf', '+.INF', '.nan', '.NaN', '2001-12-14', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5', '2001-12-15 2:59:43.10Z',
    '-', '?', '- a', '? a', ': a', 'a: b', 'a:', 'a #b', '#a', ' a', 'a ', '&a', '*a', '!a', '|a', '>a', "'a", '%a', '@a', '`a', '[a', ']a', '{a', '}a', ',a', "'\"", "a: '\"'",
    'ä: b', ': \u2028',
  ])('%j stands in double quotes', (text) => {
    expect(textOf(text)).toBe(JSON.stringify(text));
  });

  test.each(['{"a": 1}', '"', '"a: ', '# "ä"'])('%j stands in single quotes', (text) => {
    expect(textOf(text)).toBe(`'${text}'`);
  });

  test.each([
    ['\0', '"\\0"'], ['\x07', '"\\a"'], ['\x1b', '"\\e"'], ['\x01', '"\\x01"'], ['\x7f', '"\x7f"'], ['\x85', '"\x85"'], ['a\rb', '"a\\rb"'], ['\ta', '"\\ta"'], ['a\tb', 'a\tb'],
    ['a:\tb', '"a:\\tb"'], ['\ud800', '"\\ud800"'], ['\udc00a', '"\\udc00a"'], ['\ud83d😀', '"\\ud83d😀"'],
  ])('%j is escaped where it has to be', (text, expected) => {
    expect(textOf(text)).toBe(expected);
  });

  test.each([79, 80, 81, 1023, 1024, 1025, 99_999, 100_000, 100_001, 10_000_000])('is never folded, nor at %d characters', (length) => {
    const words = 'word '.repeat(length / 5 + 1).slice(0, length - 1) + 'x';
    expect(textOf(words)).toBe(words);
    expect(textOf(`#${words}`)).toBe(`"#${words}"`);
  });
});

test.each([
  ['a\nb', '|-\n  a\n  b'],
  ['a\nb\n', '|\n  a\n  b'],
  ['a\n\n\nb\n', '|\n  a\n\n\n  b'],
  ['a\n  b: #\n\tc\n', '|\n  a\n    b: #\n  \tc'],
  ['a\n', '|\n  a'],
  ['a\n\n', '|+\n  a\n'],
  ['a\nb ', '|-\n  a\n  b '],
  ['a\n ', '"a\\n "'],
  [' a\nb', '|2-\n   a\n  b'],
  ['\na', '|-\n  \n  a'],
  ['\n', '|+\n  '],
  ['ä\nb', '|-\n  ä\n  b'],
  ['# a\n---\n%b', '|-\n  # a\n  ---\n  %b'],
  ['a\rb\nc', '"a\\rb\\nc"'],
  [`a\r${'b'.repeat(40)}\n\nc`, `"a\\r${'b'.repeat(40)}\n\n\n  c"`],
  [`${'word '.repeat(40)}\nend`, `|-\n  ${'word '.repeat(40)}\n  end`],
])('%j stands on lines of its own', (text, expected) => {
  expect(textOf(text)).toBe(expected);
});

test.each([
  [0, '0'], [-0, '-0'], [7, '7'], [-1.5, '-1.5'], [0.1 + 0.2, '0.30000000000000004'], [1e21, '1e+21'], [123456789012345680000, '123456789012345680000'], [1e-7, '1e-7'],
  [NaN, '.nan'], [Infinity, '.inf'], [-Infinity, '-.inf'], [12345678901234567890n, '12345678901234567890'], [true, 'true'], [false, 'false'], [null, 'null'], [undefined, 'null'],
  [new Date(0), '1970-01-01'], [new Date(1), '1970-01-01T00:00:00.001Z'], [Object('x'), 'x'], [Object('yes'), '"yes"'], [Symbol('<<'), '<<'],
])('%p is a scalar', (value, expected) => {
  expect(textOf(value)).toBe(expected);
});

test.each([
  [[], '[]'],
  [{}, '{}'],
  [['a', ['b', ['c', []]], {}], '\n  - a\n  - - b\n    - - c\n      - []\n  - {}'],
  [[{ a: 1, b: { c: [2] } }, { d: {} }], '\n  - a: 1\n    b:\n      c:\n        - 2\n  - d: {}'],
  [[undefined, , null], '\n  - null\n  - null\n  - null'],
  [['a\nb', { c: 'd\ne' }], '\n  - |-\n    a\n    b\n  - c: |-\n      d\n      e'],
  [Object.assign(Object.create(null), { a: 1 }), '\n  a: 1'],
  [new Map<unknown, unknown>([[{ a: 1 }, 2]]), '!!omap\n  - ? a: 1\n    : 2'],
  [new Set(['a']), '!!set\n  ? a'],
  [Buffer.from('text'), '!!binary |-\n  dGV4dA=='],
  [{ toJSON: () => ({ a: 1 }) }, '\n  a: 1'],
  [Object.create({ toJSON: () => 'b' }), 'b'],
  [Object.assign([1], { toJSON: () => [2] }), '\n  - 2'],
  [Object.defineProperty({ a: 1 }, 'toJSON', { value: () => 'hidden' }), 'hidden'],
  [{ [Symbol.iterator]: () => [3].values() }, '\n  - 3'],
  [Object.assign([1], { [Symbol.iterator]: () => [3].values() }), '\n  - 3'],
  [Object.setPrototypeOf([1], Object.prototype), '\n  "0": 1'],
  [Object.setPrototypeOf([1], { [Symbol.iterator]: () => [3].values() }), '\n  - 3'],
  [{ [Symbol.for('yaml.node.type')]: Symbol.for('yaml.alias'), toString: () => '*a' }, '*a'],
])('%p is a collection', (value, expected) => {
  expect(textOf(value)?.replace(/^(?=  )/, '\n')).toBe(expected);
});

describe('keys', () => {
  test.each([
    ['a', 'a: 1'], ['.dockerconfigjson', '.dockerconfigjson: 1'], ['app.kubernetes.io/name', 'app.kubernetes.io/name: 1'], ['10', '"10": 1'], ['on', '"on": 1'], ['', '"": 1'],
    ['a: b', '"a: b": 1'], ['"a" #', '\'"a" #\': 1'], ['a\nb', '"a\\nb": 1'], ['---', '"---": 1'], ['%a', '"%a": 1'], ['a\u2028---', '"a\u2028---": 1'], ['é', 'é: 1'], ['<<', '<<: 1'], ['\0', '"\\0": 1'],
    ['k'.repeat(1024), `${'k'.repeat(1024)}: 1`], ['k'.repeat(1025), `? ${'k'.repeat(1025)}\n: 1`], ['#'.repeat(1022), `"${'#'.repeat(1022)}": 1`],
    ['#'.repeat(1023), `? "${'#'.repeat(1023)}"\n: 1`], ['toJSON', 'toJSON: 1'],
  ])('%j', (key, expected) => {
    expect(written({ [key]: 1 })).toEqual({ here: `${expected}\n`, stock: `${expected}\n` });
  });

  test('a marker of a document needs quotes at its edge only', () => {
    expect(written({ a: { '---': 1 } }).here).toBe('a:\n  ---: 1\n');
  });

  test('__proto__ is one like any other', () => {
    expect(emitDocument(JSON.parse('{"__proto__": {"a": 1}}'))).toBe('__proto__:\n  a: 1\n');
  });

  test('there may be more than are remembered', () => {
    const document = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`tenant-${i}`, i]));
    expect(emitDocument(document)).toBe(Yaml.stringify(document));
    expect(emitDocument(document)).toBe(Yaml.stringify(document));
  });
});

describe('what stands twice is an anchor and an alias', () => {
  const map = { a: 1 };
  const list: unknown[] = [];
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const distant = [map, ...Array.from({ length: 200 }, () => [{}])];

  test.each<[unknown, string | undefined]>([
    [{ one: map, two: map }, 'one: &a1\n  a: 1\ntwo: *a1\n'],
    [[list, list], '- &a1 []\n- *a1\n'],
    [circle, '&a1\nself: *a1\n'],
    [[...distant, map], undefined],
    [[...distant, distant[150]], undefined],
    [[...distant, distant[30]], undefined],
    [distant, undefined],
  ])('%#', (document, expected) => {
    const { here, stock } = written(document);
    expect(here).toBe(stock);
    expect(here).toBe(expected ?? stock);
  });

  test('but not from one document to the next', () => {
    expect(written(map, map).here).toBe('a: 1\n---\na: 1\n');
  });
});

test.each([
  [[], ''],
  [[undefined], '\n'],
  [[{ a: 1 }, undefined, { b: 2 }], 'a: 1\n---\n\n---\nb: 2\n'],
  [[null, {}, [], 'yes', 'a\nb', '--- a'], 'null\n---\n{}\n---\n[]\n---\n"yes"\n---\n|-\na\nb\n---\n|-\n  --- a\n'],
])('the documents %j', (documents, expected) => {
  expect(written(...documents)).toEqual({ here: expected, stock: expected });
});

test.each([
  [() => 1, 'Error: Tag not resolved for Function value'],
  [Symbol('text'), 'Error: Tag not resolved for Symbol value'],
  [{ get a() { throw new Error('a getter'); } }, 'Error: a getter'],
])('what cannot be written is refused as cdk8s refuses it (%#)', (value, message) => {
  expect(written([value])).toEqual({ here: `throws ${message}`, stock: `throws ${message}` });
});

test('the manifests of the examples are written without the help of cdk8s', () => {
  emitDocument({});
  expect(MANIFESTS.filter((json) => !isWrittenAlone(JSON.parse(json)))).toEqual([]);
});

test('where cdk8s writes in another way than it did, everything is left to it', () => {
  jest.isolateModules(() => {
    const { Yaml: other } = jest.requireActual<typeof import('cdk8s')>('cdk8s');
    const { emitDocument: emit } = jest.requireActual<typeof import('../../lib/app/yaml-emitter')>('../../lib/app/yaml-emitter');
    other.stringify = (...documents: unknown[]) => JSON.stringify(documents);
    expect(emit({ a: 1 })).toBe('[{"a":1}]');
  });
});

test.each<[string, fc.Arbitrary<unknown>, number]>([
  ['texts', textsAtDepth(50), 200],
  ['keys', keyDocument, 1000],
  ['documents', oddDocument, 200],
  ['documents that are no plain data', strangeDocument, 200],
  ['documents that refer to themselves', sharedDocument, 500],
  ['manifests', mutatedManifest, 500],
])('odd %s come out as cdk8s writes them', (_, document, numRuns) => {
  fc.assert(fc.property(document, (value) => {
    const { here, stock } = written(value);
    return here === stock;
  }), { seed: 1, numRuns });
});
