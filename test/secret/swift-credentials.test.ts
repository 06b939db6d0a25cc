import { App } from 'cdk8s';
import fc from 'fast-check';
import { capturedStderr, demoChart } from './demo-app';
import { refusal } from './refusal';
import { SecretDelivery, SensitiveValue, SwiftCredentials, SwiftStorageSecret, type SwiftV3Options } from 'cdk8s-stash';

capturedStderr();
const password = SensitiveValue.unsafePlainText('password');

function secret(credentials: SwiftCredentials): SwiftStorageSecret {
  return new SwiftStorageSecret(demoChart(), 'Secret', {
    metadata: { name: 'swift-secret' }, credentials, resticPassword: SensitiveValue.unsafePlainText('restic-password'), delivery: SecretDelivery.unsafePlainSecret(),
  });
}

const v1 = (authUrl: string) => SwiftCredentials.v1({ authUrl, user: 'stash', key: password });
const v2 = (authUrl: string) => SwiftCredentials.v2({ authUrl, username: 'stash', password, tenantName: 'demo' });
const v3 = (authUrl: string, options: Partial<SwiftV3Options> = {}) =>
  SwiftCredentials.v3({ authUrl, username: 'stash', password, userDomainName: 'Default', projectName: 'demo', ...options });
const byId = (authUrl: string) =>
  SwiftCredentials.applicationCredentialId({ authUrl, applicationCredentialId: '1a2b', applicationCredentialSecret: password });
const byName = (authUrl: string) => SwiftCredentials.applicationCredentialName({
  authUrl, username: 'stash', userDomainName: 'Default', applicationCredentialName: 'backup', applicationCredentialSecret: password,
});
const token = (storageUrl: string) => SwiftCredentials.token({ storageUrl, authToken: password });

const NO_URL = 'is not an HTTP address: use "http://" or "https://", a host, and optionally a port and a path';
const SEARCH = 'because restic looks for "v3", then "v2", then "v1" anywhere in the address, and finds';
const NO_VERSION = `does not tell the version of Keystone, ${SEARCH} none of them: use the address of a version, such as one that ends in "/v3"`;
const OF_VERSION = (version: string, found: string) => `is not the address of Keystone ${version}, to which the other keys belong, ${SEARCH} "${found}" first: `
  + `use the address of that version, with "${version}" in it`;

test.each<[string, (url: string) => SwiftCredentials, string, string, string]>([
  ['v1', v1, 'ST_AUTH', 'https://keystone/v3', OF_VERSION('v1', 'v3')],
  ['v2', v2, 'OS_AUTH_URL', 'https://keystone/v1.0', OF_VERSION('v2', 'v1')],
  ['v2', v2, 'OS_AUTH_URL', 'https://dev3.example.com/v2.0', OF_VERSION('v2', 'v3')],
  ['v3', v3, 'OS_AUTH_URL', 'https://keystone:5000/', NO_VERSION],
  ['application credential by id', byId, 'OS_AUTH_URL', 'https://keystone/v2.0', OF_VERSION('v3', 'v2')],
  ['application credential by name', byName, 'OS_AUTH_URL', 'https://keystone/identity', NO_VERSION],
  ['v3', v3, 'OS_AUTH_URL', 'keystone/v3', `${NO_URL}; did you mean "https://keystone/v3"?`],
  ['v3', v3, 'OS_AUTH_URL', 'HTTPS://keystone/v3', `${NO_URL}; did you mean "https://keystone/v3"?`],
  ['v3', v3, 'OS_AUTH_URL', 'https://keystone/v3 ', `${NO_URL}; did you mean "https://keystone/v3"?`],
  ['v3', v3, 'OS_AUTH_URL', '', NO_URL],
  ['v3', v3, 'OS_AUTH_URL', 'https:///v3', NO_URL],
  ['v3', v3, 'OS_AUTH_URL', 'https://keystone:0/v3', NO_URL],
  ['v3', v3, 'OS_AUTH_URL', 'https://keystone:65536/v3', NO_URL],
  ['token', token, 'OS_STORAGE_URL', 'ftp://swift/v1', NO_URL],
])('%s: the address of %s cannot be %s %j', (_, credentials, key, url, complaint) => {
  expect(refusal(() => secret(credentials(url)))).toBe(`[demo/Secret] data.${key}: ${JSON.stringify(url)} ${complaint}`);
});

const CREDENTIAL = 'the given value (not shown) contains a user name or a password, which would be in plain text in the manifest: '
  + 'remove what is before "@", and put it into the storage Secret';
const QUERY = 'the given value (not shown) has a query or a fragment, which is not part of the address: remove "?" or "#" and what follows';

