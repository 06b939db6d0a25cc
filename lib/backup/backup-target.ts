import type { IPersistentVolumeClaim, IResource } from 'cdk8s-plus-27';
import type {
  BackupTargetOptions, PersistentVolumeClaimBackupOptions, WorkloadBackupOptions,
} from './backup-target-options';
import { backupTask } from './backup-task';
import { checkClaimFiles, checkFileOptions, checkJobFiles } from './file-selection';
import { WorkloadFiles } from './workload-files';
import type { Addon } from '../addon/addon';
import type { IAppBinding } from '../addon/app-binding';
import type * as wire from '../../imports/stash';
import type { Field } from '../check/field';
import { check, refuse } from '../check/refusal';
import { isWorkload, resourceReference, targetName, targetRef, workloadReference, type TargetReference } from '../invoker/target-reference';
import type { VolumeMount } from '../invoker/volume-mounts';
import { mountsToWire } from '../invoker/volume-mounts';
import { dnsLabel } from '../kubernetes/name';
