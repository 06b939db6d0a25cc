import { readOrReject } from './credential-file';
import { isCiphertext, parseSealedFile, type SealedSecretFile } from './sealed-file';
import { scopeAnnotations, scopeOf, SealingScope } from './sealing-scope';
import { type Credential, isCredential, literal, type SecretContent, type SecretForm } from './secret-form';
import { originOf, type SealedSource } from './sensitive-value';
import { about, type Reject, wrong } from '../../refusal/complaint';
import { quote } from '../../refusal/quote';
import { refuse } from '../../refusal/refusal';
import { optionsOf } from '../../refusal/struct';
import { checkType, enumType } from '../../refusal/value-type';

/** Options of a SealedSecret. */
export interface SealedSecretOptions {
  /**
   * The scope that the file was sealed with.
   *
   * @default SealingScope.STRICT - like kubeseal's default
   */
  readonly scope?: SealingScope;
}

const scopeType = enumType('SealingScope', SealingScope);

/** A SealedSecret with the ciphertext of a file; entries that are no secret are in plain text in its template. */
export function sealedSecret(options: SealedSecretOptions | undefined): SecretForm<SealedSource> {
  const scope = optionsOf('SecretDelivery.sealedSecret', options, 'SealedSecretOptions').scope ?? SealingScope.STRICT;
  checkType('SecretDelivery.sealedSecret', 'scope', scope, scopeType);
  const annotations = scopeAnnotations(scope);
  return {
    carries: 'sealed',
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    annotations,
    field: 'spec',
    fill: (secret) => {
      const clear = Object.fromEntries(secret.entries.flatMap((entry) => isCredential(entry) ? [] : [[entry.key, literal(entry)]]));
      const credentials = secret.entries.filter(isCredential);
      const sealed = credentials.map(({ key }) => key);
      const path = onlyFile(credentials);
      const reject: Reject = (complaint) => refuse(secret.where, 'spec', about(`sealed file ${quote(path)}`, complaint));
      const bytes = readOrReject(path, (complaint) =>
        refuse(secret.where, 'spec', wrong(complaint.wrong, `${complaint.mend}, or write one: ${sealing(secret, scope, sealed)}`)));
      const { file } = parseSealedFile(bytes.toString('utf8'), reject);
      judgeAddress(file, scope, secret, reject);
      refuseCopies(file, reject);
      return {
        encryptedData: ciphertext(file, sealed, Object.keys(clear), reject),
        template: { ...templateOf(file, secret, annotations, reject), data: Object.keys(clear).length > 0 ? clear : undefined },
      };
    },
  };
}

/** The path of the file that all credentials are in. */
function onlyFile(credentials: ReadonlyArray<Credential<SealedSource>>): string {
  const path = credentials[0]!.source.argument;
  for (const { source, reject } of credentials) {
    if (source.argument !== path) {
      reject(wrong(`${originOf(source)} is a different file from ${quote(path)}, but a SealedSecret takes all values from one file`,
        'seal both into one file (cdk8s-stash seal, or kubeseal --merge-into)'));
    }
  }
  return path;
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

/** Annotations in which kubectl and kubecfg keep a copy of what was applied, including all values. */
const COPIES = ['kubectl.kubernetes.io/last-applied-configuration', 'kubecfg.ksonnet.io/last-applied-configuration'];

function refuseCopies(file: SealedSecretFile, reject: Reject): void {
  for (const copy of COPIES.filter((name) => name in { ...file.spec?.template?.metadata?.annotations })) {
    reject(wrong(`contains a copy of the Secret in the annotation ${copy} (not shown)`,
      'remove the annotation, and change the credentials if the file was shared'));
  }
}

/** What the file says of the Secret besides its values, under the name and namespace that the construct has. */
function templateOf({ spec }: SealedSecretFile, { name, namespace }: SecretContent, scope: SecretForm['annotations'], reject: Reject): object {
  const { type, immutable, metadata } = spec?.template ?? {};
  return {
    type: plainSecretType(type, reject),
    immutable: immutable === true ? true : undefined,
    metadata: {
      name,
      namespace,
      labels: texts('labels', metadata?.labels, reject),
      annotations: scope || metadata?.annotations ? { ...texts('annotations', metadata?.annotations, reject), ...scope } : undefined,
    },
  };
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
