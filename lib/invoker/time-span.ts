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

/** What Go reads as a duration. */
const GO_DURATION = /^[+-]?(0|((\d+\.?\d*|\.\d+)(h|m|s|ms|us|µs|μs|ns))+)$/;

/** A duration as it is written in a manifest. */
export const someTime: ValueRule = (written) => {
  if (Number(/^\d+(?=h)/.exec(written)?.[0] ?? 0) >= MOST_HOURS || /^\d[\d.]*e\+/.test(written)) {
    return 'is longer than the operator can count: less than 292 years';
  }
  if (!GO_DURATION.test(written)) {
    return 'is no duration to Go, and Stash can read no object of the kind while there is this one: hours, minutes and seconds, such as "1h30m"; there are no days, write "24h"';
  }
  return /[1-9]/.test(written) && !written.startsWith('-') ? undefined : 'is no time at all: give at least a second, or leave it out';
};
