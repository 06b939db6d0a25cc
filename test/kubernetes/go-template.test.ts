import { changesDot, goTemplate, keysIn, withKeys, withoutLiterals } from '../../lib/kubernetes/go-template';

test.each<[string, readonly string[] | undefined, readonly string[]]>([
  ['no action', ['no action'], []],
  ['a{{ .b }}c{{.d}}', ['a', 'c', ''], ['.b', '.d']],
  [' {{- .a -}} b {{ .c }}', ['', 'b ', ''], ['.a', '.c']],
  [' {{-3}} ', [' ', ' '], ['-3']],
  ['{{ "}}" }}{{ `}}` }}{{ \'"\' }}{{/* }} */}}', ['', '', '', '', ''], ['"}}"', '`}}`', '\'"\'', '/* }} */']],
  ['{{ "\\"}}" }}', ['', ''], ['"\\"}}"']],
  ['{{ "\\\\" }}{{ "" }}{{ "\\\\\\"}}" }}', ['', '', '', ''], ['"\\\\"', '""', '"\\\\\\"}}"']],
  ['{{ "\\" }}', undefined, []],
  ['}} "{{ .a }}"', ['}} "', '"'], ['.a']],
  ['{{ .a }}}', ['', '}'], ['.a']],
  ['{{ .a }', undefined, []],
  ['{{ .a }}{{', undefined, []],
  ['{{ "a }}', undefined, []],
])('%j', (template, texts, actions) => {
  expect(goTemplate(template)).toEqual(texts && { texts, actions });
});

test('a template of many actions takes no longer than its length tells', () => {
  expect(goTemplate('{{ .a }}'.repeat(100_000))?.actions).toHaveLength(100_000);
  expect(goTemplate('{{ `'.repeat(100_000))).toBeUndefined();
});

// A group that is repeated for each character ends in an error after some millions.
test.each([['letters', 'x'], ['escapes', '\\"'], ['dashes', '-a']])('a literal of many %s is taken apart', (_, unit) => {
  const action = `"${unit.repeat(12_000_000 / unit.length)}"`;
  expect(goTemplate(`{{ ${action} }}`)?.actions[0] === action).toBe(true);
  expect(withoutLiterals(action)).toBe('""');
  expect(goTemplate(`{{ ${action.slice(0, -1)}`)).toBeUndefined();
});

test.each<[string, ReadonlyArray<readonly [key: string, field?: string]>]>([
  ['a .b {{ .c }} .d', [['c']]],
  ['{{ .a | trimSuffix ".b" }}{{/* .c */}}{{ `.d` }}', [['a']]],
  ['{{ $.a }}{{ (.b) }}{{ $x.c }}{{ (fromJson .d).e }}', [['a'], ['b'], ['d']]],
  ['{{ .a.b.c }}', [['a', 'b']]],
  ['{{ index . "a-b" }}{{ index $ `c` | print .d }}{{ print "index . `e`" }}', [['a-b'], ['c'], ['d']]],
  ['{{ .a-b }}', [['a-b']]],
  ['{{ 1.5 }}{{ . }}', []],
])('the keys in %s', (template, keys) => {
  expect(keysIn(goTemplate(template)!).map(({ key, field }) => field === undefined ? [key] : [key, field])).toEqual(keys);
});

test('other names for keys', () => {
  expect(withKeys('print .a.x ".a" .b (index . "a")', (key) => key === 'a' ? '.0' : undefined)).toBe('print .0.x ".a" .b (.0)');
});

test.each([['{{ with .a }}{{ .b }}{{ end }}', true], ['{{- range .a }}{{ end }}', true], ['{{ .with }}{{ "range" }}', false]])('%s', (template, expected) => {
  expect(changesDot(goTemplate(template)!)).toBe(expected);
});
