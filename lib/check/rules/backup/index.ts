import { blockDevice } from './block-device';
import { claimLeftOut } from './claim-left-out';
import { claimOfOneNode } from './claim-of-one-node';
import { claimOfOnePod } from './claim-of-one-pod';
import { claimOfOtherNamespace } from './claim-of-other-namespace';
import { commaInPath } from './comma-in-path';
import { cutOffPod } from './cut-off-pod';
import { defeatingVariable } from './defeating-variable';
import { differingRetention } from './differing-retention';
import { droppedSettings } from './dropped-settings';
import { everyMinute } from './every-minute';
import { excludesEverything } from './excludes-everything';
import { foreignSnapshot } from './foreign-snapshot';
import { hookThatCannotWork } from './hook-that-cannot-work';
import { impossibleSchedule } from './impossible-schedule';
import { joinedArguments } from './joined-arguments';
import { keepsNothing } from './keeps-nothing';
import { misleadingRetention } from './misleading-retention';
import { misreadVariable } from './misread-variable';
import { missingTask } from './missing-task';
import { nameBreaksLabel } from './name-breaks-label';
import { noPaths } from './no-paths';
import { noServiceAccount } from './no-service-account';
import { nothingToSnapshot } from './nothing-to-snapshot';
import { olderDump } from './older-dump';
import { oneSidecarManyBackups } from './one-sidecar-many-backups';
import { oneTriggerManyBackups } from './one-trigger-many-backups';
import { overlappingRuns } from './overlapping-runs';
import { overridingArgument } from './overriding-argument';
import { pathOutsideMounts } from './path-outside-mounts';
import { podNotAdmitted } from './pod-not-admitted';
import { podOnWindows } from './pod-on-windows';
import { podWithoutToken } from './pod-without-token';
import { repositoryNotAdmitting } from './repository-not-admitting';
import { repositoryNotFound } from './repository-not-found';
import { requestAboveLimit } from './request-above-limit';
import { retryBesideItsRun } from './retry-beside-its-run';
import { runLongerThanInterval } from './run-longer-than-interval';
import { serviceAccountNotFound } from './service-account-not-found';
import { sharedSnapshots } from './shared-snapshots';
import { snapshotClassOfOtherDriver } from './snapshot-class-of-other-driver';
import { takenContainerName } from './taken-container-name';
import { targetElsewhere } from './target-elsewhere';
import { targetNotFound } from './target-not-found';
import { targetWithoutPods } from './target-without-pods';
import { taskOnWorkload } from './task-on-workload';
import { unknownChoice } from './unknown-choice';
import { unnoticedSession } from './unnoticed-session';
import { unstatedResources } from './unstated-resources';
import { wrongApiVersion } from './wrong-api-version';
import type { Rule } from '../../rule';

export const BACKUP_RULES: readonly Rule[] = [
  sharedSnapshots,
  foreignSnapshot,
  differingRetention,
  overlappingRuns,
  keepsNothing,
  misleadingRetention,
  noPaths,
  pathOutsideMounts,
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
  commaInPath,
  podWithoutToken,
  overridingArgument,
  excludesEverything,
  oneTriggerManyBackups,
  nothingToSnapshot,
  noServiceAccount,
  everyMinute,
  unnoticedSession,
  olderDump,
  claimOfOtherNamespace,
  retryBesideItsRun,
  claimOfOnePod,
  claimOfOneNode,
  blockDevice,
  takenContainerName,
  targetWithoutPods,
  serviceAccountNotFound,
  podNotAdmitted,
  claimLeftOut,
  defeatingVariable,
  misreadVariable,
  unstatedResources,
  requestAboveLimit,
  joinedArguments,
  unknownChoice,
  snapshotClassOfOtherDriver,
  cutOffPod,
  podOnWindows,
];
