import { credentialSecrets } from './storage-secret';
import { asFields, asList, asText, type FieldPath, type Fields } from '../../kubernetes/manifest-fields';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** What lets the External Secrets Operator make a Secret with a password of restic: an ExternalSecret, or a ClusterExternalSecret by its pattern. */
export interface FetchedPassword {
  readonly subject: Subject;
  /** Where what is fetched stands. */
  readonly field: FieldPath;
  readonly spec: Fields;
}

export const fetchedPasswords = view((cluster: Cluster): readonly FetchedPassword[] => [
  ...credentialSecrets(cluster).filter(({ subject }) => subject.kind === 'ExternalSecret').map(({ subject }): FetchedPassword =>
    ({ subject, field: ['spec'], spec: asFields(subject.manifest.spec) })),
  ...cluster.ofKind('external-secrets.io', 'ClusterExternalSecret').map((subject): FetchedPassword =>
    ({ subject, field: ['spec', 'externalSecretSpec'], spec: asFields(asFields(subject.manifest.spec).externalSecretSpec) })).filter(({ spec }) =>
    templateOf(spec).RESTIC_PASSWORD !== undefined || asList(spec.data).some(({ secretKey }) => secretKey === 'RESTIC_PASSWORD')),
]);

const templateOf = (spec: Fields): Fields => asFields(asFields(asFields(spec.target).template).data);

/** The keys of what is fetched that RESTIC_PASSWORD is made of. */
export function keysOfPassword(spec: Fields): readonly string[] {
  const template = asText(templateOf(spec).RESTIC_PASSWORD);
  return template === undefined ? ['RESTIC_PASSWORD'] : [...template.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name!);
}

/** A value in a store of secrets, as one that reads it and one that writes it name it. */
export interface RemoteValue {
  /** Equal where both mean the same entry of the same store. */
  readonly entry: string;
  /** None where the whole entry is meant. */
  readonly property?: string;
}

/** @param namespace that of the object which names the store; a ClusterSecretStore is the same in all of them */
export function remoteValue(store: Fields, namespace: string, key: unknown, property: unknown): RemoteValue {
  const where = store.kind === 'ClusterSecretStore' || namespace;
  return { entry: JSON.stringify([where, store.name ?? null, key ?? null]), property: asText(property) };
}

/** The first object of the input, if any, that reads a password of restic from there. */
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

/** What a password is read from, where that is said by name. */
function remotePasswords({ subject: { namespace }, spec }: FetchedPassword): readonly RemoteValue[] {
  const keys = keysOfPassword(spec);
  const at = ({ sourceRef }: Fields, key: unknown, property: unknown) =>
    remoteValue(asFields(asFields(sourceRef).storeRef ?? spec.secretStoreRef), namespace, key, property);
  return [
    ...asList(spec.data).filter(({ secretKey }) => keys.includes(asText(secretKey) ?? '')).map((one) => {
      const { key, property } = asFields(one.remoteRef);
      return at(one, key, property);
    }),
    ...asList(spec.dataFrom).filter(({ extract, rewrite }) => extract !== undefined && rewrite === undefined).flatMap((one) =>
      keys.map((key) => at(one, asFields(one.extract).key, key))),
  ];
}
