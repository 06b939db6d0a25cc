import { readFrom, type RemoteValue } from './fetched-value';
import { passwordSecrets } from './storage-secret';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Subject } from '../../subject';
import type { ExternalSpec } from '../declared-secret';

/** An ExternalSecret, or the one that a ClusterExternalSecret has as a template, that makes a Secret with a restic password. */
export interface FetchedPassword extends ExternalSpec {
  readonly subject: Subject;
}

export const fetchedPasswords = view((cluster: Cluster): readonly FetchedPassword[] =>
  passwordSecrets(cluster).flatMap(({ subject, external }) => external === undefined ? [] : [{ subject, ...external }]));

/** The first object of the input, if any, that reads a restic password from this value. */
export function readerOf(cluster: Cluster, { entry, property }: RemoteValue): Subject | undefined {
  const readers = readersOfPasswords(cluster);
  return property === undefined ? readers.get(entry) : readers.get(`${entry}\n${property}`) ?? readers.get(`${entry}\n`);
}

const readersOfPasswords = view((cluster: Cluster): ReadonlyMap<string, Subject> => {
  const found = new Map<string, Subject>();
  for (const password of fetchedPasswords(cluster)) {
    for (const read of readFrom(password.spec, password.subject.namespace, 'RESTIC_PASSWORD').remote) {
      for (const key of [read.entry, `${read.entry}\n${read.property ?? ''}`]) {
        found.set(key, found.get(key) ?? password.subject);
      }
    }
  }
  return found;
});
