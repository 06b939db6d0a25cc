import { asQuestion } from '../../../../refusal/quote';
import { view } from '../../../../synth/once';
import { isDatabase, targetKind } from '../../../../target/target-kind';
import type { Cluster } from '../../../cluster';
import { isOfStatefulSet } from '../../../graph/snapshots/stateful-set-claims';
import type { Target } from '../../../graph/target';
import { targetUses } from '../../../graph/target-use';
import type { Found, Rule } from '../../../rule';
import { spellings } from '../../../spelling';
import { called } from '../../../subject';
import { valueFinding } from '../../../value-finding';

export const targetNotFound: Rule = {
  id: 'STASH313',
  name: 'target-not-found',
  level: 'warning',
  title: 'The target of a backup or restore is not among the manifests, although other objects of its kind and namespace are.',
  why: 'Stash looks for the target every few seconds, forever. Until it is found, there is no CronJob: the backup never runs, and nothing fails. '
    + 'The finding is an error if the target has no name, or a kind that is probably misspelt. In an app that is synthesised, a missing target is '
    + 'reported only if its name is similar to that of such an object.',
  mend: 'Write the kind and the name of the target as they are in its own manifest. Acknowledge it if something else creates the target, such as '
    + 'another operator. An app refers to such a target by an import, which says that it exists.',
  facts: [
    {
      says: 'Stash creates the CronJob when all targets are found, and looks for a missing one again every 5 seconds.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    {
      says: 'The claims of a StatefulSet are named after the template, the StatefulSet and a number.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
    },
  ],
  echoes: ['STASH611'],
  judge(cluster, report) {
    for (const { subject, field, target } of targetUses(cluster)) {
      const kindFound = target && valueFinding(target.kind, targetKind);
      if (kindFound !== undefined) {
        report(subject, [...field, 'target', 'ref', 'kind'], { ...kindFound, level: 'error' });
      }
      report(subject, [...field, 'target', 'ref', 'name'], target && complaint(cluster, target));
    }
  },
};

function complaint(cluster: Cluster, target: Target): Found | undefined {
  const { group, kind, namespace, name } = target;
  if (name === '') {
    return { found: 'is missing, and Stash cannot find an object without a name', mend: 'name the object that has the data', level: 'error' };
  }
  // Operators create databases together with their AppBindings, so these are often not in the manifests.
  if (isDatabase(target) || cluster.ofKind(group, kind).length === 0 || cluster.mayHave(group, kind, namespace, name)) {
    return undefined;
  }
  const others = namesOf(cluster.ofKind(group, kind)).get(namespace);
  if (others === undefined || isOfStatefulSet(cluster, target)) {
    return undefined;
  }
  const near = others.meant(name);
  if (near === undefined && cluster.isSynth) {
    // An app imports what it does not define, such as a claim by fromClaimName(), which states that it exists.
    return undefined;
  }
  return {
    found: `${called(target)} is not among the manifests, although others of its kind are`,
    mend: asQuestion(near) ?? 'write the name of one that is, or acknowledge this if something else creates it',
  };
}

/** The names of objects of a kind, by namespace. */
const namesOf = view(spellings);
