import { backedUpWithItsData } from './backed-up-with-its-data';
import { contradictingRegion } from './contradicting-region';
import { directoryOfNode } from './directory-of-node';
import { forbiddenMountPath } from './forbidden-mount-path';
import { misreadS3Endpoint } from './misread-s3-endpoint';
import { nestedPrefix } from './nested-prefix';
import { noSingleBackend } from './no-single-backend';
import { noStorageSecret } from './no-storage-secret';
import { refusedBackendValue } from './refused-backend-value';
import { severalClouds } from './several-clouds';
import { sharedLocation } from './shared-location';
import { unshareableVolume } from './unshareable-volume';
import { usagePolicyAdmitsNobody } from './usage-policy-admits-nobody';
import { usagePolicyLocksOutHome } from './usage-policy-locks-out-home';
import { volumeDiesWithPod } from './volume-dies-with-pod';
import { wipeOutImpossible } from './wipe-out-impossible';
import { wipeOutMatchesNothing } from './wipe-out-matches-nothing';
import type { Rule } from '../../rule';

export const REPOSITORY_RULES: readonly Rule[] = [
  sharedLocation,
  nestedPrefix,
  noSingleBackend,
  noStorageSecret,
  wipeOutImpossible,
  wipeOutMatchesNothing,
  usagePolicyAdmitsNobody,
  usagePolicyLocksOutHome,
  forbiddenMountPath,
  volumeDiesWithPod,
  misreadS3Endpoint,
  refusedBackendValue,
  backedUpWithItsData,
  unshareableVolume,
  directoryOfNode,
  contradictingRegion,
  severalClouds,
];
