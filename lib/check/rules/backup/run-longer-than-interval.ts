import { secondsOf } from '../../../kubernetes/go-duration';
import { quote } from '../../../refusal/quote';
import { once } from '../../../synth/once';
import { leastInterval } from '../../graph/interval';
import { routinesOf } from '../../graph/routine';
import type { Rule } from '../../rule';

export const runLongerThanInterval: Rule = {
  id: 'STASH310',
  name: 'run-longer-than-interval',
  level: 'note',
  title: 'A backup may take as long as the time until the next one, or longer.',
  why: 'Stash skips a backup that is due while the one before still runs: there are fewer of them than the schedule says. A time-out does not stop a run '
    + 'either, it only counts as failed from then on.',
  mend: 'Let the backups be further apart, or leave the time-out out. A shorter one would not stop a run, and keep the next one from being skipped. Acknowledge it where a skipped backup now and then is fine.',
  facts: [
    {
      says: 'A run that starts while another of the same backup is going on is skipped.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    {
      says: 'At the end of the time-out the run is marked as failed, and nothing is stopped.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
  ],
  judge(cluster, report) {
    const intervalOf = once(leastInterval);
    for (const { subject, spec: { schedule = '', timeOut = '' } } of routinesOf(cluster)) {
      const most = secondsOf(timeOut);
      const interval = most === undefined ? undefined : intervalOf(schedule);
      if (most !== undefined && interval !== undefined && most >= interval) {
        report(subject, ['spec', 'timeOut'], {
          found: `${quote(timeOut)} is no less than the time from one run to the next by the schedule ${quote(schedule)}, and Stash skips a run while another goes on`,
          mend: 'let the runs be further apart, or leave timeOut out, which stops none',
        });
      }
    }
  },
};
