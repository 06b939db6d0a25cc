import { secondsOf } from '../kubernetes/go-duration';
import { type ValueRule, wrong } from '../refusal/complaint';

/** The length of a run, in the form that the command takes and to which a Duration is converted. */
export const runLength: ValueRule = (written) => Number.isFinite(minutesOfRun(written)) && minutesOfRun(written) > 0
  ? undefined
  : wrong('is not a duration above zero', 'write hours, minutes and seconds, such as 30m or 1h30m');

export const minutesOfRun = (written: string): number => (secondsOf(written) ?? 0) / 60;
