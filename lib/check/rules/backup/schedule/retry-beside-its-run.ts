import { quote } from '../../../../refusal/quote';
import { MADE_BY_BLUEPRINT, backupsIn } from '../../../graph/made-backup';
import { minutesIn, retriesOf } from '../../../graph/schedule/scheduled-run';
import { isByJob } from '../../../graph/target-use';
import type { Rule } from '../../../rule';

export const retryBesideItsRun: Rule = {
  id: 'STASH333',
  name: 'retry-beside-its-run',
  level: 'warning',
  title: 'A backup by a Job is retried after a time-out that is shorter than a run may take, while the first run continues.',
  why: 'A time-out marks a run as failed but does not stop its Job. With `retryConfig`, Stash then starts another Job for the same data. The prune '
    + 'after one of the two removes the lock of the other, and deletes the data that the other is storing. A run is assumed to take an hour.',
  mend: 'Remove the time-out, or make time-out and delay together longer than any run. Acknowledge it if a run that exceeds the time-out is '
    + 'certain to have stopped for good.',
  facts: [
    {
      says: 'timeOut marks the BackupSession as failed but stops nothing, and a failed BackupSession is retried after the delay.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    {
      says: 'When restic reports a lock, Stash runs unlock --remove-all and tries again; the prune then deleted the packs of the running backup in '
        + '4 of 4 runs, and both reported success.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const { subject, spec, members, isSequential } of backupsIn(cluster)) {
      const { timeOut, retryConfig, retentionPolicy } = spec;
      const isPruning = retentionPolicy?.prune === true && !retentionPolicy.dryRun && !spec.paused;
      const movesByJob = members.some(isByJob);
      const [limit, delay] = [minutesIn(timeOut), minutesIn(retryConfig?.delay)];
      const usual = cluster.runMinutes * (isSequential ? members.length : 1);
      if (isPruning && movesByJob && retriesOf(retryConfig) > 0 && limit > 0 && limit + delay < usual) {
        report(subject, ['spec', 'retryConfig'], {
          found: `a run that exceeds the timeOut ${quote(timeOut)} continues, and ${delay > 0 ? `${quote(retryConfig!.delay)} later` : 'at once'} another one starts beside it; `
            + 'the prune after one removes the lock of the other and deletes what the other is storing, and both report success',
          mend: `leave timeOut out, or make it and the delay together longer than a run takes (assumed to be ${usual} minutes)`,
        });
      }
    }
  },
};
