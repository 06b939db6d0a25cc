import { backupTargetType, type BackupTarget } from './backup-target';
import { backupTask } from './backup-task';
import type * as wire from '../../imports/stash';
import type { Addon } from '../addon/addon';
import { backupHooks, type BackupHooks } from '../invoker/hooks/backup-hooks';
import { runtimeSettings, type RuntimeSettings } from '../invoker/runtime-settings/runtime-settings';
import { tempDir, type TempDir } from '../invoker/temp-dir';
import { interimVolume, type VolumeClaimTemplate } from '../invoker/volume-claim-template';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { isWorkload } from '../target/target-kind';

/** How a backup of any target is taken. */
export interface BackupProcedureProps {
  /**
   * The addon whose Task takes the backup.
   *
   * Refused: an addon that is not for this kind of target. For a workload, only `Addon.kubedump()` and `Addon.custom()` are accepted.
   *
   * @default - none for a workload, `Addon.pvc()` for a claim, and for a database the addon that its AppBinding names
   */
  readonly addon?: Addon;

  /**
   * How the containers and pods that take the backup run.
   *
   * @default - the defaults of the operator and the namespace
   */
  readonly runtimeSettings?: RuntimeSettings;

  /**
   * The directory for the temporary files of the backup.
   *
   * @default - on the disk of the node, without a limit of its own
   */
  readonly tempDir?: TempDir;

  /**
   * The claim that holds the data on its way to the storage. It exists only during the backup. Elasticsearch, NATS and Vault use it. It also
   * determines the path under which the data is stored: set it for both the backup and the restore, or for neither.
   *
   * Refused: a template for a target that Stash backs up from a container in its pods, which has no such volume.
   *
   * @default - none, so `tempDir` has to hold the data
   */
  readonly interimVolumeTemplate?: VolumeClaimTemplate;

  /**
   * The hooks that run right before and after the backup.
   *
   * @default - none
   */
  readonly hooks?: BackupHooks;
}

/** The part of a manifest that says what is backed up and how: the spec of a BackupConfiguration, or a member of a batch. */
export function backupMember(
  field: Field, namespace: string | undefined, target: BackupTarget, props: BackupProcedureProps,
): wire.BackupMember {
  field.at('target').checkRequiredType(target, backupTargetType);
  const { addon, interimVolumeTemplate } = props;
  const { reference } = target._named;
  const task = backupTask(field.at('task'), reference, addon);
  const written = target._toWire(field.at('target'), { namespace, addon, task });
  if (interimVolumeTemplate !== undefined && task === undefined && isWorkload(reference)) {
    field.at('interimVolumeTemplate').refuse(wrong('has no effect if Stash backs up from a container in the pods of the target', 'leave it out'));
  }
  return Object.assign({ target: written, task }, backupProcedure(field, namespace, props));
}

/** The part of a manifest that says how a backup is taken, without the Task. */
export function backupProcedure(
  field: Field, namespace: string | undefined, props: BackupProcedureProps,
): Omit<wire.BackupProcedure, 'task'> {
  const { interimVolumeTemplate } = props;
  return {
    runtimeSettings: props.runtimeSettings && runtimeSettings(field.at('runtimeSettings'), props.runtimeSettings),
    tempDir: props.tempDir && tempDir(field.at('tempDir'), props.tempDir),
    interimVolumeTemplate: interimVolumeTemplate && interimVolume(field.at('interimVolumeTemplate'), interimVolumeTemplate, namespace),
    hooks: props.hooks && backupHooks(field.at('hooks'), props.hooks),
  };
}
