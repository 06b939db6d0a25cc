import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { ifThere } from './on-disk';

/** What is done alone takes some milliseconds. Who has not finished after so many waits of two was killed. */
const MOST_WAITS = 2500;

/**
 * Does something alone, while every other run that is about to do it waits.
 *
 * @param lock the folder that stands for it: a disk makes it for one of several, and git does not know empty folders
 */
export function alone(lock: string, act: () => void): void {
  let since: number | undefined;
  for (let waits = 0; !isMade(lock); waits++) {
    const made = ifThere(() => statSync(lock))?.mtimeMs;
    if (made !== since) {
      [since, waits] = [made, 0];
    } else if (waits > MOST_WAITS) {
      ifThere(() => rmdirSync(lock));
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  }
  try {
    act();
  } finally {
    ifThere(() => rmdirSync(lock));
  }
}

function isMade(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    return false;
  }
}
