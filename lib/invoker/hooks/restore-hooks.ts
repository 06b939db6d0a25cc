import { hookType, type Hook } from './hook';
import { hookAfter } from './hook-after';
import type * as wire from '../../../imports/stash';
import type { Field } from '../../refusal/field';
import { enumType } from '../../refusal/value-type';

/** For which results of a restore the hook after it runs. */
export enum PostRestoreExecutionPolicy {
  /** For every result. */
  ALWAYS = 'Always',
  /** If the restore failed. */
  ON_FAILURE = 'OnFailure',
  /** If the restore succeeded. */
  ON_SUCCESS = 'OnSuccess',
}

/**
 * The hooks that run right before and after a restore. Refused: a member that is not listed here.
 *
 * @see https://stash.run/docs/latest/guides/hooks/backup-and-restore-hooks/
 */
export interface RestoreHooks {
  /**
   * The hook that runs before the restore, such as one that empties a database. If it fails, nothing is restored. If Stash works in an init
   * container, that container crashes, and the workload does not start.
   *
   * @default - none
   */
  readonly preRestore?: Hook;

  /**
   * The hook that runs after the restore. If it fails, the restore fails, although the data is there.
   *
   * @default - none
   */
  readonly postRestore?: Hook;

  /**
   * For which results `postRestore` runs. Refused: a policy without `postRestore`.
   *
   * @default - the operator's default, PostRestoreExecutionPolicy.ALWAYS
   */
  readonly postRestoreExecutionPolicy?: PostRestoreExecutionPolicy;
}

const policyType = enumType('PostRestoreExecutionPolicy', PostRestoreExecutionPolicy);

export function restoreHooks(field: Field, given: RestoreHooks): wire.RestoreHooks {
  const hooks = field.structOf(given, 'RestoreHooks');
  field.at('preRestore').checkType(hooks.preRestore, hookType);
  return {
    preRestore: hooks.preRestore?._toWire(),
    postRestore: hookAfter(field, 'postRestore', hooks.postRestore, hooks.postRestoreExecutionPolicy, policyType),
  };
}
