import { hookType, type Hook } from './hook';
import type * as wire from '../../imports/stash';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { checkMembers } from '../refusal/members';

/** For which results of a restore the hook after it is done. */
export enum PostRestoreExecutionPolicy {
  /** Whatever the result. */
  ALWAYS = 'Always',
  /** If the restore failed. */
  ON_FAILURE = 'OnFailure',
  /** If the restore succeeded. */
  ON_SUCCESS = 'OnSuccess',
}

/**
 * What is done right before and after a restore. Refused: a member that is not named here.
 *
 * @see https://stash.run/docs/latest/guides/hooks/backup-and-restore-hooks/
 */
export interface RestoreHooks {
  /**
   * What is done before the restore, such as emptying a database. If it fails, nothing is restored; where Stash works in an init container, that
   * container crashes, and the workload does not start.
   *
   * @default - nothing
   */
  readonly preRestore?: Hook;

  /**
   * What is done after the restore. If it fails, the restore has failed, although the data is there.
   *
   * @default - nothing
   */
  readonly postRestore?: Hook;

  /**
   * For which results `postRestore` is done. Refused without it.
   *
   * @default - the operator's own, PostRestoreExecutionPolicy.ALWAYS
   */
  readonly postRestoreExecutionPolicy?: PostRestoreExecutionPolicy;
}

const MEMBERS: ReadonlyArray<keyof RestoreHooks> = ['preRestore', 'postRestore', 'postRestoreExecutionPolicy'];

export function restoreHooks(field: Field, hooks: RestoreHooks): wire.RestoreHooks {
  checkMembers(field, hooks, MEMBERS);
  field.at('preRestore').checkType(hooks.preRestore, hookType);
  field.at('postRestore').checkType(hooks.postRestore, hookType);
  if (hooks.postRestoreExecutionPolicy !== undefined && hooks.postRestore === undefined) {
    field.at('postRestore.executionPolicy').refuse(wrong('stands without a hook that it could be for', 'give postRestore as well, or leave it out'));
  }
  return {
    preRestore: hooks.preRestore?._toWire(),
    postRestore: hooks.postRestore && { ...hooks.postRestore._toWire(), executionPolicy: hooks.postRestoreExecutionPolicy },
  };
}
