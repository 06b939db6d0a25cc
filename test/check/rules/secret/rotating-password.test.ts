import { rotatingPassword } from '../../../../lib/check/rules/secret/rotating-password';
import { appBinding } from '../backup/manifests';
import { clusterExternalSecret, externalSecret, foundBy, pushSecret, repository, sealedSecret, secret } from '../manifests';

const sourceRef = { generatorRef: { apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', name: 'restic' } };
const generated = { dataFrom: [{ sourceRef }], target: { template: { data: { RESTIC_PASSWORD: '{{ .password }}' } } } };
const repo = repository('repo', { gcs: { bucket: 'safe' } });

const found = (field: string, how = 'makes', when = 'at every refresh') => `ExternalSecret storage ${field}: a generator ${how} a new RESTIC_PASSWORD ${when}, `
  + 'and earlier backups cannot be opened with it: '
  + 'read RESTIC_PASSWORD from a store that keeps it, or set refreshPolicy to CreatedOnce and target.creationPolicy to Orphan, and keep a copy outside the cluster';

test.each<[string, object, string]>([
  ['through a template', generated, `error STASH206 ${found('spec.dataFrom[0]')}`],
  ['at an interval', { ...generated, refreshInterval: '24h' }, `error STASH206 ${found('spec.dataFrom[0]')}`],
  ['at an interval of its own policy', { ...generated, refreshPolicy: 'Periodic', refreshInterval: '1h0m0s' }, `error STASH206 ${found('spec.dataFrom[0]')}`],
  ['when it is changed', { ...generated, refreshPolicy: 'OnChange' }, `error STASH206 ${found('spec.dataFrom[0]', 'makes', 'whenever the ExternalSecret is changed')}`],
  ['as it comes', { dataFrom: [{ sourceRef, rewrite: [{ regexp: { source: 'password', target: 'RESTIC_PASSWORD' } }] }] }, `error STASH206 ${found('spec.dataFrom[0]')}`],
  ['as an entry', { data: [{ secretKey: 'other' }, { secretKey: 'RESTIC_PASSWORD', sourceRef }] }, `error STASH206 ${found('spec.data[1]')}`],
  ['as an entry through a template', { data: [{ secretKey: 'pw', sourceRef }], target: { template: { data: { RESTIC_PASSWORD: '{{ .pw }}' } } } },
    `error STASH206 ${found('spec.data[0]')}`],
  ['or from a store, whichever has it', { ...generated, dataFrom: [{ extract: { key: 'x' } }, { sourceRef }] }, `warning STASH206 ${found('spec.dataFrom[1]', 'may make')}`],
])('%s', (_, spec, expected) => {
  expect(foundBy(rotatingPassword, [repo, externalSecret('storage', spec)])).toEqual([expected]);
});

test('of a Secret that no Repository of the input names, but that has the password', () => {
  expect(foundBy(rotatingPassword, [externalSecret('storage', generated)])).toEqual([`error STASH206 ${found('spec.dataFrom[0]')}`]);
});

test('nothing of a Secret of a database, whose password is none of restic', () => {
  expect(foundBy(rotatingPassword, [appBinding({ name: 'db', namespace: 'demo', spec: { secret: { name: 'login' } } }), externalSecret('login', { dataFrom: [{ sourceRef }] })])).toEqual([]);
});

const ORPHAN = { ...generated, target: { ...generated.target, creationPolicy: 'Orphan' } };

test.each<[string, object]>([
  ['what is made once', { ...ORPHAN, refreshPolicy: 'CreatedOnce' }],
  ['no refresh', { ...ORPHAN, refreshInterval: '0' }],
  ['no refresh, with a unit', { ...ORPHAN, refreshInterval: '0h0m0s' }],
  ['no refresh, as a number', { ...ORPHAN, refreshInterval: 0 }],
  ['a store', { dataFrom: [{ extract: { key: 'x' } }] }],
  ['an entry of a store beside a generator for something else', { data: [{ secretKey: 'RESTIC_PASSWORD' }], dataFrom: [{ sourceRef }] }],
  ['an entry of a store through a template', { ...generated, data: [{ secretKey: 'password' }] }],
  ...['{{ .a }}.password', '{{ .a | trimSuffix ".password" }}', '{{ (fromJson .a).password }}', '{{ index . "a" | trimSuffix `.password` }}'].map((text): [string, object] =>
    [`an entry in ${text}`, { data: [{ secretKey: 'a' }, { secretKey: 'password', sourceRef }], target: { template: { data: { RESTIC_PASSWORD: text } } } }]),
  ['an entry with a dash, in a template that fails', { ...generated, data: [{ secretKey: 'my-key' }], target: { template: { data: { RESTIC_PASSWORD: '{{ .my-key }}' } } } }],
  ['a literal, of which another rule speaks', { ...generated, target: { template: { data: { RESTIC_PASSWORD: 'word' } } } }],
])('nothing about %s', (_, spec) => {
  expect(foundBy(rotatingPassword, [repo, externalSecret('storage', spec)])).toEqual([]);
});

describe('what is made once', () => {
  const onlyCopy = (place: string) => `STASH206 ${place}.dataFrom[0]: a generator makes RESTIC_PASSWORD once, into a Secret that is deleted together with `
    + 'this object, and the next password cannot open earlier backups: read RESTIC_PASSWORD from a store that keeps it, or set target.creationPolicy to Orphan and '
    + 'keep a copy outside the cluster';
  const once = { ...generated, refreshPolicy: 'CreatedOnce' };
  const pushed = (name: string, placing = {}) => pushSecret('escrow', { selector: { secret: { name } }, data: [] }, placing);
  const mine = `warning ${onlyCopy('ExternalSecret storage spec')}`;

  test.each<[string, object[], string[]]>([
    ['is lost with its ExternalSecret', [externalSecret('storage', once)], [mine]],
    ['is lost where its owner is named', [externalSecret('storage', { ...once, target: { ...once.target, creationPolicy: 'Owner' } })], [mine]],
    ['and never refreshed', [externalSecret('storage', { ...generated, refreshInterval: '0s' })], [mine]],
    ['perhaps, of several sources', [externalSecret('storage', { ...once, dataFrom: [{ sourceRef }, { extract: { key: 'x' } }] })],
      [`note ${onlyCopy('ExternalSecret storage spec')}`]],
    ['by a ClusterExternalSecret', [clusterExternalSecret('storage', once)], [`warning ${onlyCopy('ClusterExternalSecret storage spec.externalSecretSpec')}`]],
    ['by a ClusterExternalSecret, and pushed into a store from one of its namespaces', [clusterExternalSecret('storage', once), pushed('storage')], []],
    ['and pushed into a store', [externalSecret('storage', once), pushed('storage')], []],
    ['under another name, and pushed into a store', [externalSecret('made', { ...once, target: { ...once.target, name: 'storage' } }), pushed('storage')], []],
    ['beside another that is pushed', [externalSecret('storage', once), pushed('other')], [mine]],
    ['beside one elsewhere that is pushed', [externalSecret('storage', once), pushed('storage', { namespace: 'far' })], [mine]],
    ['elsewhere, beside one that is pushed', [externalSecret('storage', once, { namespace: 'far' }), pushed('storage')], [mine]],
    ['for a Secret that others own', [externalSecret('storage', { ...once, target: { ...once.target, creationPolicy: 'Merge' } })], []],
  ])('%s', (_, manifests, expected) => {
    expect(foundBy(rotatingPassword, [repo, ...manifests])).toEqual(expected);
  });
});

describe('a ClusterExternalSecret', () => {
  test.each<[string, object, string[]]>([
    ['through a template', generated, ['dataFrom[0]']],
    ['as an entry', { data: [{ secretKey: 'RESTIC_PASSWORD', sourceRef }] }, ['data[0]']],
    ['for something else', { dataFrom: [{ sourceRef }] }, []],
    ['beside the password', { data: [{ secretKey: 'RESTIC_PASSWORD' }, { secretKey: 'other', sourceRef }] }, []],
  ])('%s', (_, spec, fields) => {
    expect(foundBy(rotatingPassword, [clusterExternalSecret('storage', spec)])).toEqual(
      fields.map((field) => `error STASH206 ${found(`spec.externalSecretSpec.${field}`).replace('ExternalSecret', 'ClusterExternalSecret')}`),
    );
  });
});

describe('a function in a template', () => {
  const drawn = (password: unknown, spec: object = {}) => ({ target: { creationPolicy: 'Orphan', template: { data: { RESTIC_PASSWORD: password } } }, ...spec });
  const line = (level: 'error' | 'warning') =>
    `${level} STASH206 ${found('spec.target.template.data.RESTIC_PASSWORD', level === 'error' ? 'makes' : 'may make').replace('a generator', 'a function in the template')}`;

  test.each<[string, unknown, string[]]>([
    ['draws it', '{{ randAlphaNum 32 }}', [line('error')]],
    ['draws it through others', '{{- (randBytes 24) | b64enc | quote -}}', [line('error')]],
    ['makes an id of it', 'pw-{{ uuidv4 }}', [line('error')]],
    ['takes the time', '{{ now | unixEpoch | sha256sum }}', [line('error')]],
    ['makes a key', '{{ genPrivateKey "ed25519" }}', [line('error')]],
    ['draws it where there is none', '{{ .pw | default (randAlphaNum 32) }}', [line('warning')]],
    ['draws it where none is found', '{{ index . "pw" | default (randAlphaNum 32) }}', [line('warning')]],
    ['draws it in one case', '{{ if $pw }}{{ $pw }}{{ else }}{{ randAlphaNum 32 }}{{ end }}', [line('warning')]],
    ['always derives the same', '{{ derivePassword 1 "long" .pw "stash" "restic" }}', []],
    ['reads it', '{{ .randAlphaNum }}', []],
    ['names one in a text', '{{ .pw | default "now or `uuidv4`" }}{{ print `now` }}', []],
    ['names one in a text with braces', '{{ print "}}" (.pw | default "uuidv4") }}', []],
    ['says so in a remark', '{{/* now */}}{{ .pw }}', []],
    ['is not called', 'randAlphaNum', []],
    ['is none, but no text either', 5, []],
  ])('%s', (_, password, expected) => {
    expect(foundBy(rotatingPassword, [externalSecret('storage', drawn(password))])).toEqual(expected);
  });

  test('once, and is kept', () => {
    expect(foundBy(rotatingPassword, [externalSecret('storage', drawn('{{ uuidv4 }}', { refreshPolicy: 'CreatedOnce' }))])).toEqual([]);
  });

  test('once, into a Secret that goes with its ExternalSecret', () => {
    const owned = { refreshPolicy: 'CreatedOnce', target: { template: { data: { RESTIC_PASSWORD: '{{ uuidv4 }}' } } } };
    expect(foundBy(rotatingPassword, [externalSecret('storage', owned)])).toEqual([
      'warning STASH206 ExternalSecret storage spec.target.template.data.RESTIC_PASSWORD: a function in the template makes RESTIC_PASSWORD once, into a Secret that is deleted '
      + 'together with this object, and the next password cannot open earlier backups: read RESTIC_PASSWORD from a store that keeps it, or set target.creationPolicy to '
      + 'Orphan and keep a copy outside the cluster',
    ]);
  });

  test.each<[string, object, string[]]>([
    ['draws it', { data: { RESTIC_PASSWORD: '{{ randAlphaNum 32 }}' } }, ['error']],
    ['draws it where there is none', { data: { RESTIC_PASSWORD: '{{ .pw | default uuidv4 }}' } }, ['warning']],
    ['draws it for a Secret that nobody can change', { immutable: true, data: { RESTIC_PASSWORD: '{{ randAlphaNum 32 }}' } }, []],
    ['reads it', { data: { RESTIC_PASSWORD: '{{ .pw }}' } }, []],
  ])('of a SealedSecret %s', (_, template, levels) => {
    expect(foundBy(rotatingPassword, [sealedSecret('storage', { encryptedData: { pw: 'AgB' }, template })])).toEqual(levels.map((level) =>
      `${level} STASH206 SealedSecret storage spec.template.data.RESTIC_PASSWORD: a function in the template ${level === 'error' ? 'makes' : 'may make'} a new RESTIC_PASSWORD `
      + 'whenever the Sealed Secrets controller starts, and earlier backups cannot be opened with it: seal the password, and leave it out of the template'));
  });
});

describe('a PushSecret', () => {
  const store = { kind: 'ClusterSecretStore', name: 'vault' };
  const own = { name: 'vault' };
  const read = (remoteRef: object, spec: object = {}) =>
    externalSecret('storage', { secretStoreRef: store, data: [{ secretKey: 'RESTIC_PASSWORD', remoteRef }], ...spec });
  const push = (remoteRef: object, spec: object = {}, placing = {}) => pushSecret('make', {
    secretStoreRefs: [store], selector: sourceRef, data: [{ match: { secretKey: 'password', remoteRef } }], ...spec,
  }, placing);
  const overwritten = (index = 0) => [
    `error STASH206 PushSecret make spec.data[${index}].match.remoteRef: a generator makes a new RESTIC_PASSWORD at every refresh, which replaces the one that ExternalSecret `
    + 'demo/storage reads, and earlier backups cannot be opened with it: set updatePolicy to IfNotExists, so that the first password stays',
  ];
  const KEY = { key: 'shop/restic' };
  const REMOTE = { remoteKey: 'shop/restic' };

  test.each<[string, object[], string[]]>([
    ['that overwrites', [read(KEY), push(REMOTE)], overwritten()],
    ['that overwrites, as it says', [read(KEY), push(REMOTE, { updatePolicy: 'Replace' })], overwritten()],
    ['that writes where nothing is', [read(KEY), push(REMOTE, { updatePolicy: 'IfNotExists' })], []],
    ['that writes once', [read(KEY), push(REMOTE, { refreshInterval: '0' })], []],
    ['of a Secret', [read(KEY), push(REMOTE, { selector: { secret: { name: 'a' } } })], []],
    ['into another entry', [read(KEY), push({ remoteKey: 'shop/other' })], []],
    ['into the second entry', [read(KEY), push(REMOTE, { data: [{ match: { remoteRef: { remoteKey: 'x' } } }, { match: { remoteRef: REMOTE } }] })], overwritten(1)],
    ['into the same property', [read({ ...KEY, property: 'a' }), push({ ...REMOTE, property: 'a' })], overwritten()],
    ['into another property', [read({ ...KEY, property: 'a' }), push({ ...REMOTE, property: 'b' })], []],
    ['into all properties', [read({ ...KEY, property: 'a' }), push(REMOTE)], overwritten()],
    ['into a property of what is read as a whole', [read(KEY), push({ ...REMOTE, property: 'a' })], overwritten()],
    ['into another store', [read(KEY), push(REMOTE, { secretStoreRefs: [{ ...store, name: 'other' }] })], []],
    ['into the second of two stores', [read(KEY), push(REMOTE, { secretStoreRefs: [{ ...store, name: 'other' }, store] })], overwritten()],
    ['into the store of the namespace', [read(KEY, { secretStoreRef: own }), push(REMOTE, { secretStoreRefs: [{ ...own, kind: 'SecretStore' }] })], overwritten()],
    ['into the store of another namespace', [read(KEY, { secretStoreRef: own }), push(REMOTE, { secretStoreRefs: [own] }, { namespace: 'far' })], []],
    ['into a store of the namespace, called as one of the cluster', [read(KEY), push(REMOTE, { secretStoreRefs: [own] })], []],
    ['from another namespace', [read(KEY), push(REMOTE, {}, { namespace: 'far' })], overwritten()],
    ['into the store of the entry', [
      read(KEY, { secretStoreRef: own, data: [{ secretKey: 'RESTIC_PASSWORD', remoteRef: KEY, sourceRef: { storeRef: store } }] }), push(REMOTE),
    ], overwritten()],
    ['into what a template reads', [
      read(KEY, { data: [{ secretKey: 'pw', remoteRef: KEY }], target: { template: { data: { RESTIC_PASSWORD: '{{ .pw }}' } } } }), push(REMOTE),
    ], overwritten()],
    ['into what is read for another key', [read(KEY, { data: [{ secretKey: 'AZURE_ACCOUNT_KEY', remoteRef: KEY }] }), repo, push(REMOTE)], []],
    ['into an entry of which all is read', [repo, read(KEY, { data: [], dataFrom: [{ extract: KEY }] }), push({ ...REMOTE, property: 'RESTIC_PASSWORD' })], overwritten()],
    ['into another property of such an entry', [repo, read(KEY, { data: [], dataFrom: [{ extract: KEY }] }), push({ ...REMOTE, property: 'x' })], []],
    ['into an entry of which all is read under other names', [
      repo, read(KEY, { data: [], dataFrom: [{ extract: KEY, rewrite: [{ regexp: { source: 'x', target: 'y' } }] }] }), push({ ...REMOTE, property: 'RESTIC_PASSWORD' }),
    ], []],
    ['into no entry, where none is read by its name', [repo, read(KEY, { data: [], dataFrom: [{ find: {} }] }), push({})], []],
    ['that nobody reads', [push(REMOTE)], []],
  ])('%s', (_, manifests, expected) => {
    expect(foundBy(rotatingPassword, manifests)).toEqual(expected);
  });

  test('into what a ClusterExternalSecret reads', () => {
    const reader = clusterExternalSecret('all', { secretStoreRef: store, data: [{ secretKey: 'RESTIC_PASSWORD', remoteRef: KEY }] });
    expect(foundBy(rotatingPassword, [reader, push(REMOTE)])).toEqual(overwritten().map((line) => line.replace('ExternalSecret demo/storage', 'ClusterExternalSecret all')));
  });
});

test('nothing about generated keys of others, nor about a Secret as it is', () => {
  expect(foundBy(rotatingPassword, [repo, externalSecret('other', { dataFrom: [{ sourceRef }] }), secret('storage', { RESTIC_PASSWORD: 'x' })])).toEqual([]);
});
