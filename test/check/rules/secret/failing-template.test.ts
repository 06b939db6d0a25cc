import { failingTemplate } from '../../../../lib/check/rules/secret/failing-template';
import { clusterExternalSecret, externalSecret, foundBy, sealedSecret, secret } from '../manifests';

const DATA = [{ secretKey: 'k', remoteRef: { key: 'a' } }, { secretKey: 'my-password', remoteRef: { key: 'b' } }];
const external = (template: unknown, spec: object = { data: DATA }, more: object = {}) =>
  externalSecret('storage', { ...spec, target: { template: { data: { RESTIC_PASSWORD: template }, ...more } } });
const sealed = (template: unknown) => sealedSecret('storage', { encryptedData: { 'k': 'AgA=', 'my-password': 'AgA=' }, template: { data: { RESTIC_PASSWORD: template } } });

const inExternal = (text: string, level = 'error') => [`${level} STASH209 ExternalSecret storage spec.target.template.data.RESTIC_PASSWORD: ${text}`];
const inSealed = (text: string, level = 'error') => [`${level} STASH209 SealedSecret storage spec.template.data.RESTIC_PASSWORD: ${text}`];

const NOT_WRITTEN = 'External Secrets does not write the Secret';
const OPEN = 'is not a valid template, since "{{" has no "}}" after it, so that';
const HIDDEN = '(not shown, since it may be the credential itself)';
const lacking = (key?: string, mend = 'add it, or use a key that is there') =>
  `uses ${key === undefined ? `a key ${HIDDEN}` : `the key "${key}"`}, which spec.data does not have, so that ${NOT_WRITTEN}, or, before 0.9.19, the value is "<no value>": ${mend}`;
const dash = (name: string | undefined, mend: string) => `uses ${name === undefined ? `a name ${HIDDEN}` : `the name "${name}"`}, but a name in a template ends at "-", so that it is not valid, and ${NOT_WRITTEN}: ${mend}`;
const parted = (key: string, read: string) =>
  `reads a field of ${key}, but the value of a key is a text, so that ${NOT_WRITTEN}: if the text is JSON, write {{ (.${read} | fromJson).field }}`;
const calls = (name: string | undefined, mend: string, controller = 'External Secrets') =>
  `calls ${name === undefined ? `a function ${HIDDEN}` : `the function "${name}"`}, which ${controller} is not known to have: a template with an unknown function fails, and the Secret is not written: ${mend}`;
const BRACES = 'writes the braces of a template as they stand, so that the value is the text of that template: '
  + 'write it without the outer braces; if Helm renders the manifest first, nothing is wrong';

test.each<[string, string[]]>([
  ['{{ .k }', inExternal(`${OPEN} ${NOT_WRITTEN}: close it`)],
  ['{{ "a }}', inExternal(`${OPEN} ${NOT_WRITTEN}: close it`)],
  ['{{ if .k }}x', inExternal(`is not a valid template, since the block that "{{ if … }}" begins has no "{{ end }}", so that ${NOT_WRITTEN}: write {{ end }} where the block ends`)],
  ['{{ .k.password }}', inExternal(parted('the key "k"', 'k'))],
  ['{{ if .k }}{{ .k.a }}{{ end }}', inExternal(parted('the key "k"', 'k'), 'warning')],
  ['{{ .horse.battery }}', inExternal(parted(`a key ${HIDDEN}`, 'key'))],
  ['{{ .my-password }}', inExternal(dash('.my-password', 'write {{ index . "my-password" }}'))],
  ['{{ my-password }}', inExternal(dash('my-password', 'write {{ index . "my-password" }}'))],
  ['{{ .your-key }}', inExternal(dash(undefined, 'write {{ index . "the-key" }}'))],
  ['xx{{ correct-horse-battery }}yy', inExternal(dash(undefined, 'write {{ index . "the-key" }}'))],
  ['{{ correct-}}', inExternal(dash(undefined, 'put a space in front of "-"'))],
  ['{{ .k-}}', inExternal(dash('.k-', 'put a space in front of "-"'))],
  ['{{ .password }}', inExternal(lacking())],
  ['{{ $.password | trim }}', inExternal(lacking())],
  ['{{ (.password) }}', inExternal(lacking())],
  ['{{ .pässword }}', inExternal(lacking())],
  ['{{ .AZURE_ACCOUNT_KEY }}', inExternal(lacking('AZURE_ACCOUNT_KEY'))],
  ['{{ .K }}', inExternal(lacking('K', 'did you mean "k"?'))],
  ['{{ .password | default "x" }}', inExternal(lacking(), 'warning')],
  ['{{ if .password }}{{ .k }}{{ end }}', inExternal(lacking(), 'warning')],
  ['{{ index . "x" }}', inExternal(`uses a key ${HIDDEN}, which spec.data does not have, so that nothing is written in its place: add it, or use a key that is there`)],
  ['{{ index . "my_password" }}', inExternal('uses the key "my_password", which spec.data does not have, so that nothing is written in its place: did you mean "my-password"?')],
  ['{{ .k | trimm }}', inExternal(calls('trimm', 'did you mean "trim"?'), 'warning')],
  ['{{ k }}', inExternal(calls('k', 'use a function of sprig; for a key, put a dot in front'), 'warning')],
  ['xx{{Tr0ub4dor3Secret}}yy', inExternal(calls(undefined, 'use a function of sprig; for a key, put a dot in front'), 'warning')],
  ['{{ env "HOME" }}', inExternal(calls('env', 'use a function of sprig; for a key, put a dot in front'), 'warning')],
  ['{{ `{{ .k }}` }}', inExternal(BRACES, 'warning')],
  ['{{ "{{" }} .k {{ "}}" }}', inExternal(BRACES, 'warning')],
])('an ExternalSecret: %s', (template, expected) => {
  expect(foundBy(failingTemplate, [external(template)])).toEqual(expected);
});

