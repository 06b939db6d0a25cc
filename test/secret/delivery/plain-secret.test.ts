import { App, Chart } from 'cdk8s';
import { CERTIFICATE } from '../certificate';
import { ACCOUNT_KEY } from '../credentials';
import { bytesOf, capturedStderr, demoChart, externalSecret, plainSecret, yamlOf } from '../demo-app';
import { refusal } from '../refusal';
import { temporaryFolder } from '../temporary-folder';
import { SecretDelivery, SensitiveValue, TrailingNewline } from 'cdk8s-stash';

const stderr = capturedStderr();
const folder = temporaryFolder();
const base64 = (text: string) => Buffer.from(text).toString('base64');

test('as little as possible', () => {
  expect(yamlOf(plainSecret({ resticPassword: SensitiveValue.unsafePlainText('pässwörd') }))).toBe(`apiVersion: v1
kind: Secret
metadata:
  annotations:
    cdk8s-stash/unsafe-plaintext: "true"
    checks.cdk8s-stash/STASH205: SecretDelivery.unsafePlainSecret() writes credentials in plain text
  name: azure-secret
  namespace: demo
data:
  AZURE_ACCOUNT_KEY: ${base64(ACCOUNT_KEY)}
  AZURE_ACCOUNT_NAME: c3Rhc2hkZW1v
  RESTIC_PASSWORD: cMOkc3N3w7ZyZA==
`);
});

test('everything that can be said', () => {
  expect(yamlOf(plainSecret({
    metadata: { name: 'azure-secret', namespace: 'backup', labels: { team: 'storage' }, annotations: { owner: 'storage' } },
    resticPassword: SensitiveValue.fromFile(folder.write('password', 'old\n'), { trailingNewline: TrailingNewline.KEEP }),
    caCertData: CERTIFICATE,
  }))).toBe(`apiVersion: v1
kind: Secret
metadata:
  annotations:
    cdk8s-stash/unsafe-plaintext: "true"
    checks.cdk8s-stash/STASH204: TrailingNewline.KEEP keeps a line break that is part of a credential
    checks.cdk8s-stash/STASH205: SecretDelivery.unsafePlainSecret() writes credentials in plain text
    owner: storage
  labels:
    team: storage
  name: azure-secret
  namespace: backup
data:
  AZURE_ACCOUNT_KEY: ${base64(ACCOUNT_KEY)}
  AZURE_ACCOUNT_NAME: c3Rhc2hkZW1v
  CA_CERT_DATA: ${base64(CERTIFICATE)}
  RESTIC_PASSWORD: b2xkCg==
`);
});

test('bytes that are no text stay as they are', () => {
  const bytes = Buffer.from([0x80, 0xff, 0xc3, 0x28, 0xfe]);
  expect(bytesOf(plainSecret({ resticPassword: SensitiveValue.fromFile(folder.write('bytes', bytes)) }), 'RESTIC_PASSWORD')).toEqual(bytes);
});

describe('the annotation that marks it', () => {
  const annotated = (value: string) => plainSecret({ metadata: { name: 'azure-secret', annotations: { 'cdk8s-stash/unsafe-plaintext': value } } });

  test('may be given as well', () => {
    expect(yamlOf(annotated('true'))).toBe(yamlOf(plainSecret()));
  });

  test.each(['false', ''])('cannot be %j', (value) => {
    expect(refusal(() => annotated(value)))
      .toBe('[demo/Secret] metadata.annotations.cdk8s-stash/unsafe-plaintext: SecretDelivery.unsafePlainSecret() sets it to "true": leave it out');
  });

  test('does not get into the metadata that was given', () => {
    const metadata = { name: 'azure-secret', annotations: {} };
    yamlOf(plainSecret({ metadata }));
    expect(metadata).toEqual({ name: 'azure-secret', annotations: {} });
  });
});

describe('standard error', () => {
  const line = (path: string) => `cdk8s-stash: [${path}] SecretDelivery.unsafePlainSecret() writes credentials in plain text into the manifest: `
    + 'never commit it (annotation cdk8s-stash/unsafe-plaintext)\n';

  test('one secret, one line, however often it is synthesised', () => {
    const secret = plainSecret();
    yamlOf(secret);
    yamlOf(secret);
    expect(stderr).toEqual([line('demo/Secret')]);
  });

  test('two secrets in two charts of one app, one line', () => {
    const app = new App();
    plainSecret({}, new Chart(app, 'one'));
    plainSecret({}, new Chart(app, 'two'));
    expect(stderr).toEqual([line('one/Secret')]);
  });

  test('two apps, two lines, though they share a delivery', () => {
    const delivery = SecretDelivery.unsafePlainSecret();
    plainSecret({ delivery }, new Chart(new App(), 'one'));
    plainSecret({ delivery }, new Chart(new App(), 'two'));
    expect(stderr).toEqual([line('one/Secret'), line('two/Secret')]);
  });

  test('nothing of a secret that is refused, nor of one that holds no bytes', () => {
    refusal(() => plainSecret({ resticPassword: SensitiveValue.unsafePlainText('') }));
    yamlOf(externalSecret({}, demoChart()));
    expect(stderr).toEqual([]);
  });
});
