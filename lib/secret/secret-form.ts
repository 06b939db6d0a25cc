import type { IConstruct } from 'constructs';
import { type SensitiveSource, type SensitiveValue, sourceOf } from './sensitive-value';
import type { StorageKey, StorageKeyName } from './storage-key';
import { type Reject, wrong } from '../refusal/complaint';
import { refuse } from '../refusal/refusal';
import type { ManifestType } from '../synth/manifest';

/** An entry that is no secret: every delivery writes it in plain text. */
export interface ClearEntry {
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

/** One key of a storage Secret, with what is known about the key. */
export type SecretEntry = GivenEntry & StorageKey;

/** A storage Secret that is to be delivered. */
export interface SecretContent {
  readonly where: IConstruct;
  readonly name: string;
  readonly namespace?: string;
  readonly annotations: { readonly [key: string]: string };
  readonly entries: readonly SecretEntry[];
  /** Acknowledges a finding in the annotations of the manifest. */
  acknowledge(rule: string, reason: string): void;
}

/** The manifest through which a storage Secret reaches the cluster. */
export interface SecretForm extends ManifestType {
  /** The call that the user wrote, for messages. */
  readonly factory: string;
  readonly annotations?: { readonly [key: string]: string };
  /** Returns the content of its field. Reads and checks the values: every refusal happens here. */
  fill(secret: SecretContent): unknown;
}

/** The sources that go with each delivery, for messages. */
const FITTING: { [kind in SensitiveSource['kind']]: { sources: string; delivery: string } } = {
  visible: { sources: 'SensitiveValue.fromEnv(), .fromFile() or .unsafePlainText()', delivery: 'SecretDelivery.unsafePlainSecret()' },
  remote: { sources: 'SensitiveValue.fromRemoteRef()', delivery: 'SecretDelivery.externalSecret()' },
  sealed: { sources: 'SensitiveValue.fromSealedFile()', delivery: 'SecretDelivery.sealedSecret()' },
};

/** The source of a value, which has to be of the kind that this form can carry. */
export function carried<K extends SensitiveSource['kind']>(
  form: SecretForm, kind: K, value: SensitiveValue, reject: Reject,
): Extract<SensitiveSource, { kind: K }> {
  const source = sourceOf(value)
    ?? reject(wrong('the given value (not shown) is not a SensitiveValue',
      'say where the credential comes from, for example with SensitiveValue.fromRemoteRef()'));
  if (source.kind !== kind) {
    reject(wrong(`${form.factory} cannot deliver a value from ${source.factory}`,
      `use ${FITTING[kind].sources}, or the delivery ${FITTING[source.kind].delivery}`));
  }
  return source as Extract<SensitiveSource, { kind: K }>;
}

/** A clear value in a Go template. Refuses a template expression, which the operator would evaluate. */
export function literal(secret: SecretContent, { key, clear }: ClearEntry): string {
  return clear.includes('{{')
    ? rejecting(secret, key)(wrong('contains "{{" (not shown), which the operator would take for a template',
      'remove it, or use an existing Secret'))
    : clear;
}

/** Refuses with a complaint about one key of the Secret. */
export function rejecting(secret: SecretContent, key: string): Reject {
  return (complaint) => refuse(secret.where, `data.${key}`, complaint);
}
