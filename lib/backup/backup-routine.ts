import type { Cron, Duration } from 'cdk8s';
import { retentionPolicyType, type RetentionPolicy } from './retention/retention-policy';
import { schedule } from './schedule';
import type * as wire from '../../imports/stash';
import { retryConfig, type RetryConfig } from '../invoker/retry-config';
import { timeSpan } from '../invoker/time-span';
import { wholeNumber } from '../kubernetes/whole-number';
import type { Field } from '../refusal/field';
import { later } from '../synth/later';

/** When backups are taken, how long they are kept, and what happens if one fails or takes too long. */
export interface BackupRoutineProps {
  /**
   * When backups are taken, in the time zone of the cluster. Any object with an `expressionString` is accepted, so that you can also give `@daily`.
   *
   * Refused: what Kubernetes does not accept as the schedule of a CronJob, such as six fields, `L`, `W`, `#` and time zones; and a schedule that is
   * never due, such as 31 February. A Cron sets the fields that you leave out to `*`: without a `minute`, it is due in every minute of its hours,
   * which causes a warning.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
   */
  readonly schedule: Cron;

  /**
   * The period over which the backups of many objects with the same schedule are spread, so that they do not all start at once. Each backup starts
   * some whole minutes later than the schedule says, but less than this period. The shift is derived from the namespace and name of the object, so
   * it is always the same: the first 6 bytes of the SHA-256 of `namespace/name`, as a big-endian number, modulo the minutes of the spread. An
   * unknown namespace is empty.
   *
   * Refused: anything but whole minutes up to 24 hours; a schedule whose minute is not a plain number; more than an hour for an hourly schedule; a
   * spread past the end of the hour if the hour is neither a plain number nor a star; and a spread into the next day if the schedule is not for
   * every day.
   *
   * @default - no spread: exactly as the schedule says
   */
  readonly scheduleSpread?: Duration;

  /** Which snapshots are kept. */
  readonly retentionPolicy: RetentionPolicy;

  /**
   * How many BackupSessions are kept for inspection, besides a running one. For snapshots, see the retention policy.
   *
   * Refused: negative numbers and fractions.
   *
   * @default - the operator's default, 1
   */
  readonly backupHistoryLimit?: number;

  /**
   * How long a backup may take before it counts as failed. It is not stopped, so it may overlap with the next backup, or with the next attempt
   * that `retryConfig` starts.
   *
   * Refused: less than a second.
   *
   * @default - never
   */
  readonly timeOut?: Duration;

  /**
   * How often a failed backup is retried.
   *
   * @default - it is not retried
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
    schedule: props.scheduleSpread === undefined ? written('') : later(() => written(identity())),
    retentionPolicy: props.retentionPolicy._toWire(),
    backupHistoryLimit: props.backupHistoryLimit,
    timeOut: timeSpan(field.at('timeOut'), props.timeOut),
    retryConfig: props.retryConfig && retryConfig(field.at('retryConfig'), props.retryConfig),
  };
}

const historyLimit = wholeNumber('number of BackupSessions', { from: 0 });
