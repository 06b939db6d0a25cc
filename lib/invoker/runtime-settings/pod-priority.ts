import { type ValueRule, wrong } from '../../refusal/complaint';

/** The rule for the priority of a pod with this PriorityClass, if it has one. */
export const priorityOf = (className: unknown): ValueRule<unknown> => (priority) => !className && priority !== 0
  ? wrong('is a priority without a PriorityClass, from which Kubernetes derives it, so it refuses the pod', 'name a PriorityClass in priorityClassName, and leave this out')
  : undefined;
