import { ambiguousLatest } from './ambiguous-latest';
import { claimExists } from './claim-exists';
import { claimWithoutSnapshot } from './claim-without-snapshot';
import { clashingRules } from './clashing-rules';
import { includeBesideExclude } from './include-beside-exclude';
import { noStorageIdentity } from './no-storage-identity';
import { olderServer } from './older-server';
import { oneInitContainerManyRestores } from './one-init-container-many-restores';
import { oneSourceForAllHosts } from './one-source-for-all-hosts';
import { otherAddon } from './other-addon';
import { otherAlias } from './other-alias';
import { otherClaimTemplate } from './other-claim-template';
import { otherInterimVolume } from './other-interim-volume';
import { otherMountPath } from './other-mount-path';
import { overridingRestoreArgument } from './overriding-restore-argument';
import { ownerlessRestore } from './ownerless-restore';
import { patternWithoutFiles } from './pattern-without-files';
import { podRefusesRoot } from './pod-refuses-root';
import { refusedClaimTemplate } from './refused-claim-template';
import { refusedSnapshot } from './refused-snapshot';
import { restoredOutsideMounts } from './restored-outside-mounts';
import { restoresNothing } from './restores-nothing';
import { ruleMatchesNothing } from './rule-matches-nothing';
import { rulesInBothPlaces } from './rules-in-both-places';
import { unknownSnapshot } from './unknown-snapshot';
import { unwritableVolume } from './unwritable-volume';
import { unwrittenSource } from './unwritten-source';
import type { Rule } from '../../rule';

export const RESTORE_RULES: readonly Rule[] = [
  clashingRules,
  ruleMatchesNothing,
  rulesInBothPlaces,
  restoresNothing,
  restoredOutsideMounts,
  ambiguousLatest,
  otherAlias,
  otherMountPath,
  otherInterimVolume,
  otherClaimTemplate,
  podRefusesRoot,
  patternWithoutFiles,
  overridingRestoreArgument,
  includeBesideExclude,
  claimWithoutSnapshot,
  oneSourceForAllHosts,
  claimExists,
  unwritableVolume,
  otherAddon,
  noStorageIdentity,
  olderServer,
  refusedClaimTemplate,
  unknownSnapshot,
  unwrittenSource,
  ownerlessRestore,
  refusedSnapshot,
  oneInitContainerManyRestores,
];
