import { malformedCredential } from '../../../../lib/check/rules/secret/malformed-credential';
import { ACCOUNT_KEY } from '../../../secret/credentials';
import { encodedSecret, externalSecret, foundBy, repository, sealedSecret, secret } from '../manifests';

const repo = repository('repo', { gcs: { bucket: 'safe' } });
const NOT_SHOWN = 'the given value (not shown)';
const EXISTING = 'for a repository that was created with it, keep its Secret: StorageSecret.fromSecretName() in an app, an acknowledgement in a manifest';
const KEY = 'an account key is 64 bytes in base64, 88 characters that end in "=="';
const AWS_ID = 'the id of an access key is one word, 20 characters with AWS';
const KEYSTONE = 'is not an HTTP address: use "http://" or "https://", a host, and optionally a port and a path';
const SEARCH = 'because restic looks for "v3", then "v2", then "v1" anywhere in the address, and finds';

test.each<[string, string, string]>([
  ['RESTIC_PASSWORD', 'word\n', `begins or ends with white space, which would be part of the password: remove it (${EXISTING})`],
  ['RESTIC_PASSWORD', '"word"', `is in quotes, which would be part of the password: remove them (${EXISTING})`],
  ['RESTIC_PASSWORD', '', 'is empty, which restic refuses: give the password'],
  ['RESTIC_PASSWORD', 'wo\u0000rd', 'contains a control character, which would not reach restic unchanged through its environment: remove it'],
  ['AZURE_ACCOUNT_KEY', `${ACCOUNT_KEY}\n`, `begins or ends with white space: remove it (${KEY})`],
  ['AZURE_ACCOUNT_KEY', Buffer.from(ACCOUNT_KEY).toString('base64'), `is encoded in base64 twice: give it as Azure shows it (${KEY})`],
  ['AZURE_ACCOUNT_KEY', 'sv=2020&sig=x', `is a SAS token, which Stash does not pass on to restic: give an access key of the storage account (${KEY})`],
  ['AZURE_ACCOUNT_NAME', 'https://acme.blob.core.windows.net', 'is not the name of a storage account: use 3 to 24 characters from a-z and 0-9, without the domain'],
  ['AWS_ACCESS_KEY_ID', 'export AWS_ACCESS_KEY_ID=x', `is an assignment: give only what follows "=" (${AWS_ID})`],
  ['GOOGLE_SERVICE_ACCOUNT_JSON_KEY', 'e30=', 'is encoded in base64: give the whole key file of a service account, as Google Cloud wrote it'],
  ['GOOGLE_PROJECT_ID', 'My Project', 'is not the id of a project: use 6 to 30 characters from a-z, 0-9 and "-", starting with a letter and ending with a letter or digit; or the number of the project'],
  ['CA_CERT_DATA', 'no certificate', 'does not consist of PEM certificates: give one or more blocks from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----" and nothing else'],
  ['REST_SERVER_USERNAME', 'me:word', 'contains a colon, where a server ends the user name: give the name without the password'],
  ['REST_SERVER_PASSWORD', '', 'is empty: give a value'],
  ['B2_ACCOUNT_ID', 'x', 'is neither an application key id nor an account id: give one of them (the id of an application key is 25 digits of 0-9 and a-f, that of an account 12)'],
  ['OS_AUTH_URL', 'keystone/v3', KEYSTONE],
  ['OS_AUTH_URL', 'https://me:word@keystone/v3', 'contains a user name or a password: remove the part before "@", and give it under the keys that are meant for it'],
  ['OS_AUTH_URL', 'https://keystone:5000/', `does not tell the version of Keystone, ${SEARCH} none of them: use the address of a version, such as one that ends in "/v3"`],
  ['OS_STORAGE_URL', 'https://me:word@swift/x', 'contains a user name or a password: remove the part before "@", and give it under the keys that are meant for it'],
  ['ST_AUTH', 'https://keystone/v1?x=y', 'has a query or a fragment, which is not part of the address: remove "?" or "#" and what follows'],
])('%s %j', (key, value, complaint) => {
  expect(foundBy(malformedCredential, [repo, secret('storage', { [key]: value })])).toEqual([`error STASH204 Secret storage stringData.${key}: ${NOT_SHOWN} ${complaint}`]);
});

