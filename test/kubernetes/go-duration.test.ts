import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { goDuration, secondsOf } from '../../lib/kubernetes/go-duration';

test.each<[Duration, string]>([
  [Duration.seconds(0), '0s'],
  [Duration.millis(1), '1ms'],
  [Duration.millis(1500), '1s500ms'],
  [Duration.seconds(1), '1s'],
  [Duration.seconds(59), '59s'],
  [Duration.seconds(60), '1m'],
  [Duration.seconds(90), '1m30s'],
  [Duration.minutes(60), '1h'],
  [Duration.seconds(3601), '1h1s'],
  [Duration.hours(1), '1h'],
  [Duration.days(1), '24h'],
  [Duration.days(365), '8760h'],
  [Duration.minutes(1.5), '1m30s'],
  [Duration.hours(0.1), '6m'],
  [Duration.seconds(93_784), '26h3m4s'],
  // A product of binary fractions, which is no whole number of milliseconds any more.
  [Duration.seconds(1.001), '1s1ms'],
  [Duration.seconds(2.007), '2s7ms'],
  // Go's parser knows no exponents.
  [Duration.millis(1e-7), '0s'],
])('%p is %s', (duration, text) => {
  expect(goDuration(duration)).toBe(text);
});

/** What Go's time.ParseDuration makes of a text, in milliseconds. */
function parsed(text: string): number {
  const parts = [...text.matchAll(/(\d+)(ms|h|m|s)/g)];
  expect(parts.map(([part]) => part).join('')).toBe(text);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }[unit!]!, 0);
}

test('Go reads back what was meant', () => {
  fc.assert(fc.property(fc.nat({ max: 10 ** 12 }), (milliseconds) => {
    expect(parsed(goDuration(Duration.millis(milliseconds)))).toBe(milliseconds);
  }), { numRuns: 500 });
});

test.each<[string, number | undefined]>([
  ['0', 0], ['0s', 0], ['1h30m', 5400], ['1.5h', 5400], ['1.h', 3600], ['.5h', 1800], ['+1m', 60], ['-1m1s', -61], ['90s', 90], ['1m1m', 120],
  ['1500ms', 1.5], ['2500000us', 2.5], ['2500000µs', 2.5], ['2500000μs', 2.5], ['500000000ns', 0.5],
  ['', undefined], ['1', undefined], ['1d', undefined], ['.h', undefined], ['h', undefined], ['1h-1m', undefined], ['--1h', undefined], ['1 h', undefined], ['1H', undefined],
  ['1e3s', undefined], [' 1h', undefined], ['1h\n', undefined], ['.', undefined], ['-', undefined],
])('Go reads %p as %p seconds', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});

test('what is none is told in no time, however long', () => {
  const start = performance.now();
  expect(secondsOf('1'.repeat(100_000))).toBeUndefined();
  expect(secondsOf('1m'.repeat(100_000) + '1')).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(1000);
});
