import type * as Yaml from 'yaml';
import { readOrReject } from './credential-file';
import { carried, literal, rejecting, type SecretContent, type SecretForm } from './secret-form';
import { originOf } from './sensitive-value';
import { about, type Reject, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { checkType, enumType } from '../refusal/value-type';

/** Where the controller can decrypt a SealedSecret, whose name and namespace are part of the encryption. */
export enum SealingScope {
  /** Only under the name and namespace that it was sealed for. */
  STRICT = 'strict',
  /** Under any name in the namespace that it was sealed for. */
  NAMESPACE_WIDE = 'namespace-wide',
  /** Under any name in any namespace. */
  CLUSTER_WIDE = 'cluster-wide',
}

/** Options of a SealedSecret. */
export interface SealedSecretOptions {
  /**
   * The scope that the file was sealed with.
   *
   * @default SealingScope.STRICT - like kubeseal's default
   */
  readonly scope?: SealingScope;
}

/** The part of a SealedSecret file that matters here. */
export interface SealedSecretFile {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown; readonly annotations?: { readonly [key: string]: unknown } | null };
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

/** The annotations that declare the scope of sealing. Strict is the default, and needs none. */
export function scopeAnnotations(scope: SealingScope): { readonly [name: string]: string } | undefined {
  return scope === SealingScope.STRICT ? undefined : { [scopeAnnotation(scope)]: 'true' };
}

const scopeAnnotation = (scope: SealingScope) => `sealedsecrets.bitnami.com/${scope}`;

/** Annotations in which kubectl and kubecfg keep a copy of what was applied, including all values. */
const COPIES = ['kubectl.kubernetes.io/last-applied-configuration', 'kubecfg.ksonnet.io/last-applied-configuration'];

/** The scope by the order of the controller: cluster-wide wins over namespace-wide, and without either it is strict. */
export function scopeOf(annotations: { readonly [key: string]: unknown } | null | undefined): SealingScope {
  return SCOPED.find((scope) => annotations?.[scopeAnnotation(scope)] === 'true') ?? SealingScope.STRICT;
}

const scopeType = enumType('SealingScope', SealingScope);

/** A SealedSecret with the ciphertext of a file; entries that are no secret are in plain text in its template. */
export function sealedSecret(options: SealedSecretOptions | undefined): SecretForm {
  const scope = optionsOf('SecretDelivery.sealedSecret', options, 'SealedSecretOptions').scope ?? SealingScope.STRICT;
  checkType('SecretDelivery.sealedSecret', 'scope', scope, scopeType);
  const annotations = scopeAnnotations(scope);
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
      for (const entry of secret.entries) {
        const { key } = entry;
        if ('clear' in entry) {
          clear[key] = literal(secret, entry);
          continue;
        }
        const reject = rejecting(secret, key);
        const source = carried(form, 'sealed', entry.value, reject);
        if (path !== undefined && path !== source.argument) {
          reject(wrong(`${originOf(source)} is a different file from ${quote(path)}, but a SealedSecret takes all values from one file`,
            'seal both into one file (cdk8s-stash seal, or kubeseal --merge-into)'));
        }
        path = source.argument;
        sealed.push(key);
      }
      const reject: Reject = (complaint) => refuse(secret.where, 'spec', about(`sealed file ${quote(path)}`, complaint));
      const bytes = readOrReject(path!, (complaint) =>
        refuse(secret.where, 'spec', wrong(complaint.wrong, `${complaint.mend}, or write one: ${sealing(secret, scope, sealed)}`)));
      const { file } = parseSealedFile(bytes.toString('utf8'), reject);
      judgeAddress(file, scope, secret, reject);
      const template = file.spec?.template;
      for (const copy of COPIES.filter((name) => name in { ...template?.metadata?.annotations })) {
        reject(wrong(`contains a copy of the Secret in the annotation ${copy} (not shown)`,
          'remove the annotation, and change the credentials if the file was shared'));
      }
      return {
        encryptedData: ciphertext(file, sealed, Object.keys(clear), reject),
        template: {
          type: plainSecretType(template?.type, reject),
          immutable: template?.immutable === true ? true : undefined,
          metadata: {
            name: secret.name,
            namespace: secret.namespace,
            labels: texts('labels', template?.metadata?.labels, reject),
            annotations: annotations || template?.metadata?.annotations ? { ...texts('annotations', template?.metadata?.annotations, reject), ...annotations } : undefined,
          },
          data: Object.keys(clear).length ? clear : undefined,
        },
      };
    },
  };
  return form;
}

/** The command that writes a sealed file. */
function sealing({ name, namespace }: SecretContent, scope: SealingScope, keys: readonly string[]): string {
  return [
    'npx cdk8s-stash seal --cert FILE',
    ...namespace === undefined ? [] : [`--namespace ${namespace}`],
    `--name ${name}`,
    ...scope === SealingScope.STRICT ? [] : [`--scope ${scope}`],
    ...keys.map((key) => `--from-env ${key}`),
    '--output FILE',
  ].join(' ');
}

