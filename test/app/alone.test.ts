import fs, { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, utimesSync } from 'node:fs';
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
  const { statSync } = fs;
  let waits = 0;
  let first: 'waits' | 'holds' | 'is done' = 'waits';
  jest.spyOn(fs, 'statSync').mockImplementation(((path: string) => {
    const found = statSync(path);
    if (first === 'waits' && waits > 2500) {
      // The first takes over after the second has looked, and before it does anything about that.
      rmdirSync(lock);
      mkdirSync(lock);
      [first, waits] = ['holds', 0];
    }
    return found;
  }) as typeof statSync);
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
