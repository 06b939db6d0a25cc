import { CLAIM_TASKS } from '../../../../addon/catalogue';
import { asFields } from '../../../../kubernetes/manifest-fields';
import { quote } from '../../../../refusal/quote';
import { isClaim, isDatabase, isWorkload, targetKind } from '../../../../target/target-kind';
import type { Cluster } from '../../../cluster';
import { addonTask, appBindingOf } from '../../../graph/app-binding';
import { targetUses, type TargetUse } from '../../../graph/target-use';
import type { Found, Rule } from '../../../rule';
import { called, isDeclared } from '../../../subject';

export const missingTask: Rule = {
  id: 'STASH317',
  name: 'missing-task',
  level: 'error',
  title: 'A backup or restore has no Task although its target needs one, or has nothing to work on.',
  why: 'Stash knows by itself what to do only for workloads. For a claim, a namespace or a database, it starts a Job from the Task; without a Task, '
    + 'there is no Job that could run.',
  mend: 'Name the Task: `pvc-backup` or `pvc-restore` for a claim, and a Task of the addon for a database, unless its AppBinding names one. Give a '
    + 'batch a member for each target.',
  facts: [
    {
      says: 'The container in the pods is for Deployments, StatefulSets, DaemonSets and DeploymentConfigs; everything else needs a Task.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'An AppBinding may name the Task in its parameters.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/util/addon.go',
    },
  ],
  judge(cluster, report) {
    for (const use of targetUses(cluster)) {
      const found = isWithoutTask(cluster, use) ? complaint(use) : undefined;
      report(use.subject, [...use.field, ...isDeclared(use.subject) ? ['task'] : ['target', 'ref']], found);
    }
    for (const { subject, manifest, action } of batches(cluster)) {
      // A value that is no list is a finding of another rule.
      const members = manifest.spec?.members ?? asFields(subject.manifest.spec).members ?? [];
      if (Array.isArray(members) && members.length === 0) {
        report(subject, ['spec', 'members'], { found: `is empty, so there is nothing to ${action}`, mend: 'add a member for each target' });
      }
    }
  },
};

const batches = (cluster: Cluster) => [
  ...cluster.declarations('BackupBatch').map((batch) => ({ ...batch, action: 'back up' })),
  ...cluster.declarations('RestoreBatch').map((batch) => ({ ...batch, action: 'restore' })),
];

function isWithoutTask(cluster: Cluster, { spec, target, model, action }: TargetUse): boolean {
  if (model === 'snapshotter' || spec.task?.name || isWorkload(target) || makesClaims(spec)) {
    return false;
  }
  if (target !== undefined && targetKind(target.kind) !== undefined) {
    // For a misspelt kind it is not known whether a Task is needed.
    return false;
  }
  // An AppBinding that the input does not contain may name the Task.
  return !isDatabase(target) || (appBindingOf(cluster, target) !== undefined && !addonTask(cluster, target, action));
}

/** Whether Stash creates the claims of a restore, for which it needs no Task. */
const makesClaims = (spec: TargetUse['spec']) =>
  spec.target !== undefined && 'volumeClaimTemplates' in spec.target && spec.target.volumeClaimTemplates !== undefined;

function complaint({ target, action, subject: { made } }: TargetUse): Found {
  if (target === undefined) {
    return {
      found: `is missing, and there is no target either, so there is nothing to ${action === 'backup' ? 'back up' : 'restore'}`,
      mend: action === 'backup' ? 'name the target, or a Task of kubedump to dump the whole cluster' : 'name the target',
    };
  }
  if (made !== undefined) {
    return {
      found: `${called(made.blueprint)} has no Task, and without one Stash cannot back up ${called(target)}`,
      mend: isDatabase(target) ? 'name the Task of its addon there, or in spec.parameters.stash.addon' : `use a blueprint with the Task ${quote(CLAIM_TASKS.backup)}`,
      also: [{ subject: made.blueprint, field: ['spec', 'task'] }],
    };
  }
  const found = `is missing, and without a Task Stash cannot ${action === 'backup' ? 'back up' : 'restore'} ${called(target)}`;
  if (isClaim(target)) {
    return { found, mend: `name the Task ${quote(CLAIM_TASKS[action])}` };
  }
  if (isDatabase(target)) {
    return { found: `${found}, which does not name one in spec.parameters.stash.addon either`, mend: 'name the Task of its addon, here or there' };
  }
  return { found, mend: 'name the Task that does it' };
}
