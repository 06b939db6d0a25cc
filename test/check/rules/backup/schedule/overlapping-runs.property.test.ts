import * as fc from 'fast-check';
import { read } from '../../../../backup/brute-force-cron';
import { concernedBy } from '../findings';
import { backup, repository } from '../stored';

const DAY = 24 * 60;

const schedule = fc.tuple(
  fc.constantFrom('0', '30', '0,45', '10-12', '*/20'),
  fc.constantFrom('0', '2', '23', '*/6', '2-4', '*'),
  fc.constantFrom('*', '*', '*', '1', '13,29', '*/10'),
  fc.constantFrom('*', '*', '*', '1', '2-12/5', 'dec'),
  fc.constantFrom('*', '*', '0', 'mon', '1-5', '*/2'),
).map((fields) => fields.join(' ')).filter((text) => read(text) !== undefined);

const run = fc.record({
  schedule,
  target: fc.nat(5),
  isNamespaced: fc.boolean(),
  prune: fc.boolean(),
  timeOut: fc.constantFrom(undefined, '30m', '1h30m', '30h'),
  retryConfig: fc.constantFrom(undefined, {}, { maxRetry: 2, delay: '20m' }),
  paused: fc.constantFrom(undefined, undefined, true),
});

type Run = typeof run extends fc.Arbitrary<infer R> ? R : never;

const manifest = ({ target, isNamespaced, prune, ...spec }: Run, index: number) => backup(`Deployment/t${target}`, {
  name: `b${index}`,
  alias: `a${index}`,
  namespace: isNamespaced ? 'shop' : undefined,
  spec: { ...spec, retentionPolicy: { name: 'keep', keepLast: 1, prune } },
});

function minutesOf({ timeOut, retryConfig }: Run): number {
  const once = { '30m': 60, '1h30m': 90, '30h': 1800 }[timeOut ?? '30m']!;
  return once + (retryConfig === undefined ? 0 : retryConfig.maxRetry === undefined ? once : 2 * (20 + once));
}

/** Every minute of a leap year and of the days after it in which something may still run. */
function starts({ schedule: text }: Run, until: number): Set<number> {
  const { minutes, hours, days } = read(text)!;
  const all = days.flatMap((day) => hours.flatMap((hour) => minutes.map((minute) =>
    (Date.parse(day) - Date.UTC(2024, 0, 1)) / 60_000 + hour * 60 + minute)));
  return new Set(all.filter((start) => start < until));
}

function rivals(a: Run, b: Run): boolean {
  return !a.paused && !b.paused && (a.prune || b.prune) && !(a.target === b.target && a.isNamespaced && b.isNamespaced);
}

test('what is found is what a comparison of every two backups, minute by minute, finds', () => {
  fc.assert(fc.property(fc.array(run, { minLength: 2, maxLength: 4 }), (runs) => {
    const until = 366 * DAY + Math.max(...runs.map(minutesOf));
    const all = runs.map((one) => starts(one, until));
    const together = new Set<string>();
    const within = new Set<string>();
    runs.forEach((a, i) => runs.forEach((b, j) => {
      if (i === j || !rivals(a, b)) {
        return;
      }
      if ([...all[i]!].some((start) => all[j]!.has(start))) {
        together.add(`b${i}`).add(`b${j}`);
      }
      const sorted = [...all[j]!].sort((one, other) => one - other);
      let next = 0;
      for (const start of [...all[i]!].sort((one, other) => one - other)) {
        while (next < sorted.length && sorted[next]! <= start) {
          next++;
        }
        if (next < sorted.length && sorted[next]! < start + minutesOf(a)) {
          within.add(`b${i}`).add(`b${j}`);
          break;
        }
      }
    }));
    const expected = together.size > 0
      ? [{ level: 'error', names: [...new Set([...together, ...within])].sort() }]
      : within.size > 0 ? [{ level: 'warning', names: [...within].sort() }] : [];
    const found = concernedBy('STASH304', [...repository('repo'), ...runs.map(manifest)]).filter(({ level }) => level !== 'note');
    expect(found.map(({ level, names }) => ({ level, names: [...names].sort() }))).toEqual(expected);
  }), { numRuns: 150 });
}, 60_000);
