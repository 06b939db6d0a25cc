import { isCopied } from './copied-secret';
import { reachedNamespaces, reachesAll } from './reached-namespace';
import { asFields, asList, asText, type FieldPath, type Fields } from '../../kubernetes/manifest-fields';
import { annotationsOf } from '../../kubernetes/metadata';
import { PLACEHOLDER } from '../../refusal/placeholder';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import { isClusterScoped } from '../full-name';
import { namesakes } from '../spelling';
import type { Subject } from '../subject';

/** The spec of an ExternalSecret, or the one that a ClusterExternalSecret has as a template. */
export interface ExternalSpec {
  readonly spec: Fields;
  /** The path of `spec` in the manifest. */
  readonly field: FieldPath;
}

/** A Secret that the input declares: directly, as a SealedSecret, or as an ExternalSecret, perhaps one for many namespaces. */
export class DeclaredSecret {
  /**
   * @param subject the object that declares it
   * @param parts the parts of the manifest that have its keys; if several have the same key, the last one counts
   * @param field where another key would be added
   * @param isOpen whether it may have more keys than the input shows
   * @param external present if External Secrets makes it
   */
  public constructor(
    public readonly subject: Subject, public readonly name: string, private readonly parts: readonly Part[],
    public readonly field: FieldPath, public readonly isOpen: boolean, public readonly external?: ExternalSpec,
  ) {}

  /** Empty if it is not stated, and for the Secrets of a ClusterExternalSecret, which are in many. */
  public get namespace(): string {
    return isClusterScoped(this.subject) ? '' : this.subject.namespace;
  }

  public get keys(): readonly string[] {
    return this.parts.length === 1 ? this.parts[0]!.keys : [...new Set(this.parts.flatMap(({ keys }) => keys))];
  }

  public has(key: string): boolean {
    return this.partOf(key) !== undefined;
  }

  /** What the input tells about the value of a key. */
  public value(key: string): SecretValue {
    return this.partOf(key)?.value(key) ?? {};
  }

  /** The path, in the manifest of `subject`, of a key that the Secret has. */
  public fieldOf(key: string): FieldPath {
    return this.partOf(key)!.fieldOf(key);
  }

  /** The same Secret, if another object adds keys to it. */
  public filledUp(): DeclaredSecret {
    return new DeclaredSecret(this.subject, this.name, this.parts, this.field, true, this.external);
  }

  private partOf(key: string): Part | undefined {
    let found: Part | undefined;
    for (const part of this.parts) {
      found = part.has(key) ? part : found;
    }
    return found;
  }
}

export interface SecretValue {
  /** The value, if the input has it in plain text. */
  readonly text?: string;
  /** The Go template from which a controller makes the value. */
  readonly template?: string;
  /** Whether the entry cannot be a value: it is not a string, or not base64 where that is required. */
  readonly isBroken?: boolean;
}

/** A part of a manifest that has keys of a Secret. They are looked up on demand, because few keys of a Secret are ever asked for. */
interface Part {
  readonly keys: readonly string[];
  has(key: string): boolean;
  value(key: string): SecretValue;
  fieldOf(key: string): FieldPath;
}

/** All Secrets that the input declares. Plain Secrets come last, so that they win over others of the same name. */
export const declaredSecrets = view((cluster: Cluster): readonly DeclaredSecret[] => {
  const secrets = [
    ...cluster.ofKind('external-secrets.io', 'ClusterExternalSecret').map(externalInMany),
    ...cluster.ofKind('external-secrets.io', 'ExternalSecret').map(external),
    ...cluster.ofKind('bitnami.com', 'SealedSecret').map(sealed),
    ...cluster.ofKind('', 'Secret').map(plain),
  ];
  const addedTo = new Set(secrets.filter((secret) => creationPolicyOf(secret) === 'Merge').map(({ namespace, name }) => `${namespace}/${name}`));
  return addedTo.size === 0 ? secrets
    : secrets.map((secret) => [secret.namespace, ''].some((namespace) => addedTo.has(`${namespace}/${secret.name}`)) ? secret.filledUp() : secret);
});

