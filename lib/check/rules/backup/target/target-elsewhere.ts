import { BLUEPRINT } from '../../../../backup/blueprint/auto-backup-annotation';
import { quote } from '../../../../refusal/quote';
import { isLocal } from '../../../../target/target-kind';
import type { Cluster } from '../../../cluster';
import { annotationField, blueprintUses } from '../../../graph/auto-backup';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { modelOfTask } from '../../../graph/model';
import { targetUses } from '../../../graph/target-use';
import type { Report, Rule } from '../../../rule';
import { called, isDeclared } from '../../../subject';

export const targetElsewhere: Rule = {
  id: 'STASH314',
  name: 'target-elsewhere',
  level: 'error',
  title: 'A backup or restore is for a claim or a workload in another namespace; a warning for a blueprint that nothing in the input uses.',
  why: 'Stash allows a target in another namespace only for databases: its webhook refuses the object. Even if the webhook is not reached, such a '
    + 'backup cannot work, because a pod can mount only volumes of its own namespace.',
  mend: 'Define the backup or restore in the namespace of its target, and leave `backupNamespace` out of a blueprint for claims and workloads. The '
    + 'Repository may be in another namespace if its usage policy admits this one.',
  facts: [
    {
      says: 'The webhook refuses another namespace for claims and for workloads without a Task, unless the name of the Task begins with kubedump.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    MADE_BY_BLUEPRINT,
    {
      says: 'BackupBatches and RestoreBatches are checked in the same way, because their webhook is not public.',
      standing: 'inferred',
      see: 'https://stash.run/docs/latest/concepts/crds/backupbatch/',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, target, spec: { task } } of targetUses(cluster).filter((use) => isDeclared(use.subject))) {
      if (target !== undefined && isLocal(target, task?.name) && subject.namespace !== '' && target.namespace !== subject.namespace) {
        report(subject, [...field, 'target', 'ref', 'namespace'], {
          found: `${called(target)} is not in the namespace ${quote(subject.namespace)} of ${called(subject)}, which Stash allows only for databases`,
          mend: `define ${called(subject)} in the namespace ${quote(target.namespace)}`,
        });
      }
    }
    judgeBlueprints(cluster, report);
  },
};

/** A blueprint that no object asks for is judged by its Task. Without one it may be for databases, whose AppBindings name the Task. */
function judgeBlueprints(cluster: Cluster, report: Report): void {
  const uses = blueprintUses(cluster);
  const asked = new Set(uses.map(({ blueprint }) => blueprint));
  const field = ['spec', 'backupNamespace'];
  for (const { subject, manifest: { spec: { backupNamespace, task } = {} } } of cluster.declarations('BackupBlueprint')) {
    if (backupNamespace && !asked.has(subject) && modelOfTask(task?.name) === 'claim') {
      report(subject, field, {
        level: 'warning',
        found: `puts the backups of claims into ${quote(backupNamespace)}, but Stash allows only claims of the same namespace`,
        mend: `leave backupNamespace out, or acknowledge this if all claims are in ${quote(backupNamespace)}`,
      });
    }
  }
  for (const { subject, target, blueprint, spec: { backupNamespace, task } } of uses) {
    if (backupNamespace && target !== undefined && isLocal(target, task?.name) && target.namespace !== '' && target.namespace !== backupNamespace) {
      report(subject, annotationField(BLUEPRINT), {
        found: `${called(blueprint)} puts the backup of ${called(target)} into the namespace ${quote(backupNamespace)}, `
          + 'which Stash allows only for databases',
        mend: 'use a blueprint without backupNamespace; its repoNamespace may be another namespace',
        also: [{ subject: blueprint, field }],
      });
    }
  }
}