test.each<[string, string, (url: string) => SwiftCredentials]>([
  ['v1', 'authUrl', v1], ['v2', 'authUrl', v2], ['v3', 'authUrl', v3], ['applicationCredentialId', 'authUrl', byId],
  ['applicationCredentialName', 'authUrl', byName], ['token', 'storageUrl', token],
])('%s: no credential may stand in %s', (factory, option, credentials) => {
  const message = (complaint: string) => `SwiftCredentials.${factory}: ${option} ${complaint}`;
  expect(refusal(() => credentials('https://stash:secret@keystone/v3'))).toBe(message(CREDENTIAL));
  expect(refusal(() => credentials('stash:sec/ret@keystone/v3'))).toBe(message(CREDENTIAL));
  expect(refusal(() => credentials('https://keystone/v3?token=secret'))).toBe(message(QUERY));
});

test('the version is what the text of the address says', () => {
  const piece = fc.constantFrom('v1', 'v2', 'v3', 'auth', 'a.b', '/', '2.0');
  fc.assert(fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
    const url = `https://keystone/${pieces.join('')}`;
    const found = ['v3', 'v2', 'v1'].find((version) => url.split(version).length > 1);
    const taken = Object.entries({ v1, v2, v3 }).filter(([, credentials]) => {
      try {
        return secret(credentials(url));
      } catch {
        return false;
      }
    }).map(([version]) => version);
    expect(taken).toEqual(found === undefined ? [] : [found]);
  }), { numRuns: 200 });
});

test.each<[string, Partial<SwiftV3Options>, string, string]>([
  ['an empty region', { regionName: '' }, 'OS_REGION_NAME', '"" is empty: give a value'],
  ['a project in quotes', { projectName: '"demo"' }, 'OS_PROJECT_NAME', '"\\"demo\\"" is in quotes: remove them'],
  ['a user with a line break', { username: 'stash\n' }, 'OS_USERNAME', '"stash\\n" begins or ends with white space: remove it'],
  ['a domain with a tab', { userDomainName: 'a\tb' }, 'OS_USER_DOMAIN_NAME', '"a\\tb" contains a control character: remove it'],
])('%s', (_, options, key, complaint) => {
  expect(refusal(() => secret(v3('https://keystone/v3', options)))).toBe(`[demo/Secret] data.${key}: ${complaint}`);
});

test('v2 names a tenant', () => {
  expect(refusal(() => SwiftCredentials.v2({ authUrl: 'https://keystone/v2.0', username: 'stash', password })))
    .toBe('SwiftCredentials.v2: has no tenant, without which Keystone returns no storage: give tenantName or tenantId');
});

test('what may be left out is not written', () => {
  expect(App.of(secret(v3('https://keystone/v3'))).synthYaml()).toBe(`apiVersion: v1
kind: Secret
metadata:
  annotations:
    cdk8s-stash/unsafe-plaintext: "true"
    checks.cdk8s-stash/STASH205: SecretDelivery.unsafePlainSecret() writes credentials in plain text
  name: swift-secret
  namespace: demo
data:
  OS_AUTH_URL: aHR0cHM6Ly9rZXlzdG9uZS92Mw==
  OS_PASSWORD: cGFzc3dvcmQ=
  OS_PROJECT_NAME: ZGVtbw==
  OS_USERNAME: c3Rhc2g=
  OS_USER_DOMAIN_NAME: RGVmYXVsdA==
  RESTIC_PASSWORD: cmVzdGljLXBhc3N3b3Jk
`);
});

test.each([
  ['is empty: give a value', ''],
  ['begins or ends with white space: remove it', 'x '],
  ['is an assignment: give only what follows "="', 'OS_AUTH_TOKEN=x'],
  ['contains white space or a character outside of ASCII: remove it', 'x y'],
])('a token %s', (complaint, value) => {
  const credentials = SwiftCredentials.token({ storageUrl: 'https://swift/v1', authToken: SensitiveValue.unsafePlainText(value) });
  expect(refusal(() => secret(credentials)))
    .toBe(`[demo/Secret] data.OS_AUTH_TOKEN: the plain text ${complaint} (a token is one word, as Keystone issues it)`);
});

test('a token may contain what looks like an assignment', () => {
  const credentials = SwiftCredentials.token({ storageUrl: 'https://swift/v1', authToken: SensitiveValue.unsafePlainText('gAAAAABnX_Q=') });
  expect(() => secret(credentials)).not.toThrow();
});

test('the secret of an application credential says what it is', () => {
  const credentials = SwiftCredentials.applicationCredentialId({
    authUrl: 'https://keystone/v3', applicationCredentialId: '1a2b', applicationCredentialSecret: SensitiveValue.unsafePlainText('"x"'),
  });
  expect(refusal(() => secret(credentials))).toBe('[demo/Secret] data.OS_APPLICATION_CREDENTIAL_SECRET: the plain text is in quotes: remove them '
    + '(the secret of an application credential is one word, which OpenStack shows only once)');
});
