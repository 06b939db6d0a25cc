export { changeWithoutEffect } from './change-without-effect';
export { noLongerBackedUp } from './no-longer-backed-up';
export { passwordChanged } from './password-changed';
export { removalWipesOut } from './removal-wipes-out';
export { repositoryMoved } from './repository-moved';
export { snapshotsLeftBehind } from './snapshots-left-behind';
export { stillNamed } from './still-named';
