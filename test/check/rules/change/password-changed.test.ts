import { changed } from './changed';
import { passwordChanged } from '../../../../lib/check/rules/change/password-changed';
import { encodedSecret, externalSecret, repository, sealedSecret, secret } from '../manifests';

const safe = (storageSecretName = 'storage', prefix = 'shop') => repository('safe', { gcs: { bucket: 'backups', prefix }, storageSecretName });
const plain = (password: string, name = 'storage') => secret(name, { RESTIC_PASSWORD: password });
const fetched = (key: string, more: object = {}) => externalSecret('storage', {
  secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' }, data: [{ secretKey: 'RESTIC_PASSWORD', remoteRef: { key } }], ...more,
});
const read = (remoteRef: object) => externalSecret('storage', { secretStoreRef: { name: 'vault' }, data: [{ secretKey: 'RESTIC_PASSWORD', remoteRef }] });
const extracted = (key: string, more: object = {}) => externalSecret('storage', { secretStoreRef: { name: 'vault' }, dataFrom: [{ extract: { key }, ...more }] });
const templated = (template: string, secretKey = 'p', key = 'a') => fetched(key, {
  data: [{ secretKey, remoteRef: { key } }], target: { template: { data: { RESTIC_PASSWORD: template } } },
});
const sealed = (ciphertext: string) => sealedSecret('storage', { encryptedData: { RESTIC_PASSWORD: ciphertext } });

const OTHER = 'RESTIC_PASSWORD is not the one from before, with which the repository is encrypted: nothing in it can be opened: put the old password back, or '
  + 'add the new one to the repository first, with restic key add';
const ELSEWHERE = 'RESTIC_PASSWORD is read from another entry or store than before, or in another version: if its value differs, nothing in the repository can be '
  + 'opened: compare the two values before you apply this; if they differ, read the old one, or add the new one to the repository first, with restic key add';
const REMADE = 'RESTIC_PASSWORD is made by another template than before: if its value differs, nothing in the repository can be opened: compare the two values before you '
  + 'apply this; if they differ, read the old one, or add the new one to the repository first, with restic key add';
const AT_TEMPLATE = 'ExternalSecret storage spec.target.template.data.RESTIC_PASSWORD';
const REFERENCE = '\n  also Repository safe spec.backend.storageSecretName';

test.each<[string, object[], object[], string[]]>([
  ['another password', [plain('hunter2'), safe()], [plain('hunter3'), safe()], [
    `error STASH704 Secret storage stringData.RESTIC_PASSWORD: ${OTHER}\n  also Secret storage stringData.RESTIC_PASSWORD${REFERENCE}`,
  ]],
  ['a line break behind the password', [plain('hunter2'), safe()], [encodedSecret('storage', { RESTIC_PASSWORD: 'hunter2\n' }), safe()], [
    `error STASH704 Secret storage data.RESTIC_PASSWORD: ${OTHER}\n  also Secret storage stringData.RESTIC_PASSWORD${REFERENCE}`,
  ]],
  ['another Secret with another password', [plain('hunter2'), safe()], [plain('hunter3', 'new'), safe('new')], [
    `error STASH704 Secret new stringData.RESTIC_PASSWORD: ${OTHER}\n  also Secret storage stringData.RESTIC_PASSWORD${REFERENCE}`,
  ]],
  ['another entry of the store', [fetched('a'), safe()], [fetched('b'), safe()], [
    `warning STASH704 ExternalSecret storage spec.data[0]: ${ELSEWHERE}\n  also ExternalSecret storage spec.data[0]${REFERENCE}`,
  ]],
  ['the entry of another store', [fetched('a'), safe()], [fetched('a', { secretStoreRef: { name: 'vault' } }), safe()], [
    `warning STASH704 ExternalSecret storage spec.data[0]: ${ELSEWHERE}\n  also ExternalSecret storage spec.data[0]${REFERENCE}`,
  ]],
  ['another version of the entry', [read({ key: 'a', version: '1' }), safe()], [read({ key: 'a', version: '2' }), safe()], [
    `warning STASH704 ExternalSecret storage spec.data[0]: ${ELSEWHERE}\n  also ExternalSecret storage spec.data[0]${REFERENCE}`,
  ]],
  ['another decoding of the entry', [read({ key: 'a' }), safe()], [read({ key: 'a', decodingStrategy: 'Base64' }), safe()], [
    `warning STASH704 ExternalSecret storage spec.data[0]: ${ELSEWHERE}\n  also ExternalSecret storage spec.data[0]${REFERENCE}`,
  ]],
  ['the default decoding, written out', [read({ key: 'a' }), safe()], [read({ key: 'a', decodingStrategy: 'None' }), safe()], []],
  ['another entry that is extracted', [extracted('a'), safe()], [extracted('b'), safe()], [
    `warning STASH704 ExternalSecret storage spec.data: ${ELSEWHERE}\n  also ExternalSecret storage spec.data${REFERENCE}`,
  ]],
  ['another function in the template', [templated('{{ .p }}'), safe()], [templated('{{ .p | b64dec }}'), safe()], [
    `warning STASH704 ${AT_TEMPLATE}: ${REMADE}\n  also ${AT_TEMPLATE}${REFERENCE}`,
  ]],
  ['a text beside the template', [templated('{{ .p }}'), safe()], [templated('x{{ .p }}'), safe()], [
    `warning STASH704 ${AT_TEMPLATE}: ${REMADE}\n  also ${AT_TEMPLATE}${REFERENCE}`,
  ]],
  ['a function for what was read as it is', [fetched('a'), safe()], [templated('{{ .p | b64dec }}'), safe()], [
    `warning STASH704 ${AT_TEMPLATE}: ${REMADE}\n  also ExternalSecret storage spec.data[0]${REFERENCE}`,
  ]],
  ['another entry for a name with a dash', [templated('{{ index . "a-b" }}', 'a-b'), safe()],
    [templated('{{ index . "a-b" }}', 'a-b', 'b'), safe()], [`warning STASH704 ${AT_TEMPLATE}: ${ELSEWHERE}\n  also ${AT_TEMPLATE}${REFERENCE}`]],
  ['a template that does the same under other names', [templated('{{ .p }}'), safe()], [templated('{{- index . "the-password" -}}', 'the-password'), safe()], []],
  ['a template for what was read as it is', [fetched('a'), safe()], [templated('{{.p}}'), safe()], []],
  ['entries that are renamed, so that it is not known which is the password', [extracted('a', { rewrite: [] }), safe()], [extracted('b'), safe()], []],
  ['the same password, written differently', [plain('hunter2'), safe()], [encodedSecret('storage', { RESTIC_PASSWORD: 'hunter2' }), safe()], []],
  ['the same password in another Secret', [plain('hunter2'), safe()], [plain('hunter2', 'new'), safe('new')], []],
  ['the same entry', [fetched('a'), safe()], [fetched('a', { refreshInterval: '1h' }), safe()], []],
  ['another ciphertext, which may be of the same password', [sealed('a'), safe()], [sealed('b'), safe()], []],
  ['a vault in place of a plain Secret', [plain('hunter2'), safe()], [fetched('a'), safe()], []],
  ['another password for another place', [plain('hunter2'), safe()], [plain('hunter3'), safe('storage', 'new')], []],
  ['a Secret that is not in the input any more', [plain('hunter2'), safe()], [safe()], []],
  ['a password that is missing now', [plain('hunter2'), safe()], [secret('storage', {}), safe()], []],
])('%s', (_, before, now, expected) => {
  const found = changed(passwordChanged, before, now);
  expect(found).toEqual(expected);
  expect(found.join()).not.toContain('hunter');
});
