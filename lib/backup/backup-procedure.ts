import { backupTargetType, type BackupTarget } from './backup-target';
import type * as wire from '../../imports/stash';
import type { Addon } from '../addon/addon';
import { backupHooks, type BackupHooks } from '../invoker/backup-hooks';
import { runtimeSettings, type RuntimeSettings } from '../invoker/runtime-settings';
import { tempDir, type TempDir } from '../invoker/temp-dir';
import { volumeClaimTemplate, type VolumeClaimTemplate } from '../invoker/volume-claim-template';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';

/** How a backup is taken, whatever its target. */
export interface BackupProcedureProps {
  /**
   * The addon whose Task takes the backup.
   *
   * Refused: one that is not for this kind of target, such as any for a workload but `Addon.kubedump()` and `Addon.custom()`.
   *
   * @default - none for a workload, `Addon.pvc()` for a claim, and for a database the one that its AppBinding names
   */
  readonly addon?: Addon;

  /**
   * How the containers and pods that take the backup run.
   *
   * @default - as the operator and the namespace prescribe
   */
  readonly runtimeSettings?: RuntimeSettings;

  /**
   * The directory for what is needed only during the backup.
   *
   * @default - on the disk of the node, without a limit of its own
   */
  readonly tempDir?: TempDir;

  /**
   * The claim for the data on its way to the storage, which exists only during the backup. Elasticsearch, NATS and Vault use it. It also decides
   * under which path the data is stored: backup and restore must both have it, or both not.
   *
   * Refused where Stash backs up from a container in the pods of the target, which has no such volume.
   *
   * @default - none, so that `tempDir` has to hold the data
   */
  readonly interimVolumeTemplate?: VolumeClaimTemplate;

  /**
   * What is done right before and after the backup.
   *
   * @default - nothing
   */
  readonly hooks?: BackupHooks;
}

/** The part of a manifest that says what is backed up and how: the spec of a BackupConfiguration, or a member of a batch. */
export function backupMember(
  field: Field, namespace: string | undefined, target: BackupTarget, props: BackupProcedureProps,
): wire.BackupMember {
  field.at('target').checkRequiredType(target, backupTargetType);
  const bound = target._bind({ field, namespace, addon: props.addon ?? undefined });
  if (props.interimVolumeTemplate !== undefined && bound.task === undefined && target._isWorkload) {
    field.at('interimVolumeTemplate').refuse(wrong('has no effect where Stash backs up from a container in the pods of the target', 'leave it out'));
  }
  return Object.assign(bound, backupProcedure(field, namespace, props));
}

/** The part of a manifest that says how a backup is taken, without the Task. */
export function backupProcedure(
  field: Field, namespace: string | undefined, props: BackupProcedureProps,
): Omit<wire.BackupProcedure, 'task'> {
  const { interimVolumeTemplate } = props;
  return {
    runtimeSettings: props.runtimeSettings && runtimeSettings(field.at('runtimeSettings'), props.runtimeSettings),
    tempDir: props.tempDir && tempDir(field.at('tempDir'), props.tempDir),
    interimVolumeTemplate: interimVolumeTemplate && volumeClaimTemplate(field.at('interimVolumeTemplate'), interimVolumeTemplate, namespace),
    hooks: props.hooks && backupHooks(field.at('hooks'), props.hooks),
  };
}
