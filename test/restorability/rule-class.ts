import { Way } from './outcome';

/** A rule that says of a configuration that it loses or mixes data. */
export interface LossRule {
  /** What the replay has to show, one of these at least, where the rule refuses. */
  readonly shows: readonly Way[];
  /** What may be lost where the rule warns: it says that it does not know, or that it depends on a restore that is not in the input. */
  readonly warnsOf?: readonly Way[];
}

/** The rules of this class. Every other rule is about something that a replay of backups and restores cannot show. */
export const LOSS_RULES: Readonly<Record<string, LossRule>> = {
  /** Two targets write under one host and path. */
  STASH301: { shows: ['restore', 'RestoreSession'], warnsOf: ['restore', 'RestoreSession', 'retention'] },
  /** A restore picks another target's snapshot. */
  STASH302: { shows: ['RestoreSession'], warnsOf: ['restore'] },
  /** One place, different retention. */
  STASH303: { shows: ['retention'], warnsOf: ['retention'] },
  /** Runs overlap: those that start together are refused; the others are replayed one after the other, so a warning excuses nothing. */
  STASH304: { shows: ['damage'] },
  /** A policy that keeps nothing, or tags only. */
  STASH305: { shows: ['restore', 'retention', 'failed run'] },
  /** A workload without paths. */
  STASH307: { shows: ['no snapshot'] },
  /** A path that no mount reaches. */
  STASH308: { shows: ['no snapshot'], warnsOf: ['no snapshot'] },
  /** Arguments by which a backup is stored as another one's, or not at all. */
  STASH324: { shows: ['restore', 'RestoreSession'] },
  /** Patterns that leave out all files. */
  STASH325: { shows: ['restore'] },
  /** Two rules of a restore for one host, or a rule with snapshots and paths. */
  STASH401: { shows: ['RestoreSession'] },
  /** A rule of a restore for hosts that there are not. */
  STASH402: { shows: ['RestoreSession'], warnsOf: ['RestoreSession'] },
  /** A restore without a rule that brings something back. */
  STASH404: { shows: ['RestoreSession'] },
  /** A restore beside its mounts. */
  STASH405: { shows: ['RestoreSession'] },
  /** A restore of the newest snapshot of a whole repository. */
  STASH406: { shows: ['RestoreSession'], warnsOf: ['RestoreSession'] },
  /** Another alias in the restore than in the backup. */
  STASH407: { shows: ['RestoreSession'], warnsOf: ['RestoreSession'] },
  /** Another path in the restore than in the backup. */
  STASH408: { shows: ['RestoreSession'], warnsOf: ['RestoreSession'] },
  /** Patterns of a restore that bring nothing back. */
  STASH412: { shows: ['RestoreSession'] },
  /** Arguments by which a restore does something else than its rules say. */
  STASH413: { shows: ['RestoreSession'] },
  /** Patterns of both sorts, which restic refuses. */
  STASH414: { shows: ['RestoreSession'] },
  /** A snapshot that restic does not know. */
  STASH424: { shows: ['RestoreSession'] },
  /** A restore of what no backup writes. */
  STASH425: { shows: ['RestoreSession'], warnsOf: ['RestoreSession'] },
};
