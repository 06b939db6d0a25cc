import { asFields, type Fields } from '../../kubernetes/manifest-fields';

/** The numbers of the pods of a StatefulSet. */
export interface Ordinals {
  readonly start: number;
  /** None where the manifest leaves it open, as it does where something else scales the pods. */
  readonly count?: number;
}

/** What is no ordinal, the cluster refuses. */
export function ordinalsOf(statefulSet: Fields | undefined): Ordinals {
  const { replicas, ordinals } = asFields(statefulSet?.spec);
  const { start } = asFields(ordinals);
  return {
    start: typeof start === 'number' && Number.isSafeInteger(start) && start > 0 ? start : 0,
    count: typeof replicas === 'number' ? replicas : undefined,
  };
}