/** The Secret that the input declares under this name; the last one if there are several. */
export const declaredSecret = (cluster: Cluster, namespace: string, name: string): DeclaredSecret | undefined =>
  secretsByName(cluster).get(`${namespace}/${name}`) ?? secretsForAll(cluster).get(name);

/** How External Secrets treats the Secret; undefined if that is not stated, and for a Secret that it does not make. */
export const creationPolicyOf = ({ external }: DeclaredSecret): string | undefined => asText(asFields(external?.spec.target).creationPolicy);

/** Whether the input has a Secret, or may have it: one that a ClusterExternalSecret makes, or a controller copies, may be in any namespace. */
export const mayHaveSecret = (cluster: Cluster, namespace: string, name: string): boolean =>
  declaredSecret(cluster, namespace, name) !== undefined || namesOfMany(cluster).has(name);

/** The first Secret with this name in any stated namespace. */
export const namesakeElsewhere = (cluster: Cluster, name: string): DeclaredSecret | undefined => firstByName(cluster).get(name);

const firstByName = view((cluster: Cluster) => namesakes(declaredSecrets(cluster)));

const secretsByName = view((cluster: Cluster): ReadonlyMap<string, DeclaredSecret> =>
  new Map(declaredSecrets(cluster).flatMap((secret) =>
    namespacesOf(cluster, secret).map((namespace): [string, DeclaredSecret] => [`${namespace}/${secret.name}`, secret]))));

const namespacesOf = (cluster: Cluster, { subject, namespace }: DeclaredSecret) =>
  isClusterScoped(subject) ? reachedNamespaces(cluster, subject) : [namespace];

/** The Secrets that are made in all namespaces, whichever there are. */
const secretsForAll = view((cluster: Cluster): ReadonlyMap<string, DeclaredSecret> =>
  new Map(declaredSecrets(cluster).filter(({ subject }) => isClusterScoped(subject) && reachesAll(subject)).map((secret) => [secret.name, secret])));

const namesOfMany = view((cluster: Cluster): ReadonlySet<string> =>
  new Set(declaredSecrets(cluster).flatMap(({ subject, name }) => isClusterScoped(subject) || isCopied(subject) ? [name] : [])));

function plain(subject: Subject): DeclaredSecret {
  const { data, stringData } = subject.manifest;
  return new DeclaredSecret(
    subject,
    subject.name,
    [new Values(data, ['data'], IN_SECRET.data), new Values(stringData, ['stringData'], IN_SECRET.stringData)],
    [stringData === undefined ? 'data' : 'stringData'],
    // Without any data it is meant to be filled by something else.
    (data === undefined && stringData === undefined) || isToBeFilled(subject) || isPatched(subject),
  );
}

/** Whether a Secret has no data, but annotations, which may tell a tool to copy another Secret into it. */
const isToBeFilled = ({ manifest }: Subject) => isEmpty(manifest.data) && isEmpty(manifest.stringData) && !isEmpty(annotationsOf(manifest));

/** Whether Sealed Secrets adds the keys of a SealedSecret to this Secret, and keeps those that it has. */
export const isPatched = ({ manifest }: Subject) => annotationsOf(manifest)['sealedsecrets.bitnami.com/patch'] === 'true';

const isEmpty = (map: unknown) => Object.keys(asFields(map)).length === 0;

/** The controller gives the Secret the name of the SealedSecret, whatever its template says. */
function sealed(subject: Subject): DeclaredSecret {
  const { encryptedData, template } = asFields(subject.manifest.spec);
  return new DeclaredSecret(
    subject,
    subject.name,
    [
      new Values(encryptedData, ['spec', 'encryptedData'], () => ({})),
      new Values(asFields(template).data, ['spec', 'template', 'data'], inTemplate),
    ],
    ['spec', 'encryptedData'],
    false,
  );
}

