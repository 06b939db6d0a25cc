import { hookType, type Hook } from './hook';
import type * as wire from '../../imports/stash';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { checkMembers } from '../refusal/members';

/** For which results of a backup the hook after it is done. */
export enum PostBackupExecutionPolicy {
  /** Whatever the result. */
  ALWAYS = 'Always',
  /** If the backup failed, each time that it is tried again. */
  ON_FAILURE = 'OnFailure',
  /** If the backup succeeded. */
  ON_SUCCESS = 'OnSuccess',
  /** If the backup failed and will not be tried again. */
  ON_FINAL_RETRY_FAILURE = 'OnFinalRetryFailure',
}

/**
 * What is done right before and after a backup. Refused: a member that is not named here.
 *
 * @see https://stash.run/docs/latest/guides/hooks/backup-and-restore-hooks/
 */
export interface BackupHooks {
  /**
   * What is done before the backup, such as flushing a database to disk. If it fails, no backup is taken, and the run has failed.
   *
   * @default - nothing
   */
  readonly preBackup?: Hook;

  /**
   * What is done after the backup. If it fails, the run has failed, although its snapshots are there.
   *
   * @default - nothing
   */
  readonly postBackup?: Hook;

  /**
   * For which results `postBackup` is done. Refused without it.
   *
   * @default - the operator's own, PostBackupExecutionPolicy.ALWAYS
   */
  readonly postBackupExecutionPolicy?: PostBackupExecutionPolicy;
}

const MEMBERS: ReadonlyArray<keyof BackupHooks> = ['preBackup', 'postBackup', 'postBackupExecutionPolicy'];

export function backupHooks(field: Field, hooks: BackupHooks): wire.BackupHooks {
  checkMembers(field, hooks, MEMBERS);
  field.at('preBackup').checkType(hooks.preBackup, hookType);
  field.at('postBackup').checkType(hooks.postBackup, hookType);
  if (hooks.postBackupExecutionPolicy !== undefined && hooks.postBackup === undefined) {
    field.at('postBackup.executionPolicy').refuse(wrong('stands without a hook that it could be for', 'give postBackup as well, or leave it out'));
  }
  return {
    preBackup: hooks.preBackup?._toWire(),
    postBackup: hooks.postBackup && { ...hooks.postBackup._toWire(), executionPolicy: hooks.postBackupExecutionPolicy },
  };
}
