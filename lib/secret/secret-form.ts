import type { IConstruct } from 'constructs';
import { type Reject, type SensitiveSource, type SensitiveValue, sourceOf } from './sensitive-value';
import { type ValueRule, wrong } from '../refusal/complaint';
import { refuse } from '../refusal/refusal';

/** One key of a storage Secret, as the operator reads it. */
export type SecretEntry = ClearEntry | SensitiveEntry;

/** What is no secret: it is written in clear, whatever the delivery. */
export interface ClearEntry {
  readonly key: string;
  readonly clear: string;
  readonly rule: ValueRule;
  /** What is given by mistake in its place may be a credential: a message does not quote it. */
  readonly unquoted?: boolean;
}

/** A credential. */
export interface SensitiveEntry {
  readonly key: string;
  readonly value: SensitiveValue;
  /** What the value may be, where it is visible at synth. Its complaints never repeat the value. */
  readonly rule: ValueRule;
  /** White space around the value can only be a mistake: a delivery that is able to take it off does so. */
  readonly trimmed?: boolean;
}

/** A storage Secret that is to be delivered. */
export interface SecretContent {
  readonly where: IConstruct;
  readonly name: string;
  readonly namespace?: string;
  readonly annotations: { readonly [key: string]: string };
  readonly entries: readonly SecretEntry[];
  /** Writes into the manifest that a finding is meant to be. */
  acknowledge(rule: string, reason: string): void;
}

/** The manifest through which a storage Secret reaches the cluster. */
export interface SecretForm {
  /** The call that the user wrote, for messages. */
  readonly factory: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly annotations?: { readonly [key: string]: string };
  /** The field beside `metadata`. */
  readonly field: 'data' | 'spec';
  /** What stands in that field. Reads and judges the values: whatever is refused is refused here. */
  fill(secret: SecretContent): unknown;
}

/** Which delivery fits which source, for the message when they do not. */
const FITTING: { [kind in SensitiveSource['kind']]: { sources: string; delivery: string } } = {
  visible: { sources: 'SensitiveValue.fromEnv(), .fromFile() or .unsafePlainText()', delivery: 'SecretDelivery.unsafePlainSecret()' },
  remote: { sources: 'SensitiveValue.fromRemoteRef()', delivery: 'SecretDelivery.externalSecret()' },
  sealed: { sources: 'SensitiveValue.fromSealedFile()', delivery: 'SecretDelivery.sealedSecret()' },
};

/** The source of a value, if it is of the kind that this form can carry. */
export function carried<K extends SensitiveSource['kind']>(
  form: SecretForm, kind: K, value: SensitiveValue, reject: Reject,
): Extract<SensitiveSource, { kind: K }> {
  const source = sourceOf(value)
    ?? reject(wrong('what was given (not shown) is not a SensitiveValue',
      'say where the credential comes from, with SensitiveValue.fromRemoteRef() for example'));
  if (source.kind !== kind) {
    reject(wrong(`${source.factory} cannot be carried by ${form.factory}`,
      `use ${FITTING[kind].sources}, or the delivery ${FITTING[source.kind].delivery}`));
  }
  return source as Extract<SensitiveSource, { kind: K }>;
}

/** What stands in a Go template as it is; an operator would evaluate the rest. */
export function literal(secret: SecretContent, { key, clear }: ClearEntry): string {
  return clear.includes('{{')
    ? rejecting(secret, key)(wrong('holds "{{" (not shown), which the operator would take for a template',
      'leave it out, or use a Secret that exists'))
    : clear;
}

/** A complaint about one key of the Secret. */
export function rejecting(secret: SecretContent, key: string): Reject {
  return (complaint) => refuse(secret.where, `data.${key}`, complaint);
}