/** Parses a SealedSecret. The document also contains what SealedSecretFile leaves out. */
export function parseSealedFile(text: string, reject: Reject): { readonly document: Yaml.Document; readonly file: SealedSecretFile } {
  // Loaded here, since nothing else needs a YAML parser.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parseAllDocuments } = require('yaml') as typeof Yaml;
  let document: Yaml.Document | undefined;
  let file: SealedSecretFile | null;
  try {
    // A warning would quote the file too.
    const documents = parseAllDocuments(text, { logLevel: 'silent' });
    const [first, ...others] = [...documents].filter(({ contents, errors }) => contents !== null || errors.length > 0);
    document = first;
    if (document === undefined || others.length > 0 || document.errors.length > 0) {
      throw new SyntaxError();
    }
    file = document.toJS();
  } catch {
    // The parser's own message would quote the file, which may be a plain Secret given by mistake.
    return reject(wrong('is not a single YAML or JSON document', 'give the file that cdk8s-stash seal or kubeseal wrote'));
  }
  if (file?.kind !== 'SealedSecret' || file.apiVersion !== 'bitnami.com/v1alpha1') {
    return reject(wrong(
      `contains ${typeof file?.kind === 'string' ? quote(file.kind) : 'something without a kind'}, not a SealedSecret of bitnami.com/v1alpha1`,
      'give the file that cdk8s-stash seal or kubeseal wrote, not the Secret that it read',
    ));
  }
  return { document, file };
}

/** Checks the scope, name and namespace: the controller decrypts with those of the object in the cluster, so they have to be those of the sealing. */
function judgeAddress(file: SealedSecretFile, scope: SealingScope, secret: SecretContent, reject: Reject): void {
  const sealedScope = scopeOf(file.metadata?.annotations);
  if (sealedScope !== scope) {
    reject(wrong(`was sealed with scope "${sealedScope}", but the delivery says "${scope}", so the controller could not open it`,
      `use SecretDelivery.sealedSecret({ scope: SealingScope.${sealedScope.toUpperCase().replace('-', '_')} }), or seal with --scope ${scope}`));
  }
  const foreign = scopeOf(secret.annotations);
  if (foreign !== scope) {
    reject(wrong(`was sealed with scope "${scope}", but metadata.annotations say "${foreign}", so the controller could not open it`,
      'remove the annotation'));
  }
  const expected = { namespace: scope !== SealingScope.CLUSTER_WIDE, name: scope === SealingScope.STRICT };
  for (const field of ['namespace', 'name'] as const) {
    const sealed = file.metadata?.[field] ?? undefined;
    if (expected[field] && (sealed === undefined || sealed !== secret[field])) {
      reject(wrong(
        `was sealed for ${field} ${known(sealed)}, but the ${field} of the Secret is ${known(secret[field])}, so the controller could not open it`,
        `${field === 'name' ? 'set metadata.name' : 'set the namespace of the chart'}, or seal again for the ${field} that the Secret has`,
      ));
    }
  }
}

const known = (value: unknown) => value === undefined ? 'unknown' : quote(value);

/** The ciphertext of each key. The file has to have all keys of the Secret, and no others. */
function ciphertext(file: SealedSecretFile, sealed: readonly string[], clear: readonly string[], reject: Reject): { [key: string]: string } {
  const inClear = { ...file.spec?.template?.data };
  for (const key of Object.keys({ ...inClear, ...file.spec?.encryptedData }).sort()) {
    if (clear.includes(key)) {
      reject(wrong(`also contains ${key}, which the construct writes in plain text`, 'remove the key from the file'));
    }
    if (!sealed.includes(key)) {
      reject(wrong(`contains ${keyName(key)}, which is not a key of this Secret`,
        `the Secret takes ${sealed.join(', ')} from the file; remove the key, or correct its name and seal again`));
    }
    if (key in inClear) {
      reject(wrong(`has ${key} in plain text in spec.template.data (not shown)`, 'remove it there, and change the credential'));
    }
  }
  const result: { [key: string]: string } = {};
  for (const key of sealed) {
    const value = file.spec?.encryptedData?.[key];
    if (value === undefined) {
      reject(wrong(`has no ${key} in spec.encryptedData`, 'seal it too (cdk8s-stash seal, or kubeseal --merge-into)'));
    }
    if (typeof value !== 'string' || !isCiphertext(value)) {
      reject(wrong(`has a value under ${key} that is not ciphertext (not shown)`,
        'seal it; if it is the credential itself, change the credential'));
    }
    result[key] = value as string;
  }
  return result;
}

/** Kubernetes takes a Secret of another type only with the keys of that type. */
function plainSecretType(type: unknown, reject: Reject): string | undefined {
  return type === undefined || type === 'Opaque'
    ? type
    : reject(wrong('has a spec.template.type that is not "Opaque" (not shown), and Kubernetes would refuse the Secret',
      'leave it out, and seal again'));
}

/** Labels or annotations, which Kubernetes takes as texts only. */
function texts(field: string, map: object | null | undefined, reject: Reject): object | undefined {
  return typeof (map ?? {}) === 'object' && Object.values(map ?? {}).every((value) => typeof value === 'string')
    ? map ?? undefined
    : reject(wrong(`has spec.template.metadata.${field} that are not all strings (not shown), and Kubernetes would refuse the Secret`,
      'put them in quotes'));
}

/** The key as shown in messages. Something else may have been given as a key, such as a credential. */
function keyName(key: string): string {
  return /^[-._A-Za-z0-9 ]{1,63}$/.test(key) ? quote(key) : 'a key (not shown)';
}

/** Whether the form is that of ciphertext: two bytes of length, an RSA block of that length, AES-GCM ciphertext with a tag of 16 bytes. */
export function isCiphertext(value: string): boolean {
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) {
    return false;
  }
  const bytes = Buffer.from(value, 'base64');
  const rsa = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return rsa >= 256 && rsa % 64 === 0 && bytes.length >= 2 + rsa + 16;
}