test.each<[string, string[]]>([
  ['{{ .k }', inSealed(`${OPEN} Sealed Secrets does not write the Secret: close it`)],
  ['{{ .password }}', inSealed('uses a key (not shown, since it may be the credential itself), which spec.encryptedData does not have, so that the value is "<no value>", or Sealed Secrets does not write the Secret: '
    + 'add it, or use a key that is there')],
  ['{{ .k | toYaml }}', inSealed(calls('toYaml', 'use a function of sprig; for a key, put a dot in front', 'Sealed Secrets'), 'warning')],
  ['{{ .password | default .k }}', []],
  ['{{ .k }}{{ index . "my-password" }}', []],
])('a SealedSecret: %s', (template, expected) => {
  expect(foundBy(failingTemplate, [sealed(template)])).toEqual(expected);
});

test('a ClusterExternalSecret', () => {
  expect(foundBy(failingTemplate, [clusterExternalSecret('all', { data: DATA, target: { template: { data: { RESTIC_PASSWORD: '{{ .p }}' } } } })])).toEqual([
    'error STASH209 ClusterExternalSecret all spec.externalSecretSpec.target.template.data.RESTIC_PASSWORD: '
    + lacking().replace('spec.data', 'spec.externalSecretSpec.data'),
  ]);
});

test('any key of the Secret, since one template that fails is enough', () => {
  const data = { RESTIC_PASSWORD: '{{ .k }}', note: '{{ .x }}' };
  expect(foundBy(failingTemplate, [externalSecret('storage', { data: DATA, target: { template: { data } } })]))
    .toEqual([`error STASH209 ExternalSecret storage spec.target.template.data.note: ${lacking()}`]);
});

test.each<[string, object]>([
  ['keys that are there', external('{{ .k }}:{{- index . "my-password" | trim -}} {{ $x := .k }}{{ $x }}{{ $.k }}')],
  ['functions', external('{{ .k | b64dec | fromJson | toYaml }}{{ (fromJson .k).password }}{{ printf "%s" .k | quote }}{{ list 1 0x1F "a" \'b\' | len }}')],
  ['names in literals and comments', external('{{/* .a-b */}}{{ "x-y .z" }}{{ `.z` }}{{ .k }}')],
  ['numbers', external('{{ sub 3 -1 }}{{ .5 }}')],
  ['what is not known because a whole entry is fetched', external('{{ .password }}{{ index . "x" }}', { dataFrom: [{ extract: { key: 'a' } }] })],
  ['what is not known because the dot is another object', external('{{ range list .k }}{{ .x }}{{ end }}')],
  ['a default for a key that is looked up', external('{{ index . "x" | default .k }}')],
  ['functions of the older engine', external('{{ .k | base64decode | toString }}', { data: DATA }, { engineVersion: 'v1' })],
  ['a block that Helm begins in another value', external('{{ if .Values.password }}')],
  ['the field of what a function reads', external('{{ (.k | fromJson).password }}')],
  ['what Helm fills in', external('{{ .Values.prefix-x }}{{ include "a" . }}')],
  ['texts without actions', external('word }}')],
  ['what is no text', external(1)],
  ['other values', secret('storage', { RESTIC_PASSWORD: '{{ .password }' })],
  ['Secrets without credentials', externalSecret('storage', { target: { template: { data: { token: '{{ .x }}' } } } })],
])('nothing about %s', (_, holder) => {
  expect(foundBy(failingTemplate, [holder])).toEqual([]);
});

test('a name of millions of dashes', () => {
  expect(foundBy(failingTemplate, [external(`{{ a${'-a'.repeat(5_000_000)} }}`)])).toEqual(inExternal(dash(undefined, 'write {{ index . "the-key" }}')));
});
