import { sharedEntry } from '../../../../lib/check/rules/secret/shared-entry';
import { clusterExternalSecret, encodedSecret, externalSecret, foundBy } from '../manifests';

const entry = (secretKey: string, remoteRef: object, more: object = {}) => ({ secretKey, remoteRef, ...more });
const PASSWORD = entry('RESTIC_PASSWORD', { key: 'a' });
const read = (...data: object[]) => externalSecret('storage', { secretStoreRef: { name: 'vault' }, data });
const made = (password: string, key: string, spec: object = { data: [entry('a', { key: 'a' }), entry('b', { key: 'b' }), entry('c', { key: 'a' })] }) =>
  externalSecret('storage', { ...spec, target: { template: { data: { RESTIC_PASSWORD: password, AZURE_ACCOUNT_KEY: key } } } });

const found = (place: string, other = 'AZURE_ACCOUNT_KEY') => [`warning STASH210 ${place}: RESTIC_PASSWORD is read from the same entry of the store as ${other}, so that a new `
  + `${other} is also another password, which opens no repository: name an entry for each, or a property for each; for a repository that exists, put the present value there`];
const AT_ENTRY = 'ExternalSecret storage spec.data[0]';
const AT_TEMPLATE = 'ExternalSecret storage spec.target.template.data.RESTIC_PASSWORD';

test.each<[string, object, string[]]>([
  ['one entry', read(PASSWORD, entry('AZURE_ACCOUNT_KEY', { key: 'a' })), found(AT_ENTRY)],
  ['one property', read(entry('RESTIC_PASSWORD', { key: 'a', property: 'x' }), entry('B2_ACCOUNT_KEY', { key: 'a', property: 'x' })), found(AT_ENTRY, 'B2_ACCOUNT_KEY')],
  ['one entry in many namespaces', clusterExternalSecret('all', { data: [PASSWORD, entry('AZURE_ACCOUNT_KEY', { key: 'a' })] }),
    found('ClusterExternalSecret all spec.externalSecretSpec.data[0]')],
  ['one key of a template', made('{{ .a }}', '{{ .a | trim }}'), found(AT_TEMPLATE)],
  ['two keys with one entry', made('{{ .a | toString }}', '{{.c}}'), found(AT_TEMPLATE)],
  ['one property of an entry that is extracted', made('{{ .k }}', '{{ .k }}', { dataFrom: [{ extract: { key: 'a' } }] }), found(AT_TEMPLATE)],
  ['two entries', read(PASSWORD, entry('AZURE_ACCOUNT_KEY', { key: 'b' })), []],
  ['two properties', read(entry('RESTIC_PASSWORD', { key: 'a', property: 'x' }), entry('AZURE_ACCOUNT_KEY', { key: 'a', property: 'y' })), []],
  ['two versions', read(entry('RESTIC_PASSWORD', { key: 'a', version: '1' }), entry('AZURE_ACCOUNT_KEY', { key: 'a' })), []],
  ['two stores', read(PASSWORD, entry('AZURE_ACCOUNT_KEY', { key: 'a' }, { sourceRef: { storeRef: { name: 'other' } } })), []],
  ['two decodings', read(PASSWORD, entry('AZURE_ACCOUNT_KEY', { key: 'a', decodingStrategy: 'Base64' })), []],
  ['an entry that is no credential', read(PASSWORD, entry('AZURE_ACCOUNT_NAME', { key: 'a' })), []],
  ['two keys of a template', made('{{ .a }}', '{{ .b }}'), []],
  ['two parts of one document', made('{{ (fromJson .a).password }}', '{{ (fromJson .a).key }}'), []],
  ['what is extracted under two names', externalSecret('storage', { dataFrom: [{ extract: { key: 'a' } }], data: [PASSWORD] }), []],
  ['plain text, which nothing replaces', encodedSecret('storage', { RESTIC_PASSWORD: 'x', AZURE_ACCOUNT_KEY: 'x' }), []],
])('%s', (_, holder, expected) => {
  expect(foundBy(sharedEntry, [holder])).toEqual(expected);
});
