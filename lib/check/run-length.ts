import { secondsOf } from '../kubernetes/go-duration';
import { type ValueRule, wrong } from '../refusal/complaint';

/** How long a run takes, as it is written for the command and as a Duration is written. */
export const runLength: ValueRule = (written) => Number.isFinite(minutesOfRun(written)) && minutesOfRun(written) > 0
  ? undefined
  : wrong('is no time', 'write hours, minutes and seconds, such as 30m or 1h30m');

export const minutesOfRun = (written: string): number => (secondsOf(written) ?? 0) / 60;
