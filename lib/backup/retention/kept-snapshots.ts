/** Which snapshots are kept. The members add up: a snapshot stays if any of them keeps it. */
export interface KeptSnapshots {
  /**
   * How many of the newest snapshots are kept.
   *
   * @default - no snapshots are kept for this reason
   */
  readonly last?: number;

  /**
   * For how many hours the newest snapshot of the hour is kept. Only hours that have a snapshot count.
   *
   * @default - no snapshots are kept for this reason
   */
  readonly hourly?: number;

  /**
   * For how many days the newest snapshot of the day is kept. Only days that have a snapshot count.
   *
   * @default - no snapshots are kept for this reason
   */
  readonly daily?: number;

  /**
   * For how many weeks the newest snapshot of the week is kept. Only weeks that have a snapshot count.
   *
   * @default - no snapshots are kept for this reason
   */
  readonly weekly?: number;

  /**
   * For how many months the newest snapshot of the month is kept. Only months that have a snapshot count.
   *
   * @default - no snapshots are kept for this reason
   */
  readonly monthly?: number;

  /**
   * For how many years the newest snapshot of the year is kept. Only years that have a snapshot count.
   *
   * @default - no snapshots are kept for this reason
   */
  readonly yearly?: number;

  /**
   * Snapshots that have any of these tags are kept. In an entry with commas, such as `gold,monthly`, a snapshot needs all of its tags. Stash itself sets
   * no tags; the `args` of a target can.
   *
   * Refused: an empty tag; tags without a number as well, because restic would then delete every snapshot that has none of them, including the one just taken,
   * or fail.
   *
   * @default - no snapshots are kept for this reason
   */
  readonly tags?: string[];
}
