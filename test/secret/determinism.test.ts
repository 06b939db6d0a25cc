import fc from 'fast-check';
import { CERTIFICATE } from './certificate';
import { ACCOUNT_KEY, PASSWORD } from './credentials';
import { capturedStderr, demoChart, yamlOf } from './demo-app';
import { sealedObject } from './sealing';
import { temporaryFolder } from './temporary-folder';
import { SecretDelivery, SecretStoreRef, SensitiveValue, AzureStorageSecret, type AzureStorageSecretProps } from 'cdk8s-stash';

capturedStderr();
const folder = temporaryFolder();
const sealed = sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD });
const sealedFile = folder.write('azure.json', JSON.stringify(sealed));
const { RESTIC_PASSWORD, AZURE_ACCOUNT_KEY } = sealed.spec.encryptedData;
const reversedFile = folder.write('reversed.json', JSON.stringify({ ...sealed, spec: { encryptedData: { RESTIC_PASSWORD, AZURE_ACCOUNT_KEY } } }));

const common = {
  metadata: { name: 'azure-secret', labels: { b: '2', a: '1' }, annotations: { d: '4', c: '3' } },
  accountName: 'stashdemo',
  caCertData: CERTIFICATE,
};
const DELIVERIES: ReadonlyArray<[string, () => AzureStorageSecretProps]> = [
  ['external', () => ({
    ...common,
    accountKey: SensitiveValue.fromRemoteRef('stash-azure-account-key'),
    resticPassword: SensitiveValue.fromRemoteRef('stash-restic-password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('azure-kv') }),
  })],
  ['sealed', () => ({
    ...common,
    accountKey: SensitiveValue.fromSealedFile(sealedFile),
    resticPassword: SensitiveValue.fromSealedFile(sealedFile),
    delivery: SecretDelivery.sealedSecret(),
  })],
  ['plain', () => ({
    ...common,
    accountKey: SensitiveValue.unsafePlainText(ACCOUNT_KEY),
    resticPassword: SensitiveValue.unsafePlainText(PASSWORD),
    delivery: SecretDelivery.unsafePlainSecret(),
  })],
];

/** The same objects with their fields in another order, all the way down to where classes begin. */
function reordered<T>(value: T, order: (keys: string[]) => string[]): T {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(order(Object.keys(fields)).map((key) => [key, reordered(fields[key], order)])) as T;
}

const synthesised = (props: AzureStorageSecretProps) => yamlOf(new AzureStorageSecret(demoChart(), 'Secret', props));

describe.each(DELIVERIES)('the %s delivery', (_, props) => {
  test('gives the same bytes each time', () => {
    const secret = new AzureStorageSecret(demoChart(), 'Secret', props());
    expect(yamlOf(secret)).toBe(yamlOf(secret));
    expect(synthesised(props())).toBe(yamlOf(secret));
  });

  test('does not depend on the order of props', () => {
    const expected = synthesised(props());
    const shuffled = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
    fc.assert(fc.property(shuffled, (ranks) => {
      const order = (keys: string[]) => keys.map((key, at) => [ranks[at % 8]!, key] as const).sort(([a], [b]) => a - b).map(([, key]) => key);
      expect(synthesised(reordered(props(), order))).toBe(expected);
    }), { numRuns: 200 });
  });

  test('does not depend on what else the app holds', () => {
    const chart = demoChart();
    AzureStorageSecret.fromSecretName(chart, 'Another', 'another');
    expect(yamlOf(new AzureStorageSecret(chart, 'Secret', props()))).toBe(synthesised(props()));
  });
});

test('does not depend on the order of the sealed file', () => {
  const [, props] = DELIVERIES[1]!;
  const value = SensitiveValue.fromSealedFile(reversedFile);
  expect(synthesised({ ...props(), accountKey: value, resticPassword: value }).split('\n  template:')[0])
    .toBe(synthesised(props()).split('\n  template:')[0]);
});
