import { asFields } from '../../../kubernetes/manifest-fields';
import type { Rule } from '../../rule';

export const taskWithoutSteps: Rule = {
  id: 'STASH513',
  name: 'task-without-steps',
  level: 'error',
  title: 'A Task has no steps.',
  why: 'The operator creates the containers of a Job from the steps. Without a step there is nothing to run, and every backup or restore with the '
    + 'Task fails.',
  mend: 'Name at least one Function, and update-status as the last one, which reports the result.',
  facts: [{ says: 'A Task without containers is an error.', standing: 'source', see: 'stashed/stash: pkg/resolver/task.go' }],
  judge(cluster, report) {
    for (const { subject, manifest } of cluster.declarations('Task')) {
      const steps = manifest.spec?.steps ?? asFields(subject.manifest.spec).steps ?? [];
      if (Array.isArray(steps) && steps.length === 0) {
        report(subject, ['spec', 'steps'], {
          found: 'is empty, so every backup and restore with this Task fails',
          mend: 'name at least one Function, and "update-status" as the last one',
        });
      }
    }
  },
};
