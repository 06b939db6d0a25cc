import { App } from 'cdk8s';
import { parse, stringify } from 'yaml';
import { type Mode, MODES } from './backend-modes';
import { CERTIFICATE } from './certificate';
import { PASSWORD } from './credentials';
import { capturedStderr, demoChart } from './demo-app';
import { refusal } from './refusal';
import { sealedObject, unseal } from './sealing';
import { temporaryFolder } from './temporary-folder';
import { SecretDelivery, SecretStoreRef, SensitiveValue, type StorageSecret, type StorageSecretProps } from 'cdk8s-stash';

capturedStderr();
const folder = temporaryFolder();

const metadata = { name: 'storage-secret' };
const store = SecretStoreRef.clusterSecretStore('vault');
const remote = (key: string) => SensitiveValue.fromRemoteRef(`remote-${key}`);
const plain = (mode: Mode) => (key: string) => SensitiveValue.unsafePlainText({ ...mode.secret, RESTIC_PASSWORD: PASSWORD }[key]!);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const yamlOf = (secret: StorageSecret) => App.of(secret).synthYaml();
const sorted = <T>(entries: ReadonlyArray<[string, T]>) => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
const mapped = <T>(values: { readonly [key: string]: string }, change: (value: string, key: string) => T) =>
  Object.entries(values).map(([key, value]): [string, T] => [key, change(value, key)]);

/** The Secret of a mode, every secret value of which comes from one place. */
function given(mode: Mode, from: (key: string) => SensitiveValue, delivery: SecretDelivery, props: Partial<StorageSecretProps> = {}): StorageSecret {
  return mode.define(demoChart(), { metadata, resticPassword: from('RESTIC_PASSWORD'), delivery, ...props }, from);
}

describe.each(MODES.map((mode): [string, Mode] => [`${mode.backend}: ${mode.name}`, mode]))('%s', (_, mode) => {
  test('a plain Secret holds exactly the keys that the operator reads', () => {
    expect(yamlOf(given(mode, plain(mode), SecretDelivery.unsafePlainSecret()))).toBe(stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        annotations: {
          'cdk8s-stash/unsafe-plaintext': 'true',
          'checks.cdk8s-stash/STASH205': 'SecretDelivery.unsafePlainSecret() writes credentials in plain text',
        },
        name: 'storage-secret',
        namespace: 'demo',
      },
      data: sorted([...mapped(mode.clear, base64), ...mapped(mode.secret, base64), ['RESTIC_PASSWORD', base64(PASSWORD)]]),
    }, { lineWidth: 0, version: '1.1' }));
  });

  test('an ExternalSecret writes them through its template', () => {
    const secret = given(mode, remote, SecretDelivery.externalSecret({ store }), { caCertData: CERTIFICATE });
    expect(parse(yamlOf(secret), { version: '1.1' })).toEqual({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { ...metadata, namespace: 'demo' },
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        data: [...Object.keys(mode.secret), 'RESTIC_PASSWORD'].map((key) => ({ secretKey: key, remoteRef: { key: `remote-${key}` } })),
        target: {
          template: {
            data: {
              ...mode.clear,
              ...Object.fromEntries(mapped(mode.secret, (_value, key) => `{{ .${key}${mode.trimmed.includes(key) ? ' | trim' : ''} }}`)),
              RESTIC_PASSWORD: '{{ .RESTIC_PASSWORD }}',
              CA_CERT_DATA: CERTIFICATE,
            },
          },
        },
      },
    });
  });

  test('the controller opens a SealedSecret to the same', () => {
    const values = { ...mode.secret, RESTIC_PASSWORD: PASSWORD };
    const path = folder.write('sealed.json', JSON.stringify(sealedObject(values, { namespace: 'demo', name: 'storage-secret' })));
    const secret = given(mode, () => SensitiveValue.fromSealedFile(path), SecretDelivery.sealedSecret());
    expect(unseal(parse(yamlOf(secret), { version: '1.1' }) as Parameters<typeof unseal>[0])).toEqual({ ...mode.clear, ...values });
  });
});

const VALUES = MODES.flatMap((mode) =>
  Object.entries(mode.secret).map(([key, value]): [string, string, Mode, string] => [mode.name, key, mode, value]));

/** The Secret of a mode with another value under one key. */
const spoiled = (mode: Mode, key: string, value: string) => () => given(
  mode, (other) => (other === key ? SensitiveValue.unsafePlainText(value) : plain(mode)(other)), SecretDelivery.unsafePlainSecret(),
);

test.each(VALUES)('%s: no message repeats what stands under %s', (_, key, mode) => {
  for (const value of ['  stray ', '"stray"', 'stray\u0000', '{"type":"stray"}', 'MY_KEY=stray', 'stray\u00e9 stray\n']) {
    const attempt = spoiled(mode, key, value);
    let message = '';
    try {
      attempt();
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).not.toContain('stray');
  }
});

test.each(VALUES.filter(([, key]) => key !== 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY'))('%s: a line break is never part of %s', (_, key, mode, value) => {
  expect(refusal(spoiled(mode, key, `${value}\n`))).toMatch(`[demo/Secret] data.${key}: the plain text begins or ends with white space: remove it`);
});
