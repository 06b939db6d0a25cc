import { isNumbered } from '../../../../target/target-kind';
import { isWithoutPods } from '../../../../target/workload-manifest';
import { MADE_BY_BLUEPRINT, backupMembersIn } from '../../../graph/made-backup';
import { declaredTarget } from '../../../graph/target';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const targetWithoutPods: Rule = {
  id: 'STASH337',
  name: 'target-without-pods',
  level: 'warning',
  title: 'A workload that is backed up has `replicas: 0`.',
  why: 'Stash backs up the files of a workload from inside its pods. Without pods, the run of a StatefulSet stores nothing and counts as successful. '
    + 'The run of another workload never ends, and all later ones are skipped.',
  mend: 'Set `replicas`, or set `paused: true` in the backup while there are no pods. Acknowledge it if something else scales the workload up, such '
    + 'as an autoscaler.',
  facts: [
    {
      says: 'A run is complete if as many hosts as expected have answered: one for a Deployment, as many as replicas for a StatefulSet.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/invoker/backupsession.go',
    },
    { says: 'If none is expected, the run counts as successful at once.', standing: 'inferred', see: 'stashed/apimachinery: pkg/invoker/backupsession.go' },
    {
      says: 'A run is skipped while another run of the same backup has not ended.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const { model, target, field, subject, backup } of backupMembersIn(cluster)) {
      const workload = model === 'sidecar' && backup.spec.paused !== true ? declaredTarget(cluster, target) : undefined;
      if (workload !== undefined && isWithoutPods(workload.manifest)) {
        report(subject, [...field, 'target', 'ref'], {
          found: `${called(workload)} has no pods (replicas is 0), from inside which Stash backs it up, so `
            + (isNumbered(workload) ? 'every run stores nothing and counts as successful' : 'the first run never ends, and all others are skipped'),
          mend: 'set replicas, or paused: true in the backup; acknowledge this if something else scales the workload up',
          also: [{ subject: workload, field: ['spec', 'replicas'] }],
        });
      }
    }
  },
};
