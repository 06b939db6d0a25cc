import type * as Yaml from 'yaml';
import { carried, rejecting, type SecretContent, type SecretForm } from './secret-form';
import { readOrReject, type Reject } from './sensitive-value';
import { quote, refuse } from '../check/refusal';

/** Where the controller opens a SealedSecret: its name and namespace are part of the encryption. */
export enum SealingScope {
  /** Under the very name and namespace that it was sealed for. */
  STRICT = 'strict',
  /** Under any name in the namespace that it was sealed for. */
  NAMESPACE_WIDE = 'namespace-wide',
  /** Under any name in any namespace. */
  CLUSTER_WIDE = 'cluster-wide',
}

/** How a SealedSecret is written. */
export interface SealedSecretOptions {
  /**
   * The scope that the file was sealed with.
   *
   * @default SealingScope.STRICT - as kubeseal's own
   */
  readonly scope?: SealingScope;
}

/** The part of a SealedSecret file that matters here. */
interface SealedSecretFile {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown; readonly annotations?: { readonly [key: string]: unknown } };
  readonly spec?: {
    readonly encryptedData?: { readonly [key: string]: unknown };
    readonly template?: {
      readonly metadata?: { readonly annotations?: object; readonly labels?: object };
      readonly type?: unknown;
      readonly immutable?: unknown;
      readonly data?: object;
    };
  };
}

const SCOPED = [SealingScope.CLUSTER_WIDE, SealingScope.NAMESPACE_WIDE];
const scopeAnnotation = (scope: SealingScope) => `sealedsecrets.bitnami.com/${scope}`;

/** The controller's own order: cluster-wide wins over namespace-wide, and neither is strict. */
function scopeOf(annotations: { readonly [key: string]: unknown } = {}): SealingScope {
  return SCOPED.find((scope) => annotations[scopeAnnotation(scope)] === 'true') ?? SealingScope.STRICT;
}

/** A SealedSecret with the ciphertext of a file; what is no secret stands in clear in its template. */
export function sealedSecret(options: SealedSecretOptions = {}): SecretForm {
  const scope = options.scope ?? SealingScope.STRICT;
  const annotations = scope === SealingScope.STRICT ? undefined : { [scopeAnnotation(scope)]: 'true' };
  const form: SecretForm = {
    factory: 'SecretDelivery.sealedSecret()',
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    annotations,
    field: 'spec',
    fill: (secret) => {
      const clear: { [key: string]: string } = {};
      const sealed: string[] = [];
      let path: string | undefined;
      for (const { key, value } of secret.entries) {
        if (typeof value === 'string') {
          clear[key] = value;
          continue;
        }
        const reject = rejecting(secret, key);
        const source = carried(form, 'sealed', value, reject);
        if (path !== undefined && path !== source.path) {
          reject(`${source.origin} is another file than ${quote(path)}: one SealedSecret is one file, so seal both into it (kubeseal --merge-into)`);
        }
        path = source.path;
        sealed.push(key);
      }
      const reject: Reject = (complaint) => refuse(secret.where, 'spec', `sealed file ${quote(path)} ${complaint}`);
      const file = parse(path!, (complaint) => refuse(secret.where, 'spec', complaint), reject);
      judgeAddress(file, scope, secret, reject);
      const template = file.spec?.template;
      return {
        encryptedData: ciphertext(file, sealed, Object.keys(clear), reject),
        template: {
          type: template?.type,
          immutable: template?.immutable,
          metadata: {
            name: secret.name,
            namespace: secret.namespace,
            labels: template?.metadata?.labels,
            annotations: annotations || template?.metadata?.annotations ? { ...template?.metadata?.annotations, ...annotations } : undefined,
          },
          data: Object.keys(clear).length ? clear : undefined,
        },
      };
    },
  };
  return form;
}

