import { goTemplate } from '../../lib/kubernetes/go-template';

test.each<[string, readonly string[] | undefined, readonly string[]]>([
  ['no action', ['no action'], []],
  ['a{{ .b }}c{{.d}}', ['a', 'c', ''], ['.b', '.d']],
  [' {{- .a -}} b {{ .c }}', ['', 'b ', ''], ['.a', '.c']],
  [' {{-3}} ', [' ', ' '], ['-3']],
  ['{{ "}}" }}{{ `}}` }}{{ \'"\' }}{{/* }} */}}', ['', '', '', '', ''], ['"}}"', '`}}`', '\'"\'', '/* }} */']],
  ['{{ "\\"}}" }}', ['', ''], ['"\\"}}"']],
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
