import { asFields } from '../../../kubernetes/manifest-fields';
import type { Rule } from '../../rule';

export const taskWithoutSteps: Rule = {
  id: 'STASH513',
  name: 'task-without-steps',
  level: 'error',
  title: 'A Task has no step.',
  why: 'The operator makes the containers of a Job of the steps. Without one there is nothing to run, and every backup or restore by the Task fails.',
  mend: 'Name at least one Function, and update-status as the last one, which reports the result.',
  facts: [{ says: 'No container of a Task is an error.', standing: 'source', see: 'stashed/stash: pkg/resolver/task.go' }],
  judge(cluster, report) {
    for (const { subject } of cluster.declarations('Task')) {
      const { steps = [] } = asFields(subject.manifest.spec);
      if (Array.isArray(steps) && steps.length === 0) {
        report(subject, ['spec', 'steps'], {
          found: 'is empty, so that every backup and restore by this Task fails',
          mend: 'name at least one Function, and "update-status" as the last one',
        });
      }
    }
  },
};