const KEYSTONE_OF = {
  v1: { ST_USER: 'demo:stash' },
  v2: { OS_USERNAME: 'stash', OS_TENANT_NAME: 'demo' },
  v3: { OS_USERNAME: 'stash', OS_USER_DOMAIN_NAME: 'Default', OS_PROJECT_NAME: 'demo' },
  byDomain: { OS_USERNAME: 'stash', OS_TENANT_NAME: 'demo', OS_PROJECT_DOMAIN_NAME: 'Default' },
  byId: { OS_APPLICATION_CREDENTIAL_ID: '1a2b' },
  either: { OS_USERNAME: 'stash', OS_PROJECT_NAME: 'demo' },
};

describe('an address of Keystone', () => {
  test.each<[keyof typeof KEYSTONE_OF, string, string, string, string]>([
    ['v1', 'ST_AUTH', 'https://dev3.example.com/v1.0', 'v1', 'v3'],
    ['v2', 'OS_AUTH_URL', 'https://keystone/v3', 'v2', 'v3'],
    ['v3', 'OS_AUTH_URL', 'https://keystone/v2.0', 'v3', 'v2'],
    ['byDomain', 'OS_AUTH_URL', 'https://keystone/v2.0', 'v3', 'v2'],
    ['byId', 'OS_AUTH_URL', 'https://keystone/v1', 'v3', 'v1'],
  ])('beside the keys %s: %s %s', (keys, key, url, meant, found) => {
    expect(foundBy(malformedCredential, [repo, secret('storage', { ...KEYSTONE_OF[keys], [key]: url })])).toEqual([
      `warning STASH204 Secret storage stringData.${key}: ${NOT_SHOWN} is not the address of Keystone ${meant}, to which the other keys belong, `
      + `${SEARCH} "${found}" first: use the address of that version, with "${meant}" in it`,
    ]);
  });

  test.each<[keyof typeof KEYSTONE_OF, { readonly [key: string]: string }]>([
    ['v1', { ST_AUTH: 'https://keystone/v1.0' }],
    ['v1', { ST_AUTH: 'https://keystone/v3', OS_AUTH_URL: 'https://keystone/v3' }],
    ['v2', { OS_AUTH_URL: 'https://keystone/v2.0' }],
    ['v3', { OS_AUTH_URL: 'https://keystone/v3' }],
    ['byDomain', { OS_AUTH_URL: 'https://keystone/v3' }],
    ['byId', { OS_AUTH_URL: 'https://keystone/v3' }],
    ['either', { OS_AUTH_URL: 'https://keystone/v2.0' }],
    ['v3', { OS_AUTH_URL: '${AUTH_URL}' }],
  ])('may stand beside the keys %s: %j', (keys, addresses) => {
    expect(foundBy(malformedCredential, [repo, secret('storage', { ...KEYSTONE_OF[keys], ...addresses })])).toEqual([]);
  });

  test('may stand in an ExternalSecret whose other keys are not known', () => {
    const target = { template: { mergePolicy: 'Merge', data: { OS_AUTH_URL: 'https://keystone/v3', OS_TENANT_NAME: 'demo' } } };
    expect(foundBy(malformedCredential, [repo, externalSecret('storage', { target, dataFrom: [{ extract: { key: 'stash' } }] })])).toEqual([]);
    expect(foundBy(malformedCredential, [repo, externalSecret('storage', { target, data: [{ secretKey: 'OS_PASSWORD' }] })])).toHaveLength(1);
  });
});

const SPACE = `${NOT_SHOWN} begins or ends with white space, which would be part of the password: remove it (${EXISTING})`;

test.each<[string, object, string]>([
  ['base64', encodedSecret('storage', { RESTIC_PASSWORD: 'word\n' }), `Secret storage data.RESTIC_PASSWORD: ${SPACE}`],
  ['no base64', { ...secret('storage', {}), data: { RESTIC_PASSWORD: 'p@ss' } },
    `Secret storage data.RESTIC_PASSWORD: ${NOT_SHOWN} is not base64, and Kubernetes refuses the Secret: encode it, or write it under stringData`],
  ['a number', secret('storage', { RESTIC_PASSWORD: 12345 }),
    `Secret storage stringData.RESTIC_PASSWORD: ${NOT_SHOWN} is not a string, and Kubernetes refuses the object: put it in quotes`],
  ['a template of a SealedSecret', sealedSecret('storage', { template: { data: { RESTIC_PASSWORD: ' word' } } }), `SealedSecret storage spec.template.data.RESTIC_PASSWORD: ${SPACE}`],
  ['a template of an ExternalSecret', externalSecret('storage', { target: { template: { data: { RESTIC_PASSWORD: 'word ' } } } }),
    `ExternalSecret storage spec.target.template.data.RESTIC_PASSWORD: ${SPACE}`],
  ['what is no ciphertext', sealedSecret('storage', { encryptedData: { RESTIC_PASSWORD: 'word' } }), 'SealedSecret storage spec.encryptedData.RESTIC_PASSWORD: '
    + `${NOT_SHOWN} is not a ciphertext of kubeseal: seal the value; if it is the credential itself, change the credential`],
])('%s', (_, holder, expected) => {
  expect(foundBy(malformedCredential, [repo, holder])).toEqual([`error STASH204 ${expected}`]);
});

