import type { DeclaredSecret } from './declared-secret';
import { keyElsewhere, plainName, STORAGE_KEYS } from '../../secret/storage-key';
import { missingKeys, WAYS_IN } from '../../secret/ways-in';
import { isNearMiss } from '../near';

/** A key that stands in a Secret under a name which Stash does not read. */
export interface MisnamedKey {
  readonly given: string;
  readonly right: string;
}

/** The keys of a Secret that are meant to be keys of a backend which it lacks. */
export function misnamedKeys(secret: DeclaredSecret, backend: string): readonly MisnamedKey[] {
  if (secret.isOpen) {
    return [];
  }
  // What Stash reads is meant as it is.
  const strange = [...secret.entries.keys()].filter((key) => !STORAGE_KEYS.has(key));
  return strange.length === 0 ? [] : wantedKeys(secret, backend).filter((key) => !secret.entries.has(key)).flatMap((right) => {
    const given = strange.find((key) => isMeantBy(key, right));
    return given === undefined ? [] : [{ given, right }];
  });
}

/** The keys of which one may be missed: those of the ways into a backend, unless there is one already. */
function wantedKeys({ entries }: DeclaredSecret, backend: string): readonly string[] {
  const ways = WAYS_IN[backend] ?? [];
  const isIn = ways.some((way) => way.length > 0 && way.every((key) => entries.has(key)));
  return [...new Set(['RESTIC_PASSWORD', ...isIn ? [] : ways.flat(), 'CA_CERT_DATA'])];
}

function isMeantBy(given: string, right: string): boolean {
  const name = plainName(given);
  return name === plainName(right) || keyElsewhere(given) === right || right.length >= 8 && isNearMiss(name, plainName(right));
}

/** The keys of a backend that a Secret lacks, those that stand in it under another name not counted. */
export function lackedKeys(secret: DeclaredSecret, backend: string): readonly string[] {
  const misnamed = misnamedKeys(secret, backend);
  const present = { has: (key: string) => secret.entries.has(key) || misnamed.some(({ right }) => right === key) };
  return secret.isOpen ? [] : [...missingKeys(backend, present), ...present.has('RESTIC_PASSWORD') ? [] : ['RESTIC_PASSWORD']];
}
