import { goTemplate, keysIn, onlyKey, withKeys } from '../../../kubernetes/go-template';
import { asFields, asList, asText, type Fields } from '../../../kubernetes/manifest-fields';
import type { DeclaredSecret } from '../declared-secret';

const templateOf = (spec: Fields): Fields => asFields(asFields(asFields(spec.target).template).data);

/** The fetched keys from which a key of the Secret is made. */
export function sourceKeys(spec: Fields, wanted: string): readonly string[] {
  const text = asText(templateOf(spec)[wanted]);
  if (text === undefined) {
    return [wanted];
  }
  const only = onlyKey(text);
  if (only !== undefined) {
    return [only];
  }
  const template = goTemplate(text);
  return template === undefined ? [] : keysIn(template).map(({ key }) => key);
}

/** A value in a secret store, in a form in which a reader (ExternalSecret) and a writer (PushSecret) can be compared. */
export interface RemoteValue {
  /** Equal for references to the same entry of the same store. */
  readonly entry: string;
  /** Absent if the whole entry is meant. */
  readonly property?: string;
}

/** @param namespace the namespace of the object that names the store; irrelevant for a ClusterSecretStore */
export function remoteValue(store: Fields, namespace: string, key: unknown, property: unknown): RemoteValue {
  // A star is the name of no namespace.
  const where = store.kind === 'ClusterSecretStore' ? '*' : namespace;
  return { entry: `${where}\n${asText(store.name)}\n${asText(key)}`, property: asText(property) };
}

/** How a key of a Secret is made of the entries of a store. */
export class Making {
  public constructor(private readonly read: readonly Fields[], private readonly remote: readonly RemoteValue[], private readonly text: string) {}

  /** Whether the same entries are read in the same way. */
  public readsLike(other: Making): boolean {
    // The first entry tells most keys apart.
    return this.remote[0]!.entry === other.remote[0]!.entry && this.reading === other.reading;
  }

  private get reading(): string {
    return JSON.stringify([this.remote, this.read.map(({ remoteRef }) => {
      const { version, decodingStrategy = 'None' } = asFields(remoteRef);
      return [version, decodingStrategy];
    })]);
  }

  /** Equal if the same is made of the entries. */
  public get template(): string {
    const { texts = [], actions = [] } = goTemplate(this.text) ?? {};
    const nameOf = (key: string) => {
      const entry = this.read.findIndex(({ secretKey }) => secretKey === key);
      return entry < 0 ? undefined : `.${entry}`;
    };
    return JSON.stringify([texts, actions.map((action) => withKeys(action, nameOf))]);
  }
}

/** Undefined if it is not known which entries a key is made of. */
export function makingOf({ external, namespace }: DeclaredSecret, key: string): Making | undefined {
  if (external === undefined) {
    return undefined;
  }
  const { entries, remote } = readFrom(external.spec, namespace, key);
  return remote.length === 0 ? undefined : new Making(entries, remote, asText(templateOf(external.spec)[key]) ?? `{{ .${key} }}`);
}

/** The entries of `data` that a key is made of, and the values that it is read from, as far as the spec names them. */
export function readFrom(spec: Fields, namespace: string, wanted: string) {
  const keys = sourceKeys(spec, wanted);
  const entries = asList(spec.data).filter(({ secretKey }) => keys.includes(asText(secretKey) ?? ''));
  const at = ({ sourceRef }: Fields, key: unknown, property: unknown) =>
    remoteValue(asFields(asFields(sourceRef).storeRef ?? spec.secretStoreRef), namespace, key, property);
  const remote = [
    ...entries.map((one) => {
      const { key, property } = asFields(one.remoteRef);
      return at(one, key, property);
    }),
    ...asList(spec.dataFrom).filter(({ extract, rewrite }) => extract !== undefined && rewrite === undefined).flatMap((one) =>
      keys.map((key) => at(one, asFields(one.extract).key, key))),
  ];
  return { entries, remote };
}
