import { constants, createCipheriv, type KeyObject, publicEncrypt, randomBytes } from 'node:crypto';
import { SealingScope } from '../secret/delivery/sealing-scope';

/** Where a sealed value may be opened. */
export interface SealingAddress {
  readonly scope: SealingScope;
  readonly name: string;
  /** Optional for the cluster-wide scope only. */
  readonly namespace?: string;
}

/** The label of the encryption. The controller computes it from the object in the cluster, and cannot decrypt if it differs. */
export function sealingLabel({ scope, namespace = '', name }: SealingAddress): string {
  return {
    [SealingScope.STRICT]: `${namespace}/${name}`,
    [SealingScope.NAMESPACE_WIDE]: namespace,
    [SealingScope.CLUSTER_WIDE]: '',
  }[scope];
}

/**
 * Encrypts a value for the private key of the controller: two bytes with the length of the RSA part, a session key encrypted by RSA-OAEP with the
 * label, the value encrypted by AES-256-GCM with that key, the tag. The nonce may be zero, since a session key is used once.
 *
 * @see https://github.com/bitnami-labs/sealed-secrets/blob/main/docs/developer/crypto.md
 */
export function seal(value: Uint8Array, publicKey: KeyObject, address: SealingAddress): string {
  const sessionKey = randomBytes(32);
  const wrapped = publicEncrypt({
    key: publicKey,
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    oaepHash: 'sha256',
    oaepLabel: Buffer.from(sealingLabel(address)),
  }, sessionKey);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  const cipher = createCipheriv('aes-256-gcm', sessionKey, Buffer.alloc(12));
  return Buffer.concat([length, wrapped, cipher.update(value), cipher.final(), cipher.getAuthTag()]).toString('base64');
}
