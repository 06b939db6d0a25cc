import { durationText, secondsOf } from '../../../../kubernetes/go-duration';
import { quote } from '../../../../refusal/quote';
import { once } from '../../../../synth/once';
import { intervalOf } from '../../../graph/schedule/interval';
import { routinesOf } from '../../../graph/schedule/routine';
import type { Rule } from '../../../rule';

export const runLongerThanInterval: Rule = {
  id: 'STASH310',
  name: 'run-longer-than-interval',
  level: 'note',
  title: 'A backup may still be running when the next one is due.',
  why: 'Stash skips a backup that is due while the previous one still runs, so there are fewer backups than the schedule says. A time-out does not '
    + 'stop a run: the run only counts as failed from then on.',
  mend: 'Schedule the backups further apart, or remove the time-out. Do not shorten it: that does not stop a run, and the next one would start '
    + 'beside it instead of being skipped. Acknowledge the finding if an occasional skipped backup is fine.',
  facts: [
    {
      says: 'A run that starts while another run of the same backup is in progress is skipped.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    {
      says: 'At the end of the time-out the run is marked as failed, and nothing is stopped.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
  ],
  // Of a forgotten minute, with which the time-out becomes too long.
  echoes: ['STASH329'],
  judge(cluster, report) {
    const knownInterval = once(intervalOf);
    for (const { subject, spec: { schedule = '', timeOut = '' } } of routinesOf(cluster)) {
      const most = secondsOf(timeOut);
      const interval = most === undefined ? undefined : knownInterval(schedule)?.shortest;
      if (most !== undefined && interval !== undefined && most >= interval) {
        report(subject, ['spec', 'timeOut'], {
          found: `${quote(timeOut)} is not shorter than the least time between two runs of the schedule, ${durationText(interval)}, `
            + 'and Stash skips a run while another one runs',
          mend: 'schedule the runs further apart, or remove timeOut, which does not stop a run',
        });
      }
    }
  },
};
