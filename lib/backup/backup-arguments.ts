import { wrong } from '../refusal/complaint';
import { withoutResticFlags } from '../restic/restic-arguments';

const NOTHING = wrong('so restic stores nothing and reports success', 'leave it out');
const ELSEWHERE = wrong('so snapshots are stored where neither retention nor a restore looks for them',
  'leave it out, and set the location in the Repository');
const OTHER_HOST = wrong('so snapshots are stored under a host that a restore does not look for', 'leave it out, and name the data with alias');
const ARCHIVED = wrong('with a storage class of S3 whose objects must be thawed before they can be read, so every restore fails, and so may retention',
  'leave it out, or choose a class that is read at once, such as GLACIER_IR');

/** Refuses arguments with which `restic backup` fails, or that would change where, when or under which host data is stored, or whether it is stored at all. */
export const backupArguments = withoutResticFlags('backup', new Map([
  ['dry-run', NOTHING],
  ['help', NOTHING],
  ['host', OTHER_HOST],
  ['hostname', OTHER_HOST],
  ['insecure-no-password', wrong('which restic rejects together with the password that Stash sets, so every backup fails', 'leave it out')],
  ['option=s3.storage-class=DEEP_ARCHIVE', ARCHIVED],
  ['option=s3.storage-class=GLACIER', ARCHIVED],
  ['repo', ELSEWHERE],
  ['repository-file', ELSEWHERE],
  ['stdin', wrong('which restic rejects together with the paths that Stash adds, so every backup fails', 'leave it out')],
  ['time', wrong('so all snapshots have the same time, and neither retention nor a restore can tell which is the newest', 'leave it out')],
  ['verbose', wrong('which restic rejects together with the --quiet that Stash adds, so every backup fails', 'leave it out')],
]));
