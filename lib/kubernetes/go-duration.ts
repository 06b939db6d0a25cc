import type { Duration } from 'cdk8s';
import { having } from '../refusal/value-type';

export const durationType = having(['toMilliseconds'], 'cdk8s Duration', 'write Duration.minutes(30)',
  (value) => typeof value === 'string' ? durationCode(secondsOf(value)) : undefined);

const UNITS = [['hours', 3600], ['minutes', 60], ['seconds', 1]] as const;

/** The call that makes a duration. cdk8s has none that is negative. */
function durationCode(seconds = -1): string | undefined {
  const [unit, size] = UNITS.find(([, inSeconds]) => seconds >= 0 && seconds % inSeconds === 0) ?? [];
  return unit && `Duration.${unit}(${seconds / size!})`;
}

/** Formats a duration for Go, and so for Kubernetes operators: in hours, minutes, seconds and whole milliseconds, since Go has no days. */
export const goDuration = (duration: Duration): string => durationText(duration.toMilliseconds({ integral: false }) / 1000);

/** The same for a number of seconds. */
export function durationText(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const parts: Array<[number, string]> = [
    [Math.floor(milliseconds / 3_600_000), 'h'],
    [Math.floor(milliseconds / 60_000) % 60, 'm'],
    [Math.floor(milliseconds / 1_000) % 60, 's'],
    [milliseconds % 1_000, 'ms'],
  ];
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`).join('') || '0s';
}

const SECONDS: { readonly [unit: string]: number } = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, μs: 1e-6, ns: 1e-9 };

/** A number with its unit. Go accepts both the micro sign and the Greek letter mu. */
const PART = /(\d+(?:\.\d*)?|\.\d+)(h|ms|m|s|us|µs|μs|ns)/g;

const GO_DURATION = new RegExp(`^[+-]?(0|(${PART.source})+)$`);

/** Parses a duration in the syntax of Go, into seconds; undefined if `text` is none. */
export function secondsOf(text: string): number | undefined {
  if (!GO_DURATION.test(text)) {
    return undefined;
  }
  const seconds = [...text.matchAll(PART)].reduce((sum, [, count, unit]) => sum + Number(count) * SECONDS[unit!]!, 0);
  return text.startsWith('-') ? -seconds : seconds;
}