const AROUND = `${NOT_SHOWN} begins or ends with white space around its template, which becomes part of the value: remove it; in YAML, a text after "|" ends with a line break, `
  + 'and one after "|-" does not';
const WITH_QUOTES = `${NOT_SHOWN} is put into quotes by its template, which become part of the value: remove that function from it`;
const QUOTED = `${NOT_SHOWN} is in quotes around its template, which become part of the value: remove them`;

test.each<[string, string, string]>([
  ['RESTIC_PASSWORD', '{{ .x }}\n', AROUND],
  ['RESTIC_PASSWORD', ' {{ .x -}} ', AROUND],
  ['RESTIC_PASSWORD', '{{ if .x }}{{ .x }}{{ end }}\n', AROUND],
  ['RESTIC_PASSWORD', '"{{ .x }}"', QUOTED],
  ['AZURE_ACCOUNT_KEY', '{{ .x }}\n', AROUND],
  ['AZURE_ACCOUNT_KEY', "'{{ .x }}{{ .y }}'", QUOTED],
  ['OS_AUTH_URL', 'https://{{ .x }}/v3\n', AROUND],
  ['RESTIC_PASSWORD', '{{ .x | quote }}', WITH_QUOTES],
  ['AZURE_ACCOUNT_KEY', '{{- .x | trim | squote -}}', WITH_QUOTES],
  ['GOOGLE_SERVICE_ACCOUNT_JSON_KEY', '{{ quote .x }}', WITH_QUOTES],
])('a template for %s: %j', (key, template, found) => {
  const data = { [key]: template };
  expect(foundBy(malformedCredential, [repo, externalSecret('storage', { target: { template: { data } } })]))
    .toEqual([`error STASH204 ExternalSecret storage spec.target.template.data.${key}: ${found}`]);
  expect(foundBy(malformedCredential, [repo, sealedSecret('storage', { template: { data } })]))
    .toEqual([`error STASH204 SealedSecret storage spec.template.data.${key}: ${found}`]);
});

test('a Secret that no Repository of the input names, but that has the password', () => {
  expect(foundBy(malformedCredential, [secret('other', { RESTIC_PASSWORD: ' word' })])).toEqual([`error STASH204 Secret other stringData.RESTIC_PASSWORD: ${SPACE}`]);
});

test.each<[string, object]>([
  ['values as they should be', secret('storage', { RESTIC_PASSWORD: 'two words', AZURE_ACCOUNT_KEY: ACCOUNT_KEY, AZURE_ACCOUNT_NAME: 'acme', OS_AUTH_URL: 'https://keystone/v3' })],
  ['keys that Stash does not read', secret('storage', { owner: ' me ' })],
  ['a Secret of others', secret('other', { AZURE_ACCOUNT_NAME: 'No Account' })],
  ['ciphertext of SOPS', secret('storage', { RESTIC_PASSWORD: 'ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]' })],
  ['a variable', secret('storage', { AZURE_ACCOUNT_NAME: '${ACCOUNT}' })],
  ['a variable of Kubernetes', secret('storage', { AZURE_ACCOUNT_KEY: '$(KEY)' })],
  ['a reference of bank-vaults', secret('storage', { AZURE_ACCOUNT_KEY: 'vault:secret/data/x#key' })],
  ['a reference of vals', secret('storage', { AZURE_ACCOUNT_KEY: 'ref+vault://kv/x#/key' })],
  ['templates', externalSecret('storage', { target: { template: { data: { RESTIC_PASSWORD: '{{ .x }}', AZURE_ACCOUNT_NAME: 'acme{{ .y }}', AWS_ACCESS_KEY_ID: '"{{ .z }}' } } } })],
  ['white space that a template trims', externalSecret('storage', { target: { template: { data: { RESTIC_PASSWORD: '  {{- .x -}}\n', AZURE_ACCOUNT_KEY: '{{ .y }} {{ .z }}' } } } })],
  ['white space around documents', externalSecret('storage', { target: { template: { data: { GOOGLE_SERVICE_ACCOUNT_JSON_KEY: '{{ .x }}\n', CA_CERT_DATA: '{{ .y }}\n' } } } })],
  ['what is no template', externalSecret('storage', { target: { template: { data: { RESTIC_PASSWORD: '{{ .x }\n' } } } })],
  ['a template that another tool fills in', secret('storage', { RESTIC_PASSWORD: '{{ .Values.password }}\n' })],
  ['what a store holds', externalSecret('storage', { data: [{ secretKey: 'RESTIC_PASSWORD' }] })],
])('nothing about %s', (_, holder) => {
  expect(foundBy(malformedCredential, [repo, holder])).toEqual([]);
});

