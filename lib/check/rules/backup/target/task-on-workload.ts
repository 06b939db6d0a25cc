import { addonOfType } from '../../../../addon/catalogue';
import { BLUEPRINT } from '../../../../backup/blueprint/auto-backup-annotation';
import { asFields, asText } from '../../../../kubernetes/manifest-fields';
import { fit, quote } from '../../../../refusal/quote';
import { isOnNodes, targetKind } from '../../../../target/target-kind';
import { CREATED_CLAIMS, isUniversal, taskMisfit } from '../../../../target/task-misfit';
import type { Cluster } from '../../../cluster';
import { placeOfName, taskChoices } from '../../../graph/addon/task-use';
import { appBindingOf } from '../../../graph/app-binding';
import { annotationField, blueprintUses, type BlueprintUse } from '../../../graph/auto-backup';
import { modelOfTask, type Model } from '../../../graph/model';
import { usesWith, type TargetUse } from '../../../graph/target-use';
import type { Found, Rule } from '../../../rule';
import { called, isDeclared, type Subject } from '../../../subject';

export const taskOnWorkload: Rule = {
  id: 'STASH316',
  name: 'task-on-workload',
  level: 'error',
  title: 'A Task does not fit its target, such as one for claims or databases on a workload.',
  why: 'Without a Task, Stash backs up a Deployment, StatefulSet or DaemonSet from a container in its pods. With a Task, it starts a Job instead, '
    + 'which does not see the volumes of the pods: it looks for a claim or a database with the name of the workload, and every run fails. '
    + 'The finding is a warning if the Task is for a different database than the AppBinding states, or if it makes a Job for a DaemonSet.',
  mend: 'Leave the Task out for a workload. Give claims the Tasks `pvc-backup` and `pvc-restore`. Give databases the Task of their addon, and refer '
    + 'to them by their AppBinding.',
  facts: [
    {
      says: 'A workload is handled by a container in its pods only if no Task is named.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'The Tasks for claims mount the claim that has the name of the target.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/crds.go',
    },
    {
      says: 'The Tasks of databases read how to connect from the AppBinding that has the name of the target.',
      standing: 'source',
      see: 'stashed/postgres: pkg/backup.go',
    },
    {
      says: 'The host of a DaemonSet is the name of the node. Stash reads it in the operator, where it makes the Job, and it is missing there.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'Each addon runs the client of its own database, such as pg_dumpall for postgres. The type of an AppBinding is any string, and no addon '
        + 'reads it.',
      standing: 'inferred',
      see: 'stashed/postgres: pkg/backup.go',
    },
  ],
  judge(cluster, report) {
    for (const use of usesWith(cluster, 'task').filter((one) => isDeclared(one.subject) && isSpecial(one))) {
      report(use.subject, [...use.field, 'task', 'name'], mismatch(cluster, use, quote(use.spec.task!.name)));
    }
    for (const { subject, field, spec, target } of usesWith(cluster, 'task').filter(isOfNode)) {
      report(subject, [...field, 'task', 'name'], {
        found: `${quote(spec.task!.name)} makes a Job for ${called(target!)}, whose host is the name of the node, `
          + 'but that name is missing where Stash makes the Job',
        mend: 'name the Namespace or another kind of object as the target',
        level: 'warning',
      });
    }
    for (const [first, ...others] of taskChoices(cluster)) {
      const { subject, field, task: { name = '' } } = first!;
      const found = subject.kind === 'AppBinding' ? otherDatabase(subject, modelOfTask(name), quote(name)) : undefined;
      if (found !== undefined) {
        report(subject, [...field, 'name'], { ...found, also: others.map(placeOfName) });
      }
    }
    // A Task that does not fit is often the reason why nothing fills in the variables of its blueprint, so that no backup follows from it.
    for (const use of blueprintUses(cluster).filter(isSpecial)) {
      const found = mismatch(cluster, use, `${quote(use.spec.task!.name)} of ${called(use.blueprint)}`);
      if (found !== undefined) {
        report(use.subject, annotationField(BLUEPRINT), {
          ...found, mend: 'use a blueprint whose Task fits the target', also: [{ subject: use.blueprint, field: ['spec', 'task', 'name'] }],
        });
      }
    }
  },
};

/** Whether a DaemonSet has a Task that is not refused for all workloads anyway. */
const isOfNode = ({ model, target }: TargetUse) => isUniversal(model) && isOnNodes(target);

type Use = TargetUse | BlueprintUse;

/** Whether there is a Task to judge. For a misspelt kind it is not known which Tasks fit. */
const isSpecial = ({ spec, model, target }: Use) =>
  Boolean(spec.task?.name) && model !== 'snapshotter' && (target === undefined || targetKind(target.kind) === undefined);

function mismatch(cluster: Cluster, { target, model, action }: Use, task: string): Found | undefined {
  const isCreated = target === undefined && action === 'restore';
  const misfit = taskMisfit(model === 'claim' ? 'pvc' : model, isCreated ? CREATED_CLAIMS : target);
  if (misfit !== undefined) {
    const named = target !== undefined ? called(target) : isCreated ? 'the claims that are created' : 'the cluster as a whole';
    return {
      'workload': {
        found: `${task} makes a Job for the ${action} of ${named}, and the Job does not see the volumes of the pods`, mend: 'leave the Task out',
      },
      'no claim': { found: `${task} is for claims, not for ${named}`, mend: `name a Task for ${target === undefined ? named : `the kind ${fit(target.kind)}`}` },
      'no database': { found: `${task} is for databases, not for ${named}`, mend: 'refer to the AppBinding of the database' },
    }[misfit];
  }
  const binding = appBindingOf(cluster, target);
  return binding && otherDatabase(binding.subject, model, task);
}

function otherDatabase(binding: Subject, model: Model, task: string): Found | undefined {
  const type = asText(asFields(binding.manifest.spec).type) ?? '';
  const addon = addonOfType(type);
  return addon === undefined || addon === model || isUniversal(model) || model === 'unknown' ? undefined : {
    found: `${task} is for ${model}, but ${called(binding)} has the type ${quote(type)}`,
    mend: `name a Task of ${addon}, or correct the type`,
    level: 'warning',
  };
}
