import type { DeclaredSecret } from '../declared-secret';
import type { RepositorySpec } from '../repository-spec';
import { storageSecrets, usersByBackend } from './storage-secret';
import type { Backend, BackendName } from '../../../backend/backend';
import { BACKENDS } from '../../../backend/backends';
import { isNearMiss } from '../../../refusal/near';
import { keyElsewhere, plainName } from '../../../secret/key/key-elsewhere';
import { STORAGE_KEYS } from '../../../secret/key/storage-key';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';

/** A key of a Secret whose name Stash does not read, and the name that was probably meant. */
interface MisnamedKey {
  readonly given: string;
  readonly right: string;
}

/** What is wrong with the keys of a storage Secret for one backend that uses it. */
interface KeyFault {
  readonly secret: DeclaredSecret;
  /** The Repositories of that backend. */
  readonly users: readonly RepositorySpec[];
  readonly misnamed: readonly MisnamedKey[];
  /** The keys that the Secret lacks, apart from the misnamed ones. */
  readonly lacked: readonly string[];
}

/** The faults of all storage Secrets. */
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

/** The keys of a Secret that were probably meant to be keys which the backend reads and the Secret lacks. */
function misnamedKeys(secret: DeclaredSecret, backend: BackendName): readonly MisnamedKey[] {
  if (secret.isOpen) {
    return [];
  }
  // A key that Stash reads is not a misspelt one.
  const strange = secret.keys.filter((key) => !STORAGE_KEYS.has(key));
  return strange.length === 0 ? [] : wantedKeys(secret, backend).filter((key) => !secret.has(key)).flatMap((right) => {
    const given = strange.find((key) => isMeantBy(key, right));
    return given === undefined ? [] : [{ given, right }];
  });
}

/** The keys that may be present under another name. The credentials of the backend are among them only if the Secret has no complete set. */
function wantedKeys(secret: DeclaredSecret, backend: BackendName): readonly string[] {
  return [...new Set(['RESTIC_PASSWORD', ...hasWayIn(secret, backend) ? [] : BACKENDS[backend].waysIn.flat(), 'CA_CERT_DATA'])];
}

/** Whether a Secret has all keys of one way to authenticate to a backend. */
const hasWayIn = (secret: DeclaredSecret, backend: BackendName) =>
  BACKENDS[backend].waysIn.some((way) => way.length > 0 && way.every((key) => secret.has(key)));

function isMeantBy(given: string, right: string): boolean {
  const name = plainName(given);
  return name === plainName(right) || keyElsewhere(given) === right || right.length >= 8 && isNearMiss(name, plainName(right));
}

function lackedKeys(secret: DeclaredSecret, backend: BackendName, misnamed: readonly MisnamedKey[]): readonly string[] {
  if (secret.isOpen || (secret.has('RESTIC_PASSWORD') && hasWayIn(secret, backend))) {
    return [];
  }
  const present = { has: (key: string) => secret.has(key) || misnamed.some(({ right }) => right === key) };
  return [...missingKeys(BACKENDS[backend], present), ...present.has('RESTIC_PASSWORD') ? [] : ['RESTIC_PASSWORD']];
}

/** The keys that a Secret lacks for the way that it is closest to. */
function missingKeys({ waysIn }: Backend, present: Pick<ReadonlySet<string>, 'has'>): readonly string[] {
  const begun = waysIn.filter((way) => way.some((key) => present.has(key)));
  const lacks = (begun.length > 0 ? begun : waysIn.slice(0, 1)).map((way) => way.filter((key) => !present.has(key)));
  return lacks.reduce((fewest, lack) => lack.length < fewest.length ? lack : fewest);
}