describe('a template that encodes', () => {
  const DATA = [{ secretKey: 'k', remoteRef: { key: 'a' } }];
  const judged = (template: string, spec: object = { data: DATA }) =>
    foundBy(malformedCredential, [repo, externalSecret('storage', { ...spec, target: { template: { data: { RESTIC_PASSWORD: template } } } })]);
  const found = [`warning STASH204 ExternalSecret storage spec.target.template.data.RESTIC_PASSWORD: ${NOT_SHOWN} is encoded in base64 by its template, so that the base64 itself `
    + 'is the value, since a Secret is encoded anyway: remove b64enc; acknowledge this if the store has bytes there, or if a repository was created with that password'];

  test.each(['{{ .k | b64enc }}', '{{ .k | toString | b64enc }}', '{{b64enc .k}}'])('%s', (template) => {
    expect(judged(template)).toEqual(found);
  });

  test.each<[string, object]>([
    ['as it is', { data: [{ secretKey: 'k', remoteRef: { key: 'a', decodingStrategy: 'None' } }] }],
    ['from another store', { data: [{ secretKey: 'k', remoteRef: { key: 'a' }, sourceRef: { storeRef: { name: 'vault' } } }] }],
    ['with all that an entry has', { dataFrom: [{ extract: { key: 'a' } }] }],
    ['by its name', { dataFrom: [{ find: { name: { regexp: 'k' }, decodingStrategy: 'None' } }] }],
  ])('what is read %s', (_, spec) => expect(judged('{{ .k | b64enc }}', spec)).toEqual(found));

  test.each<[string, string, object]>([
    ['what it has decoded', '{{ .k | b64dec | trim | b64enc }}', { data: DATA }],
    ['what is decoded as it is read', '{{ .k | b64enc }}', { data: [{ secretKey: 'k', remoteRef: { key: 'a', decodingStrategy: 'Base64' } }] }],
    ['what is decoded with all that an entry has', '{{ .k | b64enc }}', { dataFrom: [{ extract: { key: 'a', decodingStrategy: 'Auto' } }] }],
    ['what is decoded as it is found', '{{ .k | b64enc }}', { dataFrom: [{ find: { path: 'a', decodingStrategy: 'Base64' } }] }],
    ['what is not read from a store', '{{ .k | b64enc }}', { data: [{ secretKey: 'k', sourceRef: { generatorRef: { kind: 'Password', name: 'a' } } }] }],
    ['what may be generated', '{{ .k | b64enc }}', { dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password', name: 'a' } } }] }],
    ['what is decoded as some of it is read', '{{ .k | b64enc }}', { data: [...DATA, { secretKey: 'l', remoteRef: { key: 'a', decodingStrategy: 'Base64' } }] }],
    ['a part of it', '{{ .k | b64enc | trunc 40 }}', { data: DATA }],
  ])('%s', (_, template, spec) => expect(judged(template, spec)).toEqual([]));

  test.each([
    '{{ .k | quote | trimAll "\\"" }}', '{{ .k | b64dec }}', '{{ $x := .k | quote }}', '{{ .k | default (.l | quote) }}', 'a{{ .k | quote }}', '{{ .k | quote }}{{ .l }}', '{{ "| quote" }}',
  ])('%s, which does not', (template) => expect(judged(template)).toEqual([]));

  test('in a SealedSecret, which may seal bytes', () => {
    expect(foundBy(malformedCredential, [repo, sealedSecret('storage', { encryptedData: {}, template: { data: { RESTIC_PASSWORD: '{{ .k | b64enc }}' } } })])).toEqual([]);
  });
});
