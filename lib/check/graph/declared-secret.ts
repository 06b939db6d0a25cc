import { asFields, asList, asText, type FieldPath, type Fields } from '../../kubernetes/manifest-fields';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** A Secret that the input brings into the cluster: as it is, sealed, or by way of the External Secrets Operator. */
export class DeclaredSecret {
  /**
   * @param subject the object that makes it
   * @param parts where its keys stand; of two parts that have a key, the last one counts
   * @param field where another key would be added
   * @param isOpen whether it may have more keys than the input shows
   */
  public constructor(
    public readonly subject: Subject, public readonly name: string, private readonly parts: readonly Part[],
    public readonly field: FieldPath, public readonly isOpen: boolean,
  ) {}

  public get namespace(): string {
    return this.subject.namespace;
  }

  public get keys(): readonly string[] {
    return this.parts.length === 1 ? this.parts[0]!.keys : [...new Set(this.parts.flatMap(({ keys }) => keys))];
  }

  public has(key: string): boolean {
    return this.partOf(key) !== undefined;
  }

  /** What the input says of the value of a key. */
  public value(key: string): SecretValue {
    return this.partOf(key)?.value(key) ?? {};
  }

  /** Where a key that it has stands in the manifest of the object that makes the Secret. */
  public fieldOf(key: string): FieldPath {
    return this.partOf(key)!.fieldOf(key);
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
  /** Where it stands in clear. */
  readonly text?: string;
  /** Whether what stands there cannot be the value of any key: no text, or no base64 where it has to be. */
  readonly isBroken?: boolean;
}

/** Keys that stand together in a manifest. They are looked up there: of nearly every Secret only a few are ever asked for. */
interface Part {
  readonly keys: readonly string[];
  has(key: string): boolean;
  value(key: string): SecretValue;
  fieldOf(key: string): FieldPath;
}

/** All Secrets of the input, those that it has as they are last. */
export const declaredSecrets = view((cluster: Cluster): readonly DeclaredSecret[] => [
  ...cluster.ofKind('external-secrets.io', 'ExternalSecret').map(external),
  ...cluster.ofKind('bitnami.com', 'SealedSecret').map(sealed),
  ...cluster.ofKind('', 'Secret').map(plain),
]);

/** The Secret of this name, where the input says what it holds; of several the last one. */
export function declaredSecret(cluster: Cluster, namespace: string, name: string): DeclaredSecret | undefined {
  return secretsByName(cluster).get(`${namespace}/${name}`);
}

/** The first Secret of this name in any namespace that is known. */
export const namesakeElsewhere = (cluster: Cluster, name: string): DeclaredSecret | undefined => firstByName(cluster).get(name);

const firstByName = view((cluster: Cluster): ReadonlyMap<string, DeclaredSecret> =>
  new Map(declaredSecrets(cluster).filter(({ namespace }) => namespace !== '').reverse().map((secret) => [secret.name, secret])));

const secretsByName = view((cluster: Cluster): ReadonlyMap<string, DeclaredSecret> =>
  new Map(declaredSecrets(cluster).map((secret) => [`${secret.namespace}/${secret.name}`, secret])));

function plain(subject: Subject): DeclaredSecret {
  const { data, stringData } = subject.manifest;
  return new DeclaredSecret(
    subject,
    subject.name,
    [new Values(data, ['data'], decoded), new Values(stringData, ['stringData'], inClear)],
    [stringData === undefined ? 'data' : 'stringData'],
    // What has no data at all is there to be filled by something else, such as a copy of another Secret.
    data === undefined && stringData === undefined,
  );
}

/** The controller gives the Secret the name of the SealedSecret, whatever its template says. */
function sealed(subject: Subject): DeclaredSecret {
  const { encryptedData, template } = asFields(subject.manifest.spec);
  return new DeclaredSecret(
    subject,
    subject.name,
    [
      new Values(encryptedData, ['spec', 'encryptedData'], () => ({})),
      new Values(asFields(template).data, ['spec', 'template', 'data'], inClear),
    ],
    ['spec', 'encryptedData'],
    false,
  );
}

function external(subject: Subject): DeclaredSecret {
  const spec = asFields(subject.manifest.spec);
  const target = asFields(spec.target);
  const template = asFields(target.template);
  const templated = new Values(template.data, IN_TEMPLATE, inClear);
  // A template says all there is, unless it is to be merged.
  const isWhole = template.data !== undefined && template.mergePolicy !== 'Merge';
  return new DeclaredSecret(
    subject,
    asText(target.name) ?? subject.name,
    isWhole ? [templated] : [new Fetched(spec.data), templated],
    isWhole ? IN_TEMPLATE : IN_DATA,
    template.templateFrom !== undefined || target.creationPolicy === 'Merge' || (!isWhole && spec.dataFrom !== undefined),
  );
}

const IN_TEMPLATE: FieldPath = ['spec', 'target', 'template', 'data'];
const IN_DATA: FieldPath = ['spec', 'data'];

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

/** A list of what is fetched from a store, which nothing is known of. */
class Fetched implements Part {
  private readonly indices: ReadonlyMap<string, number>;

  public constructor(list: unknown) {
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
    return [...IN_DATA, this.indices.get(key)!];
  }
}

/** What stands for a whole value until something puts that in. */
const REFERENCES = [
  // SOPS, whose ciphertext is of as little use here.
  /ENC\[[^\]]*\]/,
  // Variables, as they are substituted before Kubernetes and by it.
  /\$\{[^}]*\}|\$\([A-Za-z_][\w.-]*\)/,
  // argocd-vault-plugin, bank-vaults and vals.
  /<[^<>]*>|(?:>>)?vault:[^\s#]+#\S+|(?:secret)?ref\+[a-z0-9]+:\/\/\S+/,
];

/** What stands in place of a value until something puts it in: a reference, or a template that is filled in later. */
export const PLACEHOLDER = new RegExp(`^\\s*(?:${REFERENCES.map(({ source }) => source).join('|')})\\s*$|\\{\\{`);

/** Whether a part of a text may be such a place. */
export const mayHoldPlaceholder = (text: string) => /[$<{]/.test(text);

const inClear: Reading = (text) => PLACEHOLDER.test(text) ? {} : { text };

/** The form of base64 that Kubernetes takes, which may be broken into lines. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const decoded: Reading = (encoded) => {
  if (PLACEHOLDER.test(encoded)) {
    return {};
  }
  return BASE64.test(encoded.replace(/[\r\n]/g, '')) ? inClear(Buffer.from(encoded, 'base64').toString()) : { isBroken: true };
};

/** The text of an entry of a Secret, where the input has it in clear. */
export function secretText(cluster: Cluster, namespace: string, name: string, key: string): string | undefined {
  return declaredSecret(cluster, namespace, name)?.value(key).text;
}
