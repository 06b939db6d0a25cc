import { generateKeyPairSync } from 'node:crypto';
import { CERTIFICATE } from '../certificate';
import { ACCOUNT_KEY, PASSWORD } from '../credentials';
import { bytesOf, capturedStderr, externalSecret, manifestOf, plainSecret } from '../demo-app';
import { refusal } from '../refusal';

capturedStderr();
const CRLF = CERTIFICATE.replaceAll('\n', '\r\n');
const BODY = CERTIFICATE.split('\n').slice(1, -2).join('\n');

test.each([
  ['one', CERTIFICATE],
  ['one without a line break at the end', CERTIFICATE.trimEnd()],
  ['one with blank lines around', `\n\n${CERTIFICATE}\n`],
  ['two', CERTIFICATE + CERTIFICATE],
  ['two with a blank line between', `${CERTIFICATE}\n${CERTIFICATE}`],
  ['one with the line breaks of Windows', CRLF],
])('%s: arrives as it was given', (_, caCertData) => {
  expect(bytesOf(plainSecret({ caCertData }), 'CA_CERT_DATA').toString()).toBe(caCertData);
  expect(manifestOf(externalSecret({ caCertData })).spec.target.template.data.CA_CERT_DATA).toBe(caCertData);
});

test('none: no key', () => {
  expect(Object.keys(manifestOf(plainSecret()).data)).toEqual(['AZURE_ACCOUNT_KEY', 'AZURE_ACCOUNT_NAME', 'RESTIC_PASSWORD']);
});

const NO_PEM = 'does not consist of PEM certificates: give one or more blocks from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----" and nothing else';

test.each([
  ['nothing', ''],
  ['a path', '/etc/ssl/ca.pem'],
  ['the body alone', BODY],
  ['PEM in base64', Buffer.from(CERTIFICATE).toString('base64')],
  ['a comment', `# authority\n${CERTIFICATE}`],
  ['text behind', `${CERTIFICATE}authority`],
  ['half a certificate', CERTIFICATE.split('\n').slice(0, 4).join('\n')],
  ['another block', '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n'],
  ['a block of no certificate', '-----BEGIN CERTIFICATE-----\nMCowBQYDK2VwAyEA\n-----END CERTIFICATE-----\n'],
  ['a certificate and a block of none', `${CERTIFICATE}-----BEGIN CERTIFICATE-----\nMCowBQYDK2VwAyEA\n-----END CERTIFICATE-----\n`],
  ['a template directive', `${CERTIFICATE}{{ .x }}`],
])('%s: no certificates', (_, caCertData) => {
  expect(refusal(() => externalSecret({ caCertData }))).toBe(`[demo/Secret] data.CA_CERT_DATA: the given value (not shown) ${NO_PEM}`);
});

describe('a private key', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const body = pem.split('\n')[1]!;

  test.each([['alone', pem], ['behind the certificate', CERTIFICATE + pem]])('%s: is not written in plain text', (_, caCertData) => {
    expect(refusal(() => externalSecret({ caCertData }))).toBe('[demo/Secret] data.CA_CERT_DATA: '
      + 'the given value (not shown) '
      + 'contains a private key, which would be written in plain text: give only the certificates');
  });

  test.each([
    ['its body', body],
    ['in base64, as a kubeconfig has it', Buffer.from(pem).toString('base64')],
    ['a password', PASSWORD],
    ['an account key without padding', ACCOUNT_KEY.slice(0, -2)],
  ])('%s: is not shown', (_, caCertData) => {
    const message = refusal(() => externalSecret({ caCertData }));
    expect(message).not.toContain(caCertData.slice(0, 16));
    expect(message.endsWith(NO_PEM)).toBe(true);
  });
});
