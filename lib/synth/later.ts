import { Lazy } from 'cdk8s';

/** A value of a manifest that is computed when the manifest is rendered, and unset if that gives undefined. */
export const later = <T>(produce: () => T | undefined): T => Lazy.any({ produce }) as unknown as T;
