import type { Duration } from 'cdk8s';
import type { Field } from '../check/field';
import type { ValueRule } from '../check/refusal';
import { goDuration } from '../kubernetes/go-duration';

/** A duration as the operator reads it, where none at all would make no sense. */
export function timeSpan(field: Field, duration: Duration | undefined): string | undefined {
  const written = duration && goDuration(duration);
  field.check(written, someTime);
  return written;
}

/** Go counts nanoseconds in 64 bits. */
const MOST_HOURS = 2_562_047;

const someTime: ValueRule = (written) => {
  if (written === '0s') {
    return 'is no time at all: give at least a second, or leave it out';
  }
  return Number(/^\d+(?=h)/.exec(written)?.[0] ?? 0) < MOST_HOURS && !written.includes('e')
    ? undefined
    : 'is longer than the operator can count: less than 292 years';
};
