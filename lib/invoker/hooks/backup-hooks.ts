import { hookType, type Hook } from './hook';
import { hookAfter } from './hook-after';
import type * as wire from '../../../imports/stash';
import type { Field } from '../../refusal/field';
import { enumType } from '../../refusal/value-type';

/** For which results of a backup the hook after it runs. */
export enum PostBackupExecutionPolicy {
  /** For every result. */
  ALWAYS = 'Always',
  /** If the backup failed: after each failed attempt, even if the backup will be retried. */
  ON_FAILURE = 'OnFailure',
  /** If the backup succeeded. */
  ON_SUCCESS = 'OnSuccess',
  /** If the backup failed and will not be retried. */
  ON_FINAL_RETRY_FAILURE = 'OnFinalRetryFailure',
}

/**
 * The hooks that run right before and after a backup. Refused: a member that is not listed here.
 *
 * @see https://stash.run/docs/latest/guides/hooks/backup-and-restore-hooks/
 */
export interface BackupHooks {
  /**
   * The hook that runs before the backup, such as one that flushes a database to disk. If it fails, no backup is taken, and the run fails.
   *
   * @default - none
   */
  readonly preBackup?: Hook;

  /**
   * The hook that runs after the backup. If it fails, the run fails, although its snapshots exist.
   *
   * @default - none
   */
  readonly postBackup?: Hook;

  /**
   * For which results `postBackup` runs. Refused: a policy without `postBackup`.
   *
   * @default - the operator's default, PostBackupExecutionPolicy.ALWAYS
   */
  readonly postBackupExecutionPolicy?: PostBackupExecutionPolicy;
}

const policyType = enumType('PostBackupExecutionPolicy', PostBackupExecutionPolicy);

export function backupHooks(field: Field, given: BackupHooks): wire.BackupHooks {
  const hooks = field.structOf(given, 'BackupHooks');
  field.at('preBackup').checkType(hooks.preBackup, hookType);
  return {
    preBackup: hooks.preBackup?._toWire(),
    postBackup: hookAfter(field, 'postBackup', hooks.postBackup, hooks.postBackupExecutionPolicy, policyType),
  };
}
