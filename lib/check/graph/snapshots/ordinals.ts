import { asFields, type Fields } from '../../../kubernetes/manifest-fields';

/** The numbers of the pods of a StatefulSet. */
export interface Ordinals {
  readonly start: number;
  /** Absent if the manifest does not state replicas, as when an autoscaler sets them. */
  readonly count?: number;
}

/** The ordinals of a StatefulSet, from 0 if the start is invalid, which the API server rejects. */
export function ordinalsOf(statefulSet: Fields | undefined): Ordinals {
  const { replicas, ordinals } = asFields(statefulSet?.spec);
  const { start } = asFields(ordinals);
  return {
    start: typeof start === 'number' && Number.isSafeInteger(start) && start > 0 ? start : 0,
    count: typeof replicas === 'number' ? replicas : undefined,
  };
}
