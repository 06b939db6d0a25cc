import { changesDot, goTemplate, keysIn, parseTemplate, withKeys, withoutLiterals, wordsIn } from '../../lib/kubernetes/go-template';

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

const END = 'write {{ end }} where the block ends';
const BLOCK = 'remove it, or begin a block before it, such as {{ if … }}';

test.each<[string, string, string]>([
  ['{{ .a', '"{{" has no "}}" after it', 'close it'],
  ['a{{ }}', 'nothing stands between "{{" and "}}"', 'write there what is to be filled in'],
  ['{{- -}}', 'nothing stands between "{{" and "}}"', 'write there what is to be filled in'],
  ['{{{ .a }}}', 'a brace stands inside of an action', 'begin it with two braces, and end it with two'],
  ['{{ .a} }}', 'a brace stands inside of an action', 'begin it with two braces, and end it with two'],
  ['{{ end }}', '"{{ end }}" is in no block', BLOCK],
  ['{{ if .a }}{{ end }}{{- end }}', '"{{ end }}" is in no block', BLOCK],
  ['{{ else if .a }}{{ end }}', '"{{ else }}" is in no block', BLOCK],
  ['{{ if .a }}b{{ else }}c', 'the block that "{{ if … }}" begins has no "{{ end }}"', END],
  ['{{ with .a }}{{ range .b }}{{ end }}', 'the block that "{{ with … }}" begins has no "{{ end }}"', END],
])('%j cannot be parsed', (template, why, mend) => {
  expect(parseTemplate(template)).toEqual({ wrong: `is not a valid template, since ${why}`, mend });
});

test.each([
  'text', '{{ .a }}}', '{ {{ .a }} }', '{{/* {{ }} */}}', '{{ "{{" }}{{ `{{ end }}` }}', '{{ if .a }}{{ else if .b }}{{ else }}{{ end }}', '{{ .end }}{{ $else }}',
  '{{ define "a" }}{{ block "b" . }}{{ end }}{{ end }}{{ range .a }}{{ break }}{{ end }}',
])('%j can be parsed', (template) => {
  expect(parseTemplate(template)).toEqual(goTemplate(template));
});

test('the words in a template', () => {
  expect(wordsIn(goTemplate('a {{ if eq .b "c" }}{{ $d | printf `e` 1.5e3 }}{{ end }}')!)).toEqual(['if', 'eq', 'printf', 'end']);
});
