import { droppedSettings } from './dropped-settings';
import { hookThatCannotWork } from './hook-that-cannot-work';
import { impossibleSchedule } from './impossible-schedule';
import { missingTask } from './missing-task';
import { nameBreaksLabel } from './name-breaks-label';
import { oneSidecarManyBackups } from './one-sidecar-many-backups';
import { repositoryNotAdmitting } from './repository-not-admitting';
import { repositoryNotFound } from './repository-not-found';
import { runLongerThanInterval } from './run-longer-than-interval';
import { targetElsewhere } from './target-elsewhere';
import { targetNotFound } from './target-not-found';
import { taskOnWorkload } from './task-on-workload';
import { wrongApiVersion } from './wrong-api-version';
import type { Rule } from '../../rule';

export const BACKUP_RULES: readonly Rule[] = [
  impossibleSchedule,
  runLongerThanInterval,
  repositoryNotAdmitting,
  repositoryNotFound,
  targetNotFound,
  targetElsewhere,
  wrongApiVersion,
  taskOnWorkload,
  missingTask,
  oneSidecarManyBackups,
  hookThatCannotWork,
  droppedSettings,
  nameBreaksLabel,
];
