import type { RestoreTarget } from './restore-target';
import type * as wire from '../../imports/stash';
import type { Addon } from '../addon/addon';
import type { Field } from '../check/field';
import { restoreHooks, type RestoreHooks } from '../invoker/restore-hooks';
import { runtimeSettings, type RuntimeSettings } from '../invoker/runtime-settings';
import { isWorkload, type TargetReference } from '../invoker/target-reference';
import { tempDir, type TempDir } from '../invoker/temp-dir';
import { volumeClaimTemplate, type VolumeClaimTemplate } from '../invoker/volume-claim-template';

/** What is restored, where to, and how: a RestoreSession, or one member of a RestoreBatch. */
export interface RestoreMember {
  /** What is restored into, and which data. */
  readonly target: RestoreTarget;

  /**
   * The addon of a database, or Tasks of your own.
   *
   * Refused: an addon for a workload, which Stash restores by itself; kubedump, which restores nothing.
   *
   * @default - `pvc-restore` for a claim; what its AppBinding says for a database; none for workloads and for claims that Stash creates
   */
  readonly addon?: Addon;

  /**
   * What is done right before and after the restore.
   *
   * @default - nothing
   */
  readonly hooks?: RestoreHooks;

  /**
   * How the containers and pods that restore run. Of a workload only the container part counts.
   *
   * @default - as root, so that files get back their owners
   */
  readonly runtimeSettings?: RuntimeSettings;

  /**
   * The directory for what is needed only during the restore.
   *
   * @default - on the disk of the node, without a limit of its own
   */
  readonly tempDir?: TempDir;

  /**
   * The claim for the data on its way from the storage, which Elasticsearch, NATS and Vault use. It also decides under which path the data is looked
   * for: give one if the backup had one, and none if it had none.
   *
   * Refused for workloads, for which Stash ignores it.
   *
   * @default - the data is kept in `tempDir`
   */
  readonly interimVolumeTemplate?: VolumeClaimTemplate;
}

export function restoreMember(field: Field, namespace: string | undefined, member: RestoreMember): wire.RestoreMember {
  const { target, hooks, interimVolumeTemplate } = member;
  checkAddon(field.at('task'), target._reference, member.addon);
  const addon = target._addon(member.addon);
  const task = addon?._restoreTask(field.construct, field.at('task').path);
  if (interimVolumeTemplate !== undefined && target._reference !== undefined && isWorkload(target._reference)) {
    field.at('interimVolumeTemplate').refuse('has no effect, for Stash restores workloads without a detour: leave it out');
  }
  return {
    task,
    target: target._toWire(field.at('target'), namespace, addon, task),
    hooks: hooks && restoreHooks(field.at('hooks'), hooks),
    runtimeSettings: member.runtimeSettings && runtimeSettings(field.at('runtimeSettings'), member.runtimeSettings),
    tempDir: member.tempDir && tempDir(field.at('tempDir'), member.tempDir),
    interimVolumeTemplate: interimVolumeTemplate && volumeClaimTemplate(field.at('interimVolumeTemplate'), interimVolumeTemplate),
  };
}

function checkAddon(field: Field, reference: TargetReference | undefined, addon: Addon | undefined): void {
  if (reference === undefined || addon?._name === 'custom') {
    return;
  }
  const { kind } = reference;
  const factory = `Addon.${addon?._name}()`;
  if (isWorkload(reference)) {
    if (addon !== undefined) {
      field.refuse(`${factory} would restore the ${kind} by a Job that does not see its volumes: leave it out, for Stash restores workloads by itself`);
    }
  } else if (kind === 'PersistentVolumeClaim') {
    if (addon !== undefined && addon._name !== 'pvc') {
      field.refuse(`${factory} restores no claim: leave it out`);
    }
  } else if (addon?._name === 'pvc') {
    field.refuse(`${factory} restores claims only: give the addon of the ${kind}`);
  } else if (kind !== 'AppBinding' && addon === undefined) {
    field.refuse(`is absent, and Stash restores no ${kind} by itself: give the addon that does`);
  }
}
