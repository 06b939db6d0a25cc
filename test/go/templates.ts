import * as fc from 'fast-check';
import type { Comparison } from './comparison';
import { failingTemplate } from '../../lib/check/rules/secret/failing-template';
import { hookTemplate } from '../../lib/invoker/hooks/hook-template';
import { externalSecret, foundBy } from '../check/rules/manifests';

const KEYS = { 'k': 'correct horse', 'json': '{"a":"battery staple"}', 'my-password': 'p4ssw0rd', 'Ünï': 'umlaut' };

const FUNCTIONS = [
  'trim', 'b64enc', 'b64dec', 'upper', 'default "x"', 'quote', 'replace "a" ""', 'toString', 'fromJson', 'trunc 8', 'env "X"', 'trimm', 'printf "%s"', 'len', 'first', 'splitList ","',
  'index', 'html', 'sha256sum', 'cat', 'base64decode', 'required "x"', 'include "x"',
];

/** Templates around these operands, some of them broken by one character. */
function templatesWith(operands: readonly string[]): fc.Arbitrary<string> {
  const pipeline = fc.tuple(fc.constantFrom(...operands), fc.array(fc.constantFrom(...FUNCTIONS), { maxLength: 2 })).map((parts) => parts.flat().join(' | '));
  const action = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constantFrom('{{ ', '{{', '{{- ', '{{-'), pipeline, fc.constantFrom(' }}', '}}', ' -}}', '-}}')).map((parts) => parts.join('')) },
    fc.tuple(fc.constantFrom('if', 'with', 'range'), pipeline, pipeline).map(([word, on, inner]) => `{{ ${word} ${on} }}{{ ${inner} }}{{ else }}x{{ end }}`),
    fc.constantFrom('{{ end }}', '{{}}', '{{ $x := 1 }}{{ $x }}', '{{/* {{ }} */}}', '{{{ . }}}', '{{ define "a" }}{{ end }}', '{{ else }}', '{{ "{{" }}'),
  );
  const whole = fc.array(fc.oneof(action, fc.constantFrom('text', ' ', '}}', '{', '"', '\n')), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  const broken = fc.tuple(whole, fc.nat(), fc.constantFrom('', '{', '}', '"', '`', '-', '.', '|', '(', ')', '\\', '/'))
    .map(([text, at, by]) => text.slice(0, at % text.length) + by + text.slice(at % text.length + 1));
  return fc.oneof({ weight: 3, arbitrary: whole }, broken).filter((text) => text.includes('{{'));
}

/** Of a key that is looked up and missing, nothing is written: the template works, but not what is made of it. */
const WRITES_NOTHING = /nothing is written in its place/;

function errorAbout(template: string): string | undefined {
  const data = Object.keys(KEYS).map((secretKey) => ({ secretKey, remoteRef: { key: secretKey } }));
  const found = foundBy(failingTemplate, [externalSecret('storage', { data, target: { template: { data: { RESTIC_PASSWORD: template } } } })]);
  return found.find((line) => line.startsWith('error') && !WRITES_NOTHING.test(line));
}

export const comparisons: readonly Comparison[] = [
  {
    title: 'templates of an ExternalSecret, of which none that works is an error',
    texts: templatesWith([
      '.k', '.json', '.Ünï', '.missing', '$.k', '.my-password', 'index . "my-password"', 'index . "missing"', '"lit}}eral"', '`raw }} text`', '.', '1', '.k.sub', '(.k)',
      '(index . "k")', 'nil', "'c'", 'true', '(printf "%s" .k)', '(.json | fromJson).a', '$x', '/* comment */', 'printf "%s-%s" .k .json', '"my-password"', 'k',
    ]),
    question: { kind: 'externalSecretTemplate', keys: KEYS },
    difference: (template, { error }) => error === undefined ? errorAbout(template) : undefined,
  },
  {
    title: 'templates of hooks, of which none is reported that works in each of its branches',
    texts: templatesWith([
      '.Name', '.Namespace', '$.Name', '.Status.Phase', '.Status.Error', '.Status.X', '.Target.Name', '.Invoker.Kind', '.X', '.name', 'Name', '"lit}}"', '.', '.Status', '(.Name)', '.Name.x',
      '.My-Name', 'index . "Name"', 'index .Name 0', 'eq .Status.Phase "Succeeded"',
    ]).filter((template) => !/\belse\b/.test(template)),
    question: { kind: 'hookTemplate' },
    difference: (template, { error }) => error === undefined ? hookTemplate(template) : undefined,
  },
];
