import { credentialSecrets } from './storage-secret';
import { asFields, asList, asText, type Fields } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Subject } from '../../subject';
import type { ExternalSpec } from '../declared-secret';

/** An ExternalSecret, or the one that a ClusterExternalSecret has as a template, that makes a Secret with a restic password. */
export interface FetchedPassword extends ExternalSpec {
  readonly subject: Subject;
}

export const fetchedPasswords = view((cluster: Cluster): readonly FetchedPassword[] =>
  credentialSecrets(cluster).flatMap(({ subject, external }) => external === undefined ? [] : [{ subject, ...external }]));

const templateOf = (spec: Fields): Fields => asFields(asFields(asFields(spec.target).template).data);

/** The fetched keys from which RESTIC_PASSWORD is made. */
export function keysOfPassword(spec: Fields): readonly string[] {
  const template = asText(templateOf(spec).RESTIC_PASSWORD);
  return template === undefined ? ['RESTIC_PASSWORD'] : [...template.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name!);
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
    for (const read of remotePasswords(password)) {
      for (const key of [read.entry, `${read.entry}\n${read.property ?? ''}`]) {
        found.set(key, found.get(key) ?? password.subject);
      }
    }
  }
  return found;
});

/** A text that is equal for passwords that are read from the same entries of a store; undefined if it is not known which they are. */
export function passwordEntries(cluster: Cluster, subject: Subject): string | undefined {
  const password = passwordsBySubject(cluster).get(subject);
  if (password === undefined || remotePasswords(password).length === 0) {
    return undefined;
  }
  const readings = entriesOfPassword(password.spec).map(({ remoteRef }) => {
    const { version, decodingStrategy } = asFields(remoteRef);
    return [version, decodingStrategy];
  });
  return JSON.stringify([remotePasswords(password), readings]);
}

/** The entries of `data` that a password is made from. */
function entriesOfPassword(spec: Fields): readonly Fields[] {
  const keys = keysOfPassword(spec);
  return asList(spec.data).filter(({ secretKey }) => keys.includes(asText(secretKey) ?? ''));
}

const passwordsBySubject = view((cluster: Cluster): ReadonlyMap<Subject, FetchedPassword> =>
  new Map(fetchedPasswords(cluster).map((password) => [password.subject, password])));

/** The values that a password is read from, as far as the spec names their keys. */
function remotePasswords({ subject: { namespace }, spec }: FetchedPassword): readonly RemoteValue[] {
  const keys = keysOfPassword(spec);
  const at = ({ sourceRef }: Fields, key: unknown, property: unknown) =>
    remoteValue(asFields(asFields(sourceRef).storeRef ?? spec.secretStoreRef), namespace, key, property);
  return [
    ...entriesOfPassword(spec).map((one) => {
      const { key, property } = asFields(one.remoteRef);
      return at(one, key, property);
    }),
    ...asList(spec.dataFrom).filter(({ extract, rewrite }) => extract !== undefined && rewrite === undefined).flatMap((one) =>
      keys.map((key) => at(one, asFields(one.extract).key, key))),
  ];
}
