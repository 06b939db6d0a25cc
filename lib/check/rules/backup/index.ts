import { defeatingVariable } from './arguments/defeating-variable';
import { joinedArguments } from './arguments/joined-arguments';
import { misreadVariable } from './arguments/misread-variable';
import { overridingArgument } from './arguments/overriding-argument';
import { blockDevice } from './claims/block-device';
import { claimLeftOut } from './claims/claim-left-out';
import { claimOfOneNode } from './claims/claim-of-one-node';
import { claimOfOnePod } from './claims/claim-of-one-pod';
import { claimOfOtherNamespace } from './claims/claim-of-other-namespace';
import { commaInPath } from './paths/comma-in-path';
import { excludesEverything } from './paths/excludes-everything';
import { noPaths } from './paths/no-paths';
import { pathOutsideMounts } from './paths/path-outside-mounts';
import { cutOffPod } from './pods/cut-off-pod';
import { droppedSettings } from './pods/dropped-settings';
import { hookThatCannotWork } from './pods/hook-that-cannot-work';
import { noServiceAccount } from './pods/no-service-account';
import { oneSidecarManyBackups } from './pods/one-sidecar-many-backups';
import { podNotAdmitted } from './pods/pod-not-admitted';
import { podOnWindows } from './pods/pod-on-windows';
import { podWithoutToken } from './pods/pod-without-token';
import { refusedPod } from './pods/refused-pod';
import { requestAboveLimit } from './pods/request-above-limit';
import { serviceAccountNotFound } from './pods/service-account-not-found';
import { takenContainerName } from './pods/taken-container-name';
import { unstatedResources } from './pods/unstated-resources';
import { repositoryNotAdmitting } from './repository-not-admitting';
import { repositoryNotFound } from './repository-not-found';
import { everyMinute } from './schedule/every-minute';
import { impossibleSchedule } from './schedule/impossible-schedule';
import { oneTriggerManyBackups } from './schedule/one-trigger-many-backups';
import { overlappingRuns } from './schedule/overlapping-runs';
import { retryBesideItsRun } from './schedule/retry-beside-its-run';
import { runLongerThanInterval } from './schedule/run-longer-than-interval';
import { unnoticedSession } from './schedule/unnoticed-session';
import { differingRetention } from './snapshots/differing-retention';
import { foreignSnapshot } from './snapshots/foreign-snapshot';
import { keepsNothing } from './snapshots/keeps-nothing';
import { misleadingRetention } from './snapshots/misleading-retention';
import { nothingToSnapshot } from './snapshots/nothing-to-snapshot';
import { sharedSnapshots } from './snapshots/shared-snapshots';
import { snapshotClassOfOtherDriver } from './snapshots/snapshot-class-of-other-driver';
import { missingTask } from './target/missing-task';
import { nameBreaksLabel } from './target/name-breaks-label';
import { olderDump } from './target/older-dump';
import { targetElsewhere } from './target/target-elsewhere';
import { targetNotFound } from './target/target-not-found';
import { targetWithoutPods } from './target/target-without-pods';
import { taskOnWorkload } from './target/task-on-workload';
import { wrongApiVersion } from './target/wrong-api-version';
import { unknownChoice } from './unknown-choice';
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
  refusedPod,
];
