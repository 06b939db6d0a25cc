import { Lazy, type Cron, type Duration } from 'cdk8s';
import { retentionPolicyType, type RetentionPolicy } from './retention-policy';
import { schedule } from './schedule';
import type * as wire from '../../imports/stash';
import { retryConfig, type RetryConfig } from '../invoker/retry-config';
import { timeSpan } from '../invoker/time-span';
import { wholeNumber } from '../kubernetes/whole-number';
import type { Field } from '../refusal/field';

/** When backups are taken, how long they are kept, and what happens if one fails or takes too long. */
export interface BackupRoutineProps {
  /**
   * When backups are taken, in the time zone of the cluster. Whatever has an `expressionString` will do, such as `@daily`.
   *
   * Refused: what Kubernetes does not take as the schedule of a CronJob, among it six fields, `L`, `W`, `#` and time zones; and what is never due,
   * such as 31 February. What a Cron is not told is a star: without a `minute` it is due in every minute of its hours, of which there is a warning.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
   */
  readonly schedule: Cron;

  /**
   * Over which time the backups of many objects with one schedule are spread, lest all start at once. Each is later than the schedule says by a
   * number of whole minutes less than this, which is derived from its namespace and name, and so always the same: the first 6 bytes of the SHA-256
   * of `namespace/name`, as a big-endian number, modulo the minutes of the spread; an unknown namespace is empty.
   *
   * Refused: what is not whole minutes up to 24 hours; a schedule whose minute is no plain number; and a spread that would reach past the hour of a
   * schedule whose hour is no plain number, or into the next day of one that is not for every day.
   *
   * @default - none: exactly as the schedule says
   */
  readonly scheduleSpread?: Duration;

  /** Which snapshots are kept. */
  readonly retentionPolicy: RetentionPolicy;

  /**
   * How many BackupSessions are kept for people to read, beside one that runs. Snapshots are kept by the retention policy.
   *
   * Refused: negative numbers and fractions.
   *
   * @default - the operator's own, 1
   */
  readonly backupHistoryLimit?: number;

  /**
   * After which time a backup counts as failed. It is not stopped, and may overlap with the next one, or with the next attempt that `retryConfig` makes.
   *
   * Refused: no time at all.
   *
   * @default - never
   */
  readonly timeOut?: Duration;

  /**
   * How often a failed backup is tried again.
   *
   * @default - it is not
   */
  readonly retryConfig?: RetryConfig;
}

/**
 * @param identity returns `<namespace>/<name>` of the object; called once the manifest exists
 */
export function backupRoutine(field: Field, props: BackupRoutineProps, identity: () => string): wire.BackupRoutine {
  const written = schedule(field.at('schedule'), props.schedule, props.scheduleSpread);
  field.at('retentionPolicy').checkRequiredType(props.retentionPolicy, retentionPolicyType);
  field.at('backupHistoryLimit').checkValue(props.backupHistoryLimit, historyLimit);
  return {
    schedule: props.scheduleSpread === undefined ? written('') : Lazy.any({ produce: () => written(identity()) }) as unknown as string,
    retentionPolicy: props.retentionPolicy._toWire(),
    backupHistoryLimit: props.backupHistoryLimit,
    timeOut: timeSpan(field.at('timeOut'), props.timeOut),
    retryConfig: props.retryConfig && retryConfig(field.at('retryConfig'), props.retryConfig),
  };
}

const historyLimit = wholeNumber('number of BackupSessions', { from: 0 });
