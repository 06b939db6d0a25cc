import { constants, createCipheriv, createDecipheriv, generateKeyPair, KeyObject, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Manifest } from './operator';

// The published scheme of Sealed Secrets, written here a second time on purpose: the library's own reading of it cannot vouch for itself.
//   2 bytes: length of the RSA part | RSA-OAEP of a session key | AES-256-GCM of the value, with a nonce of zeros | 16 bytes: tag
const LENGTH_BYTES = 2;
const TAG_BYTES = 16;
const NONCE = Buffer.alloc(12);

/** What the controller's key pair is by default. */
export async function controllerKeys(): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  return promisify(generateKeyPair)('rsa', { modulusLength: 4096 });
}

/** The label of the strict scope: a sealed value opens under its own namespace and name only. */
function oaep(namespace: string, name: string) {
  return { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256', oaepLabel: Buffer.from(`${namespace}/${name}`) };
}

export function seal(value: string, namespace: string, name: string, publicKey: KeyObject): string {
  const sessionKey = randomBytes(32);
  const wrapped = publicEncrypt({ key: publicKey, ...oaep(namespace, name) }, sessionKey);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(wrapped.length);
  const cipher = createCipheriv('aes-256-gcm', sessionKey, NONCE);
  return Buffer.concat([length, wrapped, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function open(sealed: string, namespace: string, name: string, privateKey: KeyObject): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const start = LENGTH_BYTES + bytes.readUInt16BE();
  const sessionKey = privateDecrypt({ key: privateKey, ...oaep(namespace, name) }, bytes.subarray(LENGTH_BYTES, start));
  const decipher = createDecipheriv('aes-256-gcm', sessionKey, NONCE);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(start, -TAG_BYTES)), decipher.final()]);
}

interface SealedSecretSpec {
  readonly encryptedData: Readonly<Record<string, string>>;
  readonly template?: { readonly data?: Readonly<Record<string, string>> };
}

/** The Secret that the controller makes of a SealedSecret of the strict scope. */
export function unseal(sealedSecret: Manifest, privateKey: KeyObject): Manifest {
  const { name, namespace = 'default' } = sealedSecret.metadata;
  const { encryptedData, template } = sealedSecret.spec as SealedSecretSpec;
  const data = Object.entries(encryptedData).map(([key, sealed]) => [key, open(sealed, namespace, name, privateKey).toString('base64')]);
  const literals = Object.entries(template?.data ?? {}).map(([key, value]) => {
    // The controller runs these through a template engine; only text without a directive comes out as it went in.
    if (value.includes('{{')) throw new Error(`spec.template.data.${key} holds a template directive`);
    return [key, Buffer.from(value).toString('base64')];
  });
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, data: Object.fromEntries([...data, ...literals]) };
}
