import type { DeclaredSecret } from './declared-secret';
import type { RepositorySpec } from './repository-spec';
import { storageSecrets, usersByBackend } from './storage-secret';
import { isNearMiss } from '../../refusal/near';
import { keyElsewhere, plainName, STORAGE_KEYS } from '../../secret/storage-key';
import { missingKeys, WAYS_IN } from '../../secret/ways-in';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';

/** A key that stands in a Secret under a name which Stash does not read. */
export interface MisnamedKey {
  readonly given: string;
  readonly right: string;
}

/** What is wrong with the keys of a storage Secret for a backend that it opens. */
export interface KeyFault {
  readonly secret: DeclaredSecret;
  /** The Repositories of that backend. */
  readonly users: readonly RepositorySpec[];
  readonly misnamed: readonly MisnamedKey[];
  /** The keys that it lacks, those that stand in it under another name not counted. */
  readonly lacked: readonly string[];
}

/** The faults of all storage Secrets; there are hardly any. */
export const keyFaults = view((cluster: Cluster): readonly KeyFault[] => {
  const faults: KeyFault[] = [];
  for (const storage of storageSecrets(cluster)) {
    const { secret } = storage;
    for (const [backend, users] of usersByBackend(storage)) {
      const misnamed = misnamedKeys(secret, backend);
      const lacked = lackedKeys(secret, backend, misnamed);
      if (misnamed.length > 0 || lacked.length > 0) {
        faults.push({ secret, users, misnamed, lacked });
      }
    }
  }
  return faults;
});

/** The keys of a Secret that are meant to be keys of a backend which it lacks. */
function misnamedKeys(secret: DeclaredSecret, backend: string): readonly MisnamedKey[] {
  if (secret.isOpen) {
    return [];
  }
  // What Stash reads is meant as it is.
  const strange = secret.keys.filter((key) => !STORAGE_KEYS.has(key));
  return strange.length === 0 ? [] : wantedKeys(secret, backend).filter((key) => !secret.has(key)).flatMap((right) => {
    const given = strange.find((key) => isMeantBy(key, right));
    return given === undefined ? [] : [{ given, right }];
  });
}

/** The keys of which one may be missed: those of the ways into a backend, unless there is one already. */
function wantedKeys(secret: DeclaredSecret, backend: string): readonly string[] {
  return [...new Set(['RESTIC_PASSWORD', ...hasWayIn(secret, backend) ? [] : (WAYS_IN[backend] ?? []).flat(), 'CA_CERT_DATA'])];
}

/** Whether it has all keys of a way into a backend. */
const hasWayIn = (secret: DeclaredSecret, backend: string) =>
  (WAYS_IN[backend] ?? []).some((way) => way.length > 0 && way.every((key) => secret.has(key)));

function isMeantBy(given: string, right: string): boolean {
  const name = plainName(given);
  return name === plainName(right) || keyElsewhere(given) === right || right.length >= 8 && isNearMiss(name, plainName(right));
}

function lackedKeys(secret: DeclaredSecret, backend: string, misnamed: readonly MisnamedKey[]): readonly string[] {
  if (secret.isOpen || (secret.has('RESTIC_PASSWORD') && hasWayIn(secret, backend))) {
    return [];
  }
  const present = { has: (key: string) => secret.has(key) || misnamed.some(({ right }) => right === key) };
  return [...missingKeys(backend, present), ...present.has('RESTIC_PASSWORD') ? [] : ['RESTIC_PASSWORD']];
}
