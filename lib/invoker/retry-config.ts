import type { Duration } from 'cdk8s';
import { timeSpan } from './time-span';
import type * as wire from '../../imports/stash';
import { wholeNumber } from '../kubernetes/whole-number';
import type { Field } from '../refusal/field';

/**
 * How a failed backup is retried. Each attempt is a BackupSession of its own.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupconfiguration/#specretryconfig
 */
export interface RetryConfig {
  /**
   * How many times a failed backup is retried.
   *
   * Refused: values below 1, and fractions.
   *
   * @default - the operator's default, 1
   */
  readonly maxRetry?: number;

  /**
   * How long after a failure the next attempt starts.
   *
   * Refused: less than a second.
   *
   * @default - immediately
   */
  readonly delay?: Duration;
}

export function retryConfig(field: Field, config: RetryConfig): wire.RetryConfig {
  const { maxRetry, delay } = field.structOf(config, 'RetryConfig');
  field.at('maxRetry').checkValue(maxRetry, retries);
  return { maxRetry, delay: timeSpan(field.at('delay'), delay) };
}

const retries = wholeNumber('number of further attempts', { from: 1, hint: 'leave retryConfig out for none' });