function parse(path: string, unreadable: Reject, reject: Reject): SealedSecretFile {
  const text = readOrReject(path, unreadable).toString('utf8');
  // Loaded here, since nobody else needs a YAML parser.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parseAllDocuments } = require('yaml') as typeof Yaml;
  let file: SealedSecretFile | null;
  try {
    const documents = parseAllDocuments(text);
    if (!Array.isArray(documents) || documents.length !== 1 || documents[0]!.errors.length > 0) {
      throw new SyntaxError();
    }
    file = documents[0]!.toJS();
  } catch {
    // The parser's own message would quote the file, which may be a plain Secret given by mistake.
    return reject('is not one YAML or JSON document: give the file that kubeseal wrote');
  }
  if (file?.kind !== 'SealedSecret' || file.apiVersion !== 'bitnami.com/v1alpha1') {
    return reject(`holds ${typeof file?.kind === 'string' ? quote(file.kind) : 'no object'} and not a SealedSecret of bitnami.com/v1alpha1: `
      + 'give the file that kubeseal wrote, not the Secret that it read');
  }
  return file;
}

/** The controller decrypts with the name and namespace that the object has in the cluster: they have to be those of the sealing. */
function judgeAddress(file: SealedSecretFile, scope: SealingScope, secret: SecretContent, reject: Reject): void {
  const sealedScope = scopeOf(file.metadata?.annotations);
  if (sealedScope !== scope) {
    reject(`was sealed with scope "${sealedScope}" and the delivery says "${scope}", so the controller could not open it: `
      + `SecretDelivery.sealedSecret({ scope: SealingScope.${sealedScope.toUpperCase().replace('-', '_')} }), or kubeseal --scope ${scope}`);
  }
  const foreign = scopeOf(secret.annotations);
  if (foreign !== scope) {
    reject(`was sealed with scope "${scope}" and metadata.annotations say "${foreign}", so the controller could not open it: remove the annotation`);
  }
  const expected = { namespace: scope !== SealingScope.CLUSTER_WIDE, name: scope === SealingScope.STRICT };
  for (const field of ['namespace', 'name'] as const) {
    const sealed = file.metadata?.[field];
    if (expected[field] && (sealed === undefined || sealed !== secret[field])) {
      reject(`was sealed for ${field} ${sealed === undefined ? 'unknown' : quote(sealed)} and the Secret has ${quote(secret[field] ?? 'none')}, `
        + `so the controller could not open it: ${field === 'name' ? 'set metadata.name' : 'set the namespace of the chart'}, or seal for the ${field} that it has`);
    }
  }
}

/** The entries of the file under the keys of the Secret: all of them, and no others. */
function ciphertext(file: SealedSecretFile, sealed: readonly string[], clear: readonly string[], reject: Reject): { [key: string]: string } {
  const held = { ...file.spec?.template?.data, ...file.spec?.encryptedData };
  for (const key of Object.keys(held).sort()) {
    if (clear.includes(key)) {
      reject(`also holds ${key}, which the construct gives in clear: remove the key from the file`);
    }
    if (!sealed.includes(key)) {
      reject(`holds ${quote(key)}, which is no key of this Secret: its keys in the file are ${sealed.join(', ')}; remove the key, or correct its name and seal again`);
    }
  }
  const result: { [key: string]: string } = {};
  for (const key of sealed) {
    const value = file.spec?.encryptedData?.[key];
    if (value === undefined) {
      reject(`holds no ${key} in spec.encryptedData: seal it too (kubeseal --merge-into)`);
    }
    if (typeof value !== 'string' || !isCiphertext(value)) {
      reject(`holds under ${key} something that is no ciphertext of kubeseal (not shown): seal it; if it is the credential itself, change the credential`);
    }
    result[key] = value as string;
  }
  return result;
}

/** Two bytes of length, an RSA block of that length, AES-GCM ciphertext with a tag of 16 bytes. */
function isCiphertext(value: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) {
    return false;
  }
  const bytes = Buffer.from(value, 'base64');
  const rsa = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return rsa >= 256 && rsa % 64 === 0 && bytes.length >= 2 + rsa + 16;
}
