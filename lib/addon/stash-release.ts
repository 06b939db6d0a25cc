/**
 * A release of Stash. Each installs a catalogue of Tasks, one for each database and version that it can back up.
 *
 * @see https://github.com/stashed/installer
 */
export enum StashRelease {
  /** The release of February 2025: operator v0.39.0 with restic 0.17.3, and 99 Tasks. */
  V2025_2_10 = 'v2025.2.10',
  /** The release of June 2025: the same Tasks as in v2025.2.10. */
  V2025_6_30 = 'v2025.6.30',
  /** The release of July 2025: the same Tasks as in v2025.2.10. */
  V2025_7_31 = 'v2025.7.31',
  /** The release of October 2025: MariaDB 10.6.23 replaces 10.5.8, and PostgreSQL 18.2 is added. */
  V2025_10_17 = 'v2025.10.17',
}

/** All of them, from old to new. */
export const RELEASES: readonly StashRelease[] = Object.values(StashRelease);

/** Successive releases in a message: the first and the last of them. */
export const rangeOf = (releases: readonly StashRelease[]): string => [...new Set([releases[0], releases.at(-1)])].join(' to ');
