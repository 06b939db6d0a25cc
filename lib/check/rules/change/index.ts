import { noLongerBackedUp } from './no-longer-backed-up';
import { passwordChanged } from './password-changed';
import { removalWipesOut } from './removal-wipes-out';
import { repositoryMoved } from './repository-moved';
import { snapshotsLeftBehind } from './snapshots-left-behind';
import type { Rule } from '../../rule';

export const CHANGE_RULES: readonly Rule[] = [repositoryMoved, snapshotsLeftBehind, removalWipesOut, passwordChanged, noLongerBackedUp];
