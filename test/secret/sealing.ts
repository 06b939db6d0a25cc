import { constants, createCipheriv, createDecipheriv, generateKeyPairSync, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import type { Manifest } from './demo-app';
import { SealingScope } from 'cdk8s-stash';

// The published scheme of Sealed Secrets, so that what these tests seal is what a controller opens:
//   2 bytes: length of the RSA part | RSA-OAEP of a session key | AES-256-GCM of the value, with a nonce of zeros | 16 bytes: tag
/** The key pair of the controller. */
export const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const NONCE = Buffer.alloc(12);

export interface Address {
  readonly namespace?: string;
  readonly name?: string;
  readonly scope?: SealingScope;
}

const DEMO: Address = { namespace: 'demo', name: 'azure-secret' };

/** What the sealing depends on: the controller computes it from the object in the cluster. */
function oaep({ namespace = '', name = '', scope = SealingScope.STRICT }: Address) {
  const label = { [SealingScope.STRICT]: `${namespace}/${name}`, [SealingScope.NAMESPACE_WIDE]: namespace, [SealingScope.CLUSTER_WIDE]: '' }[scope];
  return { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256', oaepLabel: Buffer.from(label) };
}

export function seal(value: string, address: Address = DEMO): string {
  const sessionKey = randomBytes(32);
  const wrapped = publicEncrypt({ key: KEYS.publicKey, ...oaep(address) }, sessionKey);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  const cipher = createCipheriv('aes-256-gcm', sessionKey, NONCE);
  return Buffer.concat([length, wrapped, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function open(sealed: string, address: Address): string {
  const bytes = Buffer.from(sealed, 'base64');
  const start = 2 + bytes.readUInt16BE();
  const sessionKey = privateDecrypt({ key: KEYS.privateKey, ...oaep(address) }, bytes.subarray(2, start));
  const decipher = createDecipheriv('aes-256-gcm', sessionKey, NONCE);
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(start, -16)), decipher.final()]).toString('utf8');
}

function scopeOf({ annotations = {} }: Manifest['metadata']): SealingScope {
  return [SealingScope.CLUSTER_WIDE, SealingScope.NAMESPACE_WIDE].find((scope) => annotations[`sealedsecrets.bitnami.com/${scope}`] === 'true')
    ?? SealingScope.STRICT;
}

/** The values that the controller writes into the Secret. */
export function unseal({ metadata, spec }: Manifest): Record<string, string> {
  const address = { ...metadata, scope: scopeOf(metadata) };
  const opened = Object.entries(spec.encryptedData).map(([key, sealed]) => [key, open(sealed, address)]);
  return { ...Object.fromEntries(opened) as Record<string, string>, ...spec.template.data };
}

/** The object that kubeseal writes, with what kubeseal writes unasked. */
export function sealedObject(values: Readonly<Record<string, string>>, address: Address = DEMO, template: object = {}) {
  const { namespace, name, scope = SealingScope.STRICT } = address;
  const annotations = scope === SealingScope.STRICT ? undefined : { [`sealedsecrets.bitnami.com/${scope}`]: 'true' };
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { annotations, creationTimestamp: null, name, namespace },
    spec: {
      encryptedData: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, seal(value, address)])),
      template: { metadata: { annotations, creationTimestamp: null, name, namespace }, ...template },
    },
  };
}
