import type { ApiObjectMetadata, Duration } from 'cdk8s';

/** What RestoreSessions and RestoreBatches have in common. */
export interface RestoreInvokerProps {
  /**
   * Metadata of the object.
   *
   * Refused: a name that is not a DNS label of at most 63 characters, since Stash writes it into labels.
   *
   * @default - a name generated from the construct path, and the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * How long the restore may take before it counts as failed. It is not stopped.
   *
   * Refused: less than a second.
   *
   * @default - never
   */
  readonly timeOut?: Duration;
}
