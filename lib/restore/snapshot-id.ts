import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/** A rule for what names a whole snapshot. */
export const snapshotId: ValueRule = (snapshot) => {
  if (snapshot === 'latest' || /^[0-9a-f]{8,64}$/.test(snapshot)) {
    return undefined;
  }
  const [, whole] = /^([^:]+):/.exec(snapshot) ?? [];
  if (whole !== undefined && snapshotId(whole) === undefined) {
    return wrong('is a folder in a snapshot, and restic does not restore its files to where they were',
      'name the whole snapshot, and give the folder in include', whole);
  }
  // A name from `kubectl get snapshots` ends in the beginning of the id, after the name of the Repository.
  return wrong('is not the id of a snapshot', 'use 8 to 64 characters from 0-9 and a-f, or "latest"',
    didYouMean(snapshot.slice(snapshot.lastIndexOf('-') + 1), snapshotId, snapshot));
};
