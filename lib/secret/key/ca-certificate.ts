import { X509Certificate } from 'node:crypto';
import { type ValueRule, wrong } from '../../refusal/complaint';

const BLOCK = /-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n?/g;

/** CA_CERT_DATA, which Stash hands to restic as `--cacert`: certificates in PEM and nothing else. */
export const caCertificate: ValueRule = (pem) => {
  if (pem.includes('PRIVATE KEY')) {
    return wrong('contains a private key, which would be written in plain text', 'give only the certificates');
  }
  const text = pem.replace(/\r\n/g, '\n').trim();
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length === 0 || text.replace(BLOCK, '').trim() !== '' || !blocks.every(isCertificate)) {
    return wrong('does not consist of PEM certificates',
      'give one or more blocks from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----" and nothing else');
  }
  return undefined;
};

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).subject !== '';
  } catch {
    return false;
  }
}
