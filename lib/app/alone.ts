import { lstatSync, mkdirSync, rmdirSync } from 'node:fs';
import { ifThere } from './on-disk';
import { wrong } from '../refusal/complaint';
import { refuse } from '../refusal/refusal';

/** Number of 2 ms waits after which the holder of the lock is taken for killed; what it does takes some milliseconds. */
const MOST_WAITS = 2500;

/**
 * Runs `act` while holding a lock, so that concurrent runs wait for each other.
 *
 * @param lock the path of the folder that is the lock: only one process can create it, and git does not track empty folders
 */
export function alone(lock: string, act: () => void): void {
  let since: number | undefined;
  for (let waits = 0; !isMade(lock); waits++) {
    const made = timeOf(lock);
    if (made !== since) {
      [since, waits] = [made, 0];
    } else if (waits > MOST_WAITS) {
      alone(`${lock}.stale`, () => removeIfFrom(lock, since));
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  }
  try {
    act();
  } finally {
    ifThere(() => rmdirSync(lock));
  }
}

/** Of two that wait, the second must not remove the lock that the first has made in the meantime. */
function removeIfFrom(lock: string, time: number | undefined): void {
  if (timeOf(lock) === time) {
    ifThere(() => rmdirSync(lock));
  }
}

/** When a lock was made; undefined if it is not there. What is no folder is never released, and would be waited for without end. */
function timeOf(lock: string): number | undefined {
  const found = ifThere(() => lstatSync(lock));
  if (found !== undefined && !found.isDirectory()) {
    refuse(lock, '', wrong('is in the way of the folder of this name by which concurrent runs wait for each other', 'remove it'));
  }
  return found?.mtimeMs;
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
