import { isWorkload } from '../../../invoker/target-reference';
import { targetUses } from '../../graph/target-use';
import { quote } from '../../refusal';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const targetElsewhere: Rule = {
  id: 'STASH314',
  name: 'target-elsewhere',
  level: 'error',
  title: 'A backup or restore is for a claim or a workload of another namespace.',
  why: 'Stash admits targets of another namespace for databases only: its webhook refuses the object. A pod can mount volumes of its own namespace and no '
    + 'other, so that it could not work either where the webhook is not reached.',
  mend: 'Define the backup or restore in the namespace of its target. The Repository may be in another, if that admits it.',
  facts: [
    {
      says: 'The webhook refuses another namespace for claims and for workloads without a Task, unless the name of the Task begins with kubedump.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    {
      says: 'BackupBatches and RestoreBatches are judged by the same: their webhook is not public.',
      standing: 'inferred',
      see: 'https://stash.run/docs/latest/concepts/crds/backupbatch/',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, target, spec: { task } } of targetUses(cluster)) {
      const isLocal = target !== undefined && !task?.name?.startsWith('kubedump')
        && (target.kind === 'PersistentVolumeClaim' || (isWorkload(target) && !task?.name));
      if (isLocal && subject.namespace !== '' && target.namespace !== subject.namespace) {
        report(subject, [...field, 'target', 'ref', 'namespace'], {
          found: `${called(target)} is not in the namespace ${quote(subject.namespace)} of ${called(subject)}, which Stash admits for databases only`,
          mend: `define ${called(subject)} in the namespace ${quote(target.namespace)}`,
        });
      }
    }
  },
};
