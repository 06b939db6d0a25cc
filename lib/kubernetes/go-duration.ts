import type { Duration } from 'cdk8s';

/** A duration as Go, and so every Kubernetes operator, writes it: in hours, minutes, seconds and whole milliseconds, since Go has no days. */
export function goDuration(duration: Duration): string {
  const milliseconds = Math.round(duration.toMilliseconds({ integral: false }));
  const parts: Array<[number, string]> = [
    [Math.floor(milliseconds / 3_600_000), 'h'],
    [Math.floor(milliseconds / 60_000) % 60, 'm'],
    [Math.floor(milliseconds / 1_000) % 60, 's'],
    [milliseconds % 1_000, 'ms'],
  ];
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`).join('') || '0s';
}
