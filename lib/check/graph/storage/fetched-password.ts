import { credentialSecrets } from './storage-secret';
import { goTemplate } from '../../../kubernetes/go-template';
import { asFields, asList, asText, type Fields } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Subject } from '../../subject';
import type { DeclaredSecret, ExternalSpec } from '../declared-secret';

/** An ExternalSecret, or the one that a ClusterExternalSecret has as a template, that makes a Secret with a restic password. */
export interface FetchedPassword extends ExternalSpec {
  readonly subject: Subject;
}

export const fetchedPasswords = view((cluster: Cluster): readonly FetchedPassword[] =>
  credentialSecrets(cluster).flatMap(({ subject, external }) => external === undefined ? [] : [{ subject, ...external }]));

const templateOf = (spec: Fields): Fields => asFields(asFields(asFields(spec.target).template).data);

/** A key in a template: after a dot, or looked up, as a name with a dash has to be. */
const KEY = /\.([A-Za-z_][\w-]*)|\bindex\s+[.$]\s+["`]([^"`]+)["`]/g;

/** The fetched keys from which RESTIC_PASSWORD, or another key of the Secret, is made. */
export function sourceKeys(spec: Fields, wanted = 'RESTIC_PASSWORD'): readonly string[] {
  const template = asText(templateOf(spec)[wanted]);
  return template === undefined ? [wanted] : [...template.matchAll(KEY)].map(([, dotted, indexed]) => (dotted ?? indexed)!);
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
  const where = store.kind === 'ClusterSecretStore' || namespace;
  return { entry: JSON.stringify([where, store.name ?? null, key ?? null]), property: asText(property) };
}

/** The first object of the input, if any, that reads a restic password from this value. */
export function readerOf(cluster: Cluster, { entry, property }: RemoteValue): Subject | undefined {
  const readers = readersOfPasswords(cluster);
  return property === undefined ? readers.get(entry) : readers.get(`${entry}\n${property}`) ?? readers.get(`${entry}\n`);
}

const readersOfPasswords = view((cluster: Cluster): ReadonlyMap<string, Subject> => {
  const found = new Map<string, Subject>();
  for (const password of fetchedPasswords(cluster)) {
    for (const read of remoteValues(password.spec, password.subject.namespace)) {
      for (const key of [read.entry, `${read.entry}\n${read.property ?? ''}`]) {
        found.set(key, found.get(key) ?? password.subject);
      }
    }
  }
  return found;
});

/** How a key of a Secret is made of the entries of a store. */
export interface Making {
  /** Equal if the same entries are read in the same way. */
  readonly entries: string;
  /** Equal if the same is made of them. */
  readonly template: string;
}

/** Undefined if it is not known which entries a key is made of. */
export function makingOf({ external, namespace }: DeclaredSecret, key: string): Making | undefined {
  const remote = external === undefined ? [] : remoteValues(external.spec, namespace, key);
  if (external === undefined || remote.length === 0) {
    return undefined;
  }
  const entries = entriesOf(external.spec, key);
  const readings = entries.map(({ remoteRef }) => {
    const { version, decodingStrategy } = asFields(remoteRef);
    return [version, decodingStrategy];
  });
  const text = asText(templateOf(external.spec)[key]) ?? `{{ .${key} }}`;
  const { texts, actions } = goTemplate(text) ?? { texts: [text], actions: [] };
  const withoutName = (given: string, dotted?: string, indexed?: string) => {
    const entry = entries.findIndex(({ secretKey }) => secretKey === (dotted ?? indexed));
    return entry < 0 ? given : `.${entry}`;
  };
  return {
    entries: JSON.stringify([remote, readings]),
    template: JSON.stringify([texts, actions.map((action) => action.replace(KEY, withoutName))]),
  };
}

/** The entries of `data` that a key is made of. */
function entriesOf(spec: Fields, key: string): readonly Fields[] {
  const keys = sourceKeys(spec, key);
  return asList(spec.data).filter(({ secretKey }) => keys.includes(asText(secretKey) ?? ''));
}

/** The values that a key is read from, as far as the spec names them. */
function remoteValues(spec: Fields, namespace: string, wanted = 'RESTIC_PASSWORD'): readonly RemoteValue[] {
  const keys = sourceKeys(spec, wanted);
  const at = ({ sourceRef }: Fields, key: unknown, property: unknown) =>
    remoteValue(asFields(asFields(sourceRef).storeRef ?? spec.secretStoreRef), namespace, key, property);
  return [
    ...entriesOf(spec, wanted).map((one) => {
      const { key, property } = asFields(one.remoteRef);
      return at(one, key, property);
    }),
    ...asList(spec.dataFrom).filter(({ extract, rewrite }) => extract !== undefined && rewrite === undefined).flatMap((one) =>
      keys.map((key) => at(one, asFields(one.extract).key, key))),
  ];
}
