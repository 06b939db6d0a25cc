import { withoutResticFlags } from '../invoker/restic-arguments';

const NOTHING = 'with which restic stores nothing and reports success: leave it out';
const ELSEWHERE = 'by which snapshots are stored where neither retention nor a restore looks for them: leave it out, and write the place into the Repository';

/** Judges the arguments for `restic backup`: those that would change where, when, as whose or whether data is stored. */
export const backupArguments = withoutResticFlags(new Map([
  ['dry-run', NOTHING],
  ['help', NOTHING],
  ['host', 'by which snapshots are stored under another host than a restore looks for: leave it out, and give the data its name with alias'],
  ['repo', ELSEWHERE],
  ['repository-file', ELSEWHERE],
  ['time', 'by which all snapshots are of one time, so that neither retention nor a restore knows the newest: leave it out'],
  ['verbose', 'which restic does not take beside the --quiet of Stash, so that every backup fails: leave it out'],
]));
