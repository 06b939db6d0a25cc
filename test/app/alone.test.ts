import fs, { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone } from '../../lib/app/alone';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  lock = join(folder, 'lock');
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('of two that find the lock of a killed run, the second waits for the first', () => {
  mkdirSync(lock);
  utimesSync(lock, 1, 1);
  const { lstatSync } = fs;
  let waits = 0;
  let first: 'waits' | 'holds' | 'is done' = 'waits';
  jest.spyOn(fs, 'lstatSync').mockImplementation(((path: string) => {
    const found = lstatSync(path);
    if (first === 'waits' && waits > 2500) {
      // The first takes over after the second has looked, and before it does anything about that.
      rmdirSync(lock);
      mkdirSync(lock);
      [first, waits] = ['holds', 0];
    }
    return found;
  }) as typeof lstatSync);
  jest.spyOn(Atomics, 'wait').mockImplementation(() => {
    if (++waits === 3 && first === 'holds') {
      rmdirSync(lock);
      first = 'is done';
    }
    return 'timed-out';
  });
  let during = '';
  alone(lock, () => during = first);
  expect(during).toBe('is done');
  expect(existsSync(lock)).toBe(false);
});

test.each([
  ['a file', () => writeFileSync(lock, '')],
  ['a link to a folder', () => symlinkSync(folder, lock)],
  ['a broken link', () => symlinkSync(join(folder, 'nowhere'), lock)],
])('%s in the place of the lock is refused, since nothing would ever remove it', (_, inTheWay) => {
  inTheWay();
  const act = jest.fn();
  expect(() => alone(lock, act)).toThrow(new Error(`${lock}: is in the way of the folder of this name by which concurrent runs wait for each other: remove it`));
  expect(act).not.toHaveBeenCalled();
});
