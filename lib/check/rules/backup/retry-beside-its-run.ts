import { quote } from '../../../refusal/quote';
import { minutesIn, retriesOf } from '../../graph/scheduled-run';
import type { Rule } from '../../rule';

export const retryBesideItsRun: Rule = {
  id: 'STASH333',
  name: 'retry-beside-its-run',
  level: 'warning',
  title: 'A backup by a Job is tried again after a time-out that is shorter than a run may take, while the first run goes on.',
  why: 'A time-out marks a run as failed and does not stop its Job; with `retryConfig` Stash then starts another one for the same data. The prune after one of the two removes '
    + 'the lock of the other, and deletes the data that it is just storing. A run is taken to last an hour.',
  mend: 'Leave the time-out out, or make it, with the delay, longer than any run. Acknowledge it where a run that lasts longer is one that has stopped for good.',
  facts: [
    {
      says: 'timeOut marks the BackupSession as failed and stops nothing, and a BackupSession that failed is tried again after the delay.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    {
      says: 'When restic reports a lock, Stash runs unlock --remove-all and tries again; the prune then deleted the packs of the backup in flight '
        + 'in 4 of 4 runs, and both ended with success.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
  ],
  judge(cluster, report) {
    for (const { subject, spec, members, isSequential } of cluster.backups) {
      const { timeOut, retryConfig, retentionPolicy } = spec;
      const isPruning = retentionPolicy?.prune === true && !retentionPolicy.dryRun && !spec.paused;
      const isByJob = members.some(({ model }) => model !== 'sidecar' && model !== 'snapshotter');
      const [limit, delay] = [minutesIn(timeOut), minutesIn(retryConfig?.delay)];
      const usual = cluster.runMinutes * (isSequential ? members.length : 1);
      if (isPruning && isByJob && retriesOf(retryConfig) > 0 && limit > 0 && limit + delay < usual) {
        report(subject, ['spec', 'retryConfig'], {
          found: `a run that is not done after the timeOut ${quote(timeOut)} goes on, and ${delay > 0 ? `${quote(retryConfig!.delay)} later` : 'at once'} another one is beside it; `
            + 'the prune after one removes the lock of the other and deletes what that is just storing, and both report success',
          mend: `leave timeOut out, or let it and the delay be longer than a run takes (taken to be ${usual} minutes)`,
        });
      }
    }
  },
};