const external = (subject: Subject): DeclaredSecret => fetched(subject, subject.name, { spec: asFields(subject.manifest.spec), field: ['spec'] });

/** A ClusterExternalSecret names its ExternalSecrets as it is named itself, unless it says otherwise. */
function externalInMany(subject: Subject): DeclaredSecret {
  const { externalSecretName, externalSecretSpec } = asFields(subject.manifest.spec);
  return fetched(subject, asText(externalSecretName) || subject.name, { spec: asFields(externalSecretSpec), field: ['spec', 'externalSecretSpec'] });
}

/** @param name that of the ExternalSecret */
function fetched(subject: Subject, name: string, from: ExternalSpec): DeclaredSecret {
  const { spec, field } = from;
  const target = asFields(spec.target);
  const template = asFields(target.template);
  const templatePath = [...field, 'target', 'template', 'data'];
  const dataPath = [...field, 'data'];
  const templated = new Values(template.data, templatePath, inTemplate);
  // The template defines all keys of the Secret, unless its mergePolicy is Merge.
  const isWhole = template.data !== undefined && template.mergePolicy !== 'Merge';
  return new DeclaredSecret(
    subject,
    asText(target.name) || name,
    isWhole ? [templated] : [new Fetched(spec.data, dataPath), templated],
    isWhole ? templatePath : dataPath,
    template.templateFrom !== undefined || target.creationPolicy === 'Merge' || (!isWhole && spec.dataFrom !== undefined),
    from,
  );
}

type Reading = (value: string) => SecretValue;

/** A map of keys to their values. */
class Values implements Part {
  private readonly map: Fields;

  public constructor(map: unknown, private readonly field: FieldPath, private readonly read: Reading) {
    this.map = asFields(map);
  }

  public get keys(): readonly string[] {
    return Object.keys(this.map);
  }

  public has(key: string): boolean {
    return Object.hasOwn(this.map, key);
  }

  public value(key: string): SecretValue {
    const value = this.map[key];
    return typeof value === 'string' ? this.read(value) : { isBroken: true };
  }

  public fieldOf(key: string): FieldPath {
    return [...this.field, key];
  }
}

/** A list of keys that are fetched from a secret store, so that their values are unknown. */
class Fetched implements Part {
  private readonly indices: ReadonlyMap<string, number>;

  public constructor(list: unknown, private readonly field: FieldPath) {
    this.indices = new Map(asList(list).map(({ secretKey }, index) => [asText(secretKey) ?? '', index]));
  }

  public get keys(): readonly string[] {
    return [...this.indices.keys()];
  }

  public has(key: string): boolean {
    return this.indices.has(key);
  }

  public value(): SecretValue {
    return {};
  }

  public fieldOf(key: string): FieldPath {
    return [...this.field, this.indices.get(key)!];
  }
}

const inClear: Reading = (text) => PLACEHOLDER.test(text) ? {} : { text };

const inTemplate: Reading = (text) => text.includes('{{') ? { template: text } : inClear(text);

/** Whether Kubernetes accepts a text as base64, after line breaks are removed. A pattern with a group of four overflows the stack on long texts. */
const isBase64 = (text: string) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);

const decoded: Reading = (encoded) => {
  if (PLACEHOLDER.test(encoded)) {
    return {};
  }
  return isBase64(encoded.replace(/[\r\n]/g, '')) ? inClear(Buffer.from(encoded, 'base64').toString()) : { isBroken: true };
};

/** How the values in a Secret are read, by the member that has them. */
export const IN_SECRET = { data: decoded, stringData: inClear } satisfies { readonly [member: string]: Reading };

/** Whether a value may be read by anyone: certificates may, unless their private key is beside them. */
export const isPublic = (text: string): boolean => /^\s*-----BEGIN CERTIFICATE-----/.test(text) && !text.includes('PRIVATE KEY');
