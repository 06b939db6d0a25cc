import { restoreTargetType, type RestoreTarget } from './restore-target';
import type { RuleList } from './rule-list';
import type * as wire from '../../imports/stash';
import { Addon, addonType } from '../addon/addon';
import { restoreHooks, type RestoreHooks } from '../invoker/hooks/restore-hooks';
import { runtimeSettings, type RuntimeSettings } from '../invoker/runtime-settings/runtime-settings';
import { tempDir, type TempDir } from '../invoker/temp-dir';
import { interimVolume, type VolumeClaimTemplate } from '../invoker/volume-claim-template';
import { type Complaint, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { holdsFiles, isClaim, isDatabase, isWorkload } from '../target/target-kind';
import type { TargetReference } from '../target/target-reference';
import { CREATED_CLAIMS, type Misfit, taskMisfit } from '../target/task-misfit';

/** How a restore runs, regardless of what it restores. */
export interface RestoreRuntimeProps {
  /**
   * The hooks that run right before and after the restore.
   *
   * @default - none
   */
  readonly hooks?: RestoreHooks;

  /**
   * How the containers and pods that restore are run. For a workload, only the container part has an effect.
   *
   * @default - as root, so that files get their owners back
   */
  readonly runtimeSettings?: RuntimeSettings;

  /**
   * The directory for the temporary files of the restore.
   *
   * @default - on the disk of the node, without a limit of its own
   */
  readonly tempDir?: TempDir;
}

/** How a restore is done, regardless of its target. */
export interface RestoreProcedureProps extends RestoreRuntimeProps {
  /**
   * The addon whose Task does the restore.
   *
   * Refused: an addon that is not for this kind of target, and kubedump, which restores nothing. For a workload, only `Addon.custom()` is accepted.
   *
   * @default - none for a workload and for claims that Stash creates, `Addon.pvc()` for a claim, and for a database the one that its AppBinding names
   */
  readonly addon?: Addon;

  /**
   * The claim that holds the data on its way from the storage. It exists only during the restore. Elasticsearch, NATS and Vault use it. It also
   * determines the path under which the data is looked for: set it for both the backup and the restore, or for neither.
   *
   * Refused for workloads, for which it has no effect.
   *
   * @default - none, so `tempDir` has to hold the data
   */
  readonly interimVolumeTemplate?: VolumeClaimTemplate;
}

/** A member as the constructs write it. */
export type WrittenMember = wire.RestoreMember & { readonly target: wire.RestoreTarget };

/** The part of a manifest that says what is restored and how: the spec of a RestoreSession, or a member of a batch. */
export function restoreMember(
  field: Field, namespace: string | undefined, target: RestoreTarget, props: RestoreProcedureProps, sessionRules?: RuleList,
): WrittenMember {
  const { hooks, interimVolumeTemplate } = props;
  field.at('target').checkRequiredType(target, restoreTargetType);
  const addon = restoringAddon(field.at('task'), target._content.reference, props.addon);
  const task = addon?._task('restore', field.at('task'));
  if (interimVolumeTemplate !== undefined && isWorkload(target._content.reference)) {
    field.at('interimVolumeTemplate').refuse(wrong('has no effect, because Stash restores workloads directly', 'leave it out'));
  }
  return {
    task,
    target: target._toWire(field.at('target'), { namespace, addon, task, isInterim: interimVolumeTemplate !== undefined, sessionRules }),
    hooks: hooks && restoreHooks(field.at('hooks'), hooks),
    runtimeSettings: props.runtimeSettings && runtimeSettings(field.at('runtimeSettings'), props.runtimeSettings),
    tempDir: props.tempDir && tempDir(field.at('tempDir'), props.tempDir),
    interimVolumeTemplate: interimVolumeTemplate && interimVolume(field.at('interimVolumeTemplate'), interimVolumeTemplate, namespace),
  };
}

/** The addon that restores a target: for a claim there is only one. Workloads need none, and an AppBinding may name its own. */
function restoringAddon(field: Field, reference: TargetReference | undefined, given: Addon | undefined): Addon | undefined {
  field.checkType(given, addonType);
  const addon = given ?? (isClaim(reference) ? Addon.pvc() : undefined);
  const target = reference ?? CREATED_CLAIMS;
  if (addon === undefined) {
    return holdsFiles(target) || isDatabase(target)
      ? undefined
      : field.refuse(wrong(`is absent, but Stash does not restore a ${target.kind} by itself`, 'give the addon that does'));
  }
  const misfit = taskMisfit(addon._name, target);
  return misfit === undefined ? addon : field.refuse(complaints(`Addon.${addon._name}()`, target)[misfit]);
}

const complaints = (factory: string, target: Pick<TargetReference, 'kind'>): { readonly [M in Misfit]: Complaint } => ({
  'workload': wrong(`${factory} would restore the ${target.kind} with a Job that does not see its volumes`,
    'leave it out, because Stash restores workloads by itself'),
  'no claim': wrong(`${factory} restores claims only`, `give the addon of the ${target.kind}`),
  'no database': isClaim(target)
    ? wrong(`${factory} does not restore claims`, 'leave it out')
    : wrong(`${factory} does not restore a ${target.kind}`, 'restore into the AppBinding of the database'),
});
