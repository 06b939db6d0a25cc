import * as fc from 'fast-check';
import { rest } from './backend-repositories';
import { demoChart, yamlOf } from './demo';
import { RestServerRepository, type RestServerRepositoryProps, StorageSecret, UsagePolicy } from 'cdk8s-stash';

test('all the props', () => {
  const chart = demoChart();
  const props: Required<RestServerRepositoryProps> = {
    metadata: { name: 'rest-repo' },
    url: 'https://backup.example.com:8000/shop',
    storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'rest-secret'),
    usagePolicy: UsagePolicy.allNamespaces(),
  };
  const repository = new RestServerRepository(chart, 'Repository', props);
  expect(yamlOf(chart)).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: rest-repo
  namespace: demo
spec:
  backend:
    rest:
      url: https://backup.example.com:8000/shop
    storageSecretName: rest-secret
  usagePolicy:
    allowedNamespaces:
      from: All
`);
  expect(repository.resticRepository).toBe('rest:https://backup.example.com:8000/shop');
});

const HERE = '[demo/Repository] spec.backend.rest.url: ';
const NO_URL = 'is not an HTTP address: use "http://" or "https://", a host, and optionally a port and a path';

test.each([
  ['', ''],
  ['ftp://server/shop', ''],
  ['server:8000/shop', '; did you mean "https://server:8000/shop"?'],
  ['rest:https://server/shop', '; did you mean "https://server/shop"?'],
  ['HTTP://server', '; did you mean "http://server"?'],
  ['https://server/shop\n', '; did you mean "https://server/shop"?'],
  ['https://server/a b', ''],
  ['https://', ''],
  ['https:server', ''],
  ['https://server:99999', ''],
])('%j is refused', (url, suggestion) => {
  expect(() => rest({ url })).toThrow(new Error(`${HERE}${JSON.stringify(url)} ${NO_URL}${suggestion}`));
});

test.each(['http://server', 'https://server/', 'https://10.0.0.1:8000/a//b', 'https://[::1]:8000/a', 'https://server/stash@example.com', 'https://server/a%20b'])(
  '%s is written as it is', (url) => {
    expect(rest({ url }).resticRepository).toBe(`rest:${url}`);
  },
);

const CREDENTIAL = 'the given value (not shown) contains a user name or a password, which would be in plain text in the manifest: '
  + 'remove what is before "@", and put it into the storage Secret';
const QUERY = 'the given value (not shown) has a query or a fragment, which is not part of the address: remove "?" or "#" and what follows';

test.each([
  ['https://stash:secret@server/shop', CREDENTIAL],
  ['https://secret@server/shop', CREDENTIAL],
  ['https://stash:sec/ret@server/shop', CREDENTIAL],
  ['rest:https://stash:secret@server/shop', CREDENTIAL],
  ['stash:secret@server', CREDENTIAL],
  ['https://server/shop?token=secret', QUERY],
  ['https://server/shop#secret', QUERY],
])('%# a credential is refused and not repeated', (url, complaint) => {
  expect(() => rest({ url })).toThrow(new Error(HERE + complaint));
});

test('wherever a password stands in front of a host, nothing of it is written or shown', () => {
  const scheme = fc.constantFrom('', 'http://', 'https://', 'rest:https://', 'https:', 'HTTPS://', 'ftp://', '//');
  const user = fc.constantFrom('', 'stash', 'st/ash', 'a@b');
  const password = fc.constantFrom('topsecret', 'top/secret', 'to?psecret', 'to#psecret', 'topsecret@', 'top secret');
  fc.assert(fc.property(scheme, user, password, fc.constantFrom('server', 'server:8000/shop', 'server/'), (...[front, name, pass, server]) => {
    let message = '';
    try {
      rest({ url: `${front}${name}:${pass}@${server}` });
    } catch (error) {
      ({ message } = error as Error);
    }
    expect([HERE + CREDENTIAL, HERE + QUERY]).toContain(message);
  }), { numRuns: 500 });
});

test('any address of HTTP is taken, and nothing else', () => {
  const piece = fc.constantFrom('http', 'https', '://', ':', '/', '.', 'a', 'server', ':8000', ' ', '-', '[', ']', '%20', 'é');
  fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
    const url = pieces.join('');
    let taken = true;
    try {
      rest({ url });
    } catch (error) {
      expect((error as Error).message.replace(/; did you mean ".*"\?$/, '')).toBe(`${HERE}${JSON.stringify(url)} ${NO_URL}`);
      taken = false;
    }
    if (taken) {
      expect(url.startsWith('http://') || url.startsWith('https://')).toBe(true);
      expect(['http:', 'https:']).toContain(new URL(url).protocol);
      expect(new URL(url).host).toBe(url.split('/')[2]!.replace(url.startsWith('https') ? /:443$/ : /:80$/, '').toLowerCase().replace(/^(.*):0+(\d)/, '$1:$2'));
    }
  }), { numRuns: 1000 });
});
