import type { Cluster } from '../cluster';
import { asFields, asList, asText, type FieldPath } from '../manifest-fields';
import type { Subject } from '../subject';

/** A Secret that the input brings into the cluster: as it is, sealed, or by way of the External Secrets Operator. */
export interface DeclaredSecret {
  /** The object that makes it. */
  readonly subject: Subject;
  readonly namespace: string;
  readonly name: string;
  readonly entries: ReadonlyMap<string, SecretEntry>;
  /** Where another key would be added. */
  readonly field: FieldPath;
  /** Whether it may have more keys than the input shows. */
  readonly isOpen: boolean;
}

/** One key of a Secret. */
export interface SecretEntry {
  /** Where it stands in the manifest of the object that makes the Secret. */
  readonly field: FieldPath;
  /** The value, where it stands in clear. */
  readonly text?: string;
  /** Whether what stands there cannot be the value of any key: no text, or no base64 where it has to be. */
  readonly isBroken?: boolean;
}

/** All Secrets of the input, in its order. */
export function declaredSecrets(cluster: Cluster): readonly DeclaredSecret[] {
  return cluster.once('declared-secrets', () => [
    ...cluster.ofKind('', 'Secret').map(plain),
    ...cluster.ofKind('bitnami.com', 'SealedSecret').map(sealed),
    ...cluster.ofKind('external-secrets.io', 'ExternalSecret').map(external),
  ]);
}

/** The Secret of this name, where the input says what it holds. */
export function declaredSecret(cluster: Cluster, namespace: string, name: string): DeclaredSecret | undefined {
  const byName = cluster.once('declared-secrets-by-name', () => {
    const found = new Map<string, DeclaredSecret>();
    for (const secret of declaredSecrets(cluster)) {
      const key = `${secret.namespace}/${secret.name}`;
      found.set(key, found.get(key) ?? secret);
    }
    return found;
  });
  return byName.get(`${namespace}/${name}`);
}

function plain(subject: Subject): DeclaredSecret {
  const { data, stringData } = subject.manifest;
  return {
    subject,
    namespace: subject.namespace,
    name: subject.name,
    entries: new Map([...entriesOf(data, ['data'], decoded), ...entriesOf(stringData, ['stringData'], inClear)]),
    field: [stringData === undefined ? 'data' : 'stringData'],
    // What has no data at all is there to be filled by something else, such as a copy of another Secret.
    isOpen: data === undefined && stringData === undefined,
  };
}

/** The controller gives the Secret the name of the SealedSecret, whatever its template says. */
function sealed(subject: Subject): DeclaredSecret {
  const { encryptedData, template } = asFields(subject.manifest.spec);
  return {
    subject,
    namespace: subject.namespace,
    name: subject.name,
    entries: new Map([
      ...entriesOf(encryptedData, ['spec', 'encryptedData'], () => ({})),
      ...entriesOf(asFields(template).data, ['spec', 'template', 'data'], inClear),
    ]),
    field: ['spec', 'encryptedData'],
    isOpen: false,
  };
}

function external(subject: Subject): DeclaredSecret {
  const spec = asFields(subject.manifest.spec);
  const target = asFields(spec.target);
  const template = asFields(target.template);
  const inTemplate = ['spec', 'target', 'template', 'data'];
  const templated = entriesOf(template.data, inTemplate, inClear);
  const fetched = asList(spec.data).map(({ secretKey }, index): Entry => [asText(secretKey) ?? '', { field: ['spec', 'data', index] }]);
  // A template says all there is, unless it is to be merged.
  const isWhole = template.data !== undefined && template.mergePolicy !== 'Merge';
  return {
    subject,
    namespace: subject.namespace,
    name: asText(target.name) ?? subject.name,
    entries: new Map(isWhole ? templated : [...fetched, ...templated]),
    field: isWhole ? inTemplate : ['spec', 'data'],
    isOpen: template.templateFrom !== undefined || target.creationPolicy === 'Merge' || (!isWhole && spec.dataFrom !== undefined),
  };
}

type Entry = readonly [key: string, entry: SecretEntry];
type Reading = (value: string) => Omit<SecretEntry, 'field'>;

function entriesOf(map: unknown, field: FieldPath, read: Reading): Entry[] {
  return Object.entries(asFields(map)).map(([key, value]) => [key, { field: [...field, key], ...typeof value === 'string' ? read(value) : { isBroken: true } }]);
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
  return declaredSecret(cluster, namespace, name)?.entries.get(key)?.text;
}
