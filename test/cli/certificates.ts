import { sign, type KeyPairKeyObjectResult } from 'node:crypto';
import { KEYS } from '../secret/sealing';

/** One element of DER. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length < 0x80 ? [content.length] : [0x82, Math.floor(content.length / 0x100), content.length % 0x100];
  return Buffer.concat([Uint8Array.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const time = (text: string) => der(0x18, Buffer.from(`${text.replace(/[-:T]/g, '')}Z`));
const SHA256_WITH_RSA = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
const SHA256_WITH_ECDSA = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const VERSION_3 = der(0xa0, der(0x02, Buffer.from([2])));
const NOBODY = sequence();

export interface Validity {
  readonly from?: string;
  readonly to?: string;
}

export const FROM = '2026-01-01T00:00:00';
export const TO = '2036-01-01T12:00:00';

/** A certificate as a controller makes one for itself: of nobody, and signed by itself. */
export function certificate({ from = FROM, to = TO }: Validity = {}, { publicKey, privateKey }: KeyPairKeyObjectResult = KEYS): string {
  const algorithm = publicKey.asymmetricKeyType === 'ec' ? SHA256_WITH_ECDSA : SHA256_WITH_RSA;
  const content = sequence(
    VERSION_3, der(0x02, Buffer.from([1])), algorithm, NOBODY, sequence(time(from), time(to)), NOBODY,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const base64 = sequence(content, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}
