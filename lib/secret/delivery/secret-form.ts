import type { IConstruct } from 'constructs';
import type { SensitiveSource, SensitiveValue } from './sensitive-value';
import { type Reject, wrong } from '../../refusal/complaint';
import type { ManifestType } from '../../synth/manifest';
import type { StorageKey, StorageKeyName } from '../key/storage-key';

/** An entry that is no secret: every delivery writes it in plain text. */
interface ClearEntry {
  readonly key: StorageKeyName;
  readonly clear: string;
}

/** A credential. */
interface SensitiveEntry {
  readonly key: StorageKeyName;
  readonly value: SensitiveValue;
}

/** One key of a storage Secret, as it was given. */
export type GivenEntry = ClearEntry | SensitiveEntry;

/** What else is known of a key that is to be delivered. */
interface DeliveredKey extends StorageKey {
  /** Refuses with a complaint about the key. */
  readonly reject: Reject;
}

export type DeliveredText = ClearEntry & DeliveredKey;

/** A credential from a source that its delivery carries. */
export interface Credential<S extends SensitiveSource = SensitiveSource> extends DeliveredKey {
  readonly key: StorageKeyName;
  readonly source: S;
}

/** A storage Secret that is to be delivered. */
export interface SecretContent<S extends SensitiveSource = SensitiveSource> {
  readonly where: IConstruct;
  readonly name: string;
  readonly namespace?: string;
  readonly annotations: { readonly [key: string]: string };
  readonly entries: ReadonlyArray<DeliveredText | Credential<S>>;
  /** Acknowledges a finding in the annotations of the manifest. */
  acknowledge(rule: string, reason: string): void;
}

/** The manifest through which a storage Secret reaches the cluster. */
export interface SecretForm<S extends SensitiveSource = SensitiveSource> extends ManifestType {
  /** The sources that it can carry. */
  readonly carries: S['kind'];
  readonly annotations?: { readonly [key: string]: string };
  /** Returns the content of its field. Reads and checks the credentials. */
  fill(secret: SecretContent<S>): unknown;
}

export const isCredential = <S extends SensitiveSource>(entry: DeliveredText | Credential<S>): entry is Credential<S> => 'source' in entry;

/** A clear value in a Go template. Refuses a template expression, which the operator would evaluate. */
export function literal({ clear, reject }: DeliveredText): string {
  return clear.includes('{{')
    ? reject(wrong('contains "{{" (not shown), which the operator would take for a template', 'remove it, or use an existing Secret'))
    : clear;
}
