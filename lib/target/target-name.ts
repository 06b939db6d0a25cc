import { labelName } from '../kubernetes/label';

/** A rule for the name of a target, and for that of a backup or restore. New backups and restores are named more strictly. */
export const targetName = labelName('every run');
