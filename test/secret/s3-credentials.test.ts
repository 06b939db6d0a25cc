import { App } from 'cdk8s';
import fc from 'fast-check';
import { CERTIFICATE } from './certificate';
import { capturedStderr, demoChart } from './demo-app';
import { refusal } from './refusal';
import { S3Credentials, S3StorageSecret, type S3StorageSecretProps, SecretDelivery, SecretStoreRef, SensitiveValue } from 'cdk8s-stash';

capturedStderr();
const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** The plain Secret with these two values. */
function given(accessKeyId: string, secretAccessKey: string): S3StorageSecret {
  return new S3StorageSecret(demoChart(), 'Secret', {
    credentials: S3Credentials.accessKey({
      accessKeyId: SensitiveValue.unsafePlainText(accessKeyId), secretAccessKey: SensitiveValue.unsafePlainText(secretAccessKey),
    }),
    resticPassword: SensitiveValue.unsafePlainText('password'),
    delivery: SecretDelivery.unsafePlainSecret(),
  });
}

const ID_FORM = ' (the id of an access key is one word, 20 characters with AWS)';
const SECRET_FORM = ' (the secret of an access key is one word, 40 characters with AWS)';
const TEMPORARY = 'is the id of temporary credentials, whose session token Stash does not pass on to restic: '
  + 'give a permanent access key, or use S3Credentials.cloudIdentity()';
const MISTAKES: ReadonlyArray<[string, string]> = [
  ['', 'is empty: give a value'],
  [' ', 'begins or ends with white space: remove it'],
  [`${SECRET}\n`, 'begins or ends with white space: remove it'],
  [`\t${SECRET}`, 'begins or ends with white space: remove it'],
  [`"${SECRET}"`, 'is in quotes: remove them'],
  [`'${SECRET}'`, 'is in quotes: remove them'],
  ['{"AccessKeyId": "x"}', 'is a whole JSON document: give only the value inside it'],
  [`AWS_SECRET_ACCESS_KEY=${SECRET}`, 'is an assignment: give only what follows "="'],
  [`export AWS_SECRET_ACCESS_KEY=${SECRET}`, 'is an assignment: give only what follows "="'],
  ['two words', 'contains white space or a character outside of ASCII: remove it'],
  ['wJal\u0000', 'contains white space or a character outside of ASCII: remove it'],
  ['wJalrXUtnFEMI–K7MDENG', 'contains white space or a character outside of ASCII: remove it'],
];

test.each([...MISTAKES, ['ASIAIOSFODNN7EXAMPLE', TEMPORARY]])('%j is no id', (id, complaint) => {
  expect(refusal(() => given(id, SECRET))).toBe(`[demo/Secret] data.AWS_ACCESS_KEY_ID: the plain text ${complaint}${ID_FORM}`);
});

test.each([
  ...MISTAKES,
  [ID, 'is the id of an access key: give the secret that belongs to it'],
  ['ASIAIOSFODNN7EXAMPLE', 'is the id of an access key: give the secret that belongs to it'],
])('%j is no secret', (secret, complaint) => {
  expect(refusal(() => given(ID, secret))).toBe(`[demo/Secret] data.AWS_SECRET_ACCESS_KEY: the plain text ${complaint}${SECRET_FORM}`);
});

test.each([
  [ID, SECRET],
  ['minio', 'minio123'],
  ['ASIA', 'a_b=c'],
  ['GOOG1EXAMPLE', 'bGoa+V7g/yqDXvKRqq+JTFn4uQZbPiQJo4pf9RzJ'],
])('%s is an id', (id, secret) => {
  expect(() => given(id, secret)).not.toThrow();
});

test('any id arrives, or is refused without a trace of it', () => {
  const isWord = (text: string) => text !== '' && [...text].every((character) => character > ' ' && character <= '~');
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 20 })), (id) => {
    const quoted = id.length > 1 && ['"', "'", '`'].some((mark) => id.startsWith(mark) && id.endsWith(mark));
    const assigned = id.includes('=') && id.split('=')[0]!.includes('_') && id.split('=')[0]!.replace(/^export\s+/, '').toUpperCase() === id.split('=')[0]!.replace(/^export\s+/, '');
    const json = id.startsWith('{') && id.endsWith('}');
    if (isWord(id) && !quoted && !json && !assigned) {
      expect(() => given(id, SECRET)).not.toThrow();
    } else if (!assigned) {
      const message = refusal(() => given(id, SECRET));
      expect([...MISTAKES.map(([, complaint]) => `[demo/Secret] data.AWS_ACCESS_KEY_ID: the plain text ${complaint}${ID_FORM}`)]).toContain(message);
    }
  }), { numRuns: 500 });
});

test('all the props', () => {
  const chart = demoChart();
  const props: Required<S3StorageSecretProps> = {
    metadata: { name: 's3-secret', labels: { team: 'shop' } },
    credentials: S3Credentials.accessKey({ accessKeyId: SensitiveValue.fromRemoteRef('s3', { property: 'id' }), secretAccessKey: SensitiveValue.fromRemoteRef('s3', { property: 'secret' }) }),
    resticPassword: SensitiveValue.fromRemoteRef('restic', { version: '1' }),
    caCertData: CERTIFICATE,
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('vault') }),
  };
  new S3StorageSecret(chart, 'Secret', props);
  expect(App.of(chart).synthYaml()).toBe(`apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  labels:
    team: shop
  name: s3-secret
  namespace: demo
spec:
  data:
    - remoteRef:
        key: s3
        property: id
      secretKey: AWS_ACCESS_KEY_ID
    - remoteRef:
        key: s3
        property: secret
      secretKey: AWS_SECRET_ACCESS_KEY
    - remoteRef:
        key: restic
        version: "1"
      secretKey: RESTIC_PASSWORD
  secretStoreRef:
    kind: SecretStore
    name: vault
  target:
    template:
      data:
        AWS_ACCESS_KEY_ID: "{{ .AWS_ACCESS_KEY_ID | trim }}"
        AWS_SECRET_ACCESS_KEY: "{{ .AWS_SECRET_ACCESS_KEY | trim }}"
        CA_CERT_DATA: |
${CERTIFICATE.trimEnd().split('\n').map((line) => `          ${line}`).join('\n')}
        RESTIC_PASSWORD: "{{ .RESTIC_PASSWORD }}"
`);
});
