import { noLongerBackedUp } from './no-longer-backed-up';
import { passwordChanged } from './password-changed';
import { removalWipesOut } from './removal-wipes-out';
import { repositoryMoved } from './repository-moved';
import { snapshotsLeftBehind } from './snapshots-left-behind';
import { stillNamed } from './still-named';
import type { ChangeRule } from '../../rule';

export const CHANGE_RULES: readonly ChangeRule[] = [
  repositoryMoved, snapshotsLeftBehind, removalWipesOut, passwordChanged, noLongerBackedUp, stillNamed,
];
