import { withoutResticFlags } from '../invoker/restic-arguments';
import { wrong } from '../refusal/complaint';

const NOTHING = wrong('with which restic stores nothing and reports success', 'leave it out');
const ELSEWHERE = wrong('by which snapshots are stored where neither retention nor a restore looks for them', 'leave it out, and write the place into the Repository');

/** Refuses arguments for `restic backup` that would change where, when or under which host data is stored, or whether it is stored at all. */
export const backupArguments = withoutResticFlags(new Map([
  ['dry-run', NOTHING],
  ['help', NOTHING],
  ['host', wrong('by which snapshots are stored under another host than a restore looks for', 'leave it out, and give the data its name with alias')],
  ['repo', ELSEWHERE],
  ['repository-file', ELSEWHERE],
  ['time', wrong('by which all snapshots are of one time, so that neither retention nor a restore knows the newest', 'leave it out')],
  ['verbose', wrong('which restic does not take beside the --quiet of Stash, so that every backup fails', 'leave it out')],
]));
