import type { Duration } from 'cdk8s';
import { durationType, goDuration, secondsOf } from '../kubernetes/go-duration';
import { type ValueRule, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';

/** Renders a duration for the operator, and refuses less than a second. */
export function timeSpan(field: Field, duration: Duration | undefined): string | undefined {
  field.checkType(duration, durationType);
  const written = duration && goDuration(duration);
  field.check(written, someTime);
  return written;
}

/** Hours in the longest duration of Go, which counts nanoseconds in 64 bits. */
const MOST_HOURS = 2_562_047;

/** A rule for a duration in a manifest: one that Go can parse, of a second or more. */
export const someTime: ValueRule = (written) => {
  const seconds = secondsOf(written);
  // goDuration writes a huge number of hours with an exponent.
  if (Math.abs(seconds ?? 0) >= MOST_HOURS * 3600 || /^\d[\d.]*e\+/.test(written)) {
    return wrong('is longer than the operator can count', 'give less than 292 years');
  }
  if (seconds === undefined) {
    return wrong('is not a duration in Go, and Stash cannot read any object of this kind while this one exists',
      'write hours, minutes and seconds, such as "1h30m"; there is no unit for days, so write "24h" for one');
  }
  return seconds >= 1 ? undefined : wrong('is less than a second', 'give at least a second, or leave it out');
};
