import { createCipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COST = { N: 2, r: 1, p: 1 };

/**
 * Replaces the key of a repository by one that opens at once: restic spends nine tenths of a small backup on the derivation of its key, and takes
 * its cost from the key itself. What is stored with the key, and how, stays as it was.
 */
export function cheapenKey(repository: string, password: string, masterKey: string): void {
  const salt = randomBytes(64);
  const nonce = randomBytes(16);
  const derived = scryptSync(password, salt, 64, COST);
  const cipher = createCipheriv('aes-256-ctr', derived.subarray(0, 32), nonce);
  const sealed = Buffer.concat([cipher.update(masterKey), cipher.final()]);
  const pad = createCipheriv('aes-128-ecb', derived.subarray(32, 48), null).update(nonce);
  const key = JSON.stringify({
    created: new Date(0).toISOString(),
    username: 'replay',
    hostname: 'replay',
    kdf: 'scrypt',
    ...COST,
    salt: salt.toString('base64'),
    data: Buffer.concat([nonce, sealed, poly1305(sealed, derived.subarray(48, 64), pad)]).toString('base64'),
  });
  const keys = join(repository, 'keys');
  readdirSync(keys).forEach(file => rmSync(join(keys, file)));
  writeFileSync(join(keys, createHash('sha256').update(key).digest('hex')), key);
}

/** The authenticator of RFC 8439, section 2.5, which Node offers only together with ChaCha20. */
function poly1305(message: Buffer, r: Buffer, pad: Buffer): Buffer {
  const prime = 2n ** 130n - 5n;
  const factor = [...r].map((byte, at) => at % 4 === 3 ? byte % 16 : at % 4 === 0 && at > 0 ? byte - byte % 4 : byte);
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    sum = (sum + number([...message.subarray(at, at + 16), 1])) * number(factor) % prime;
  }
  const tag = (sum + number([...pad])) % 2n ** 128n;
  return Buffer.from(tag.toString(16).padStart(32, '0'), 'hex').reverse();
}

function number(littleEndian: readonly number[]): bigint {
  return littleEndian.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);
}
