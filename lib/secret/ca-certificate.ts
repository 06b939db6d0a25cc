import { X509Certificate } from 'node:crypto';
import { type ValueRule, wrong } from '../refusal/complaint';

const BLOCK = /-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n?/g;

/** CA_CERT_DATA, which Stash hands to restic as `--cacert`: certificates in PEM and nothing else. */
export const caCertificate: ValueRule = (pem) => {
  if (pem.includes('PRIVATE KEY')) {
    return wrong('holds a private key, and would be written in clear', 'give the certificates only');
  }
  const text = pem.replace(/\r\n/g, '\n').trim();
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length === 0 || text.replace(BLOCK, '').trim() !== '' || !blocks.every(isCertificate)) {
    return wrong('is not PEM certificates', 'one or more blocks from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----" and nothing else');
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
