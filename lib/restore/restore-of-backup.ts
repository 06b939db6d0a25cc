import type { ApiObjectMetadata } from 'cdk8s';
import type { IResource, k8s } from 'cdk8s-plus-27';
import type { Construct, IConstruct } from 'constructs';
import { templateName, volumeName } from './created-claims';
import type { RestoreInvokerProps } from './restore-invoker-props';
import type { RestoreProcedureProps, RestoreRuntimeProps } from './restore-procedure';
import { ruleListType, type RestoreRule } from './restore-rule';
import { RestoreTarget } from './restore-target';
import type * as wire from '../../imports/stash';
import type { Addon } from '../addon/addon';
import { addonOfBinding, type IAppBinding } from '../addon/app-binding/app-binding';
import { cannotLoad, interimDirectory, storesManifests } from '../addon/stored-data';
import type { BackupBatchMember } from '../backup/backup-batch';
import type { IBackupInvoker } from '../backup/backup-invoker';
import type { BackupTarget } from '../backup/backup-target';
import type { RuntimeSettings } from '../invoker/runtime-settings/runtime-settings';
import type { VolumeClaimTemplate } from '../invoker/volume-claim-template';
import { isSamePath } from '../kubernetes/go-path';
import { namespaceOf } from '../kubernetes/namespace';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { listing } from '../refusal/listing';
import { quote } from '../refusal/quote';
import { refuse, type Where } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { checkType, constructType, structListType } from '../refusal/value-type';
import { validateAtSynth } from '../synth/during-synth';
import { claimMount } from '../target/claim-mount';
import { holdsFiles, isClaim, isDatabase, isNumbered, isOnNodes, isWorkload } from '../target/target-kind';
import { bindingReference, resourceReference, type TargetReference } from '../target/target-reference';

/** The options of a restore of a backup, for what does not follow from the backup. */
export interface RestoreOfBackupOptions extends RestoreInvokerProps, RestoreRuntimeProps {
  /**
   * Which data the hosts get back.
   *
   * Refused: `latest` for files, since it may belong to another path or another target; and paths that were not backed up.
   *
   * @default - what the backup wrote last: files by their paths, databases by their newest snapshot
   */
  readonly rules?: RestoreRule[];

  /**
   * Another workload, claim or AppBinding to restore into, of the same kind as the one that was backed up. An AppBinding that is not known to name an
   * addon is restored by that of the backup, or of the AppBinding that was backed up.
   *
   * Refused: another kind, whose pods have other hosts; an AppBinding with an addon that cannot load what was stored; and use together with
   * `volumeClaimTemplates`.
   *
   * @default - the target of the backup
   */
  readonly into?: IConstruct;

  /**
   * Claims that Stash creates and restores into instead of the target, for example to look into a backup or to rehearse a restore.
   *
   * Refused for databases. Without `volumeMounts`, also refused for a workload that mounts nothing yet, and for one that mounts several volumes, unless
   * each has a template with its name. Without rules, also refused for a StatefulSet without `replicas`, for anything else with `replicas`, and for a
   * DaemonSet, since their data is stored under hosts that these claims do not have.
   *
   * @default - none
   */
  readonly volumeClaimTemplates?: VolumeClaimTemplate[];

  /**
   * How many claims are created from each template.
   *
   * If a StatefulSet has more pods than that, the others do not get their data back. Synth warns of this if the StatefulSet is part of the app.
   *
   * @default - one
   */
  readonly replicas?: number;

  /**
   * Where the volumes are mounted in the container of Stash.
   *
   * @default - the mounts of the backup, under the names of the claims that are created, if any
   */
  readonly volumeMounts?: k8s.VolumeMount[];
}

/** Advice for a backup that only exists in the cluster, so that its target is not known. */
export const BACKUP_OF_APP = 'give the construct that defines it; for a backup that only exists in the cluster, '
  + 'describe with RestoreTarget what to restore';

/** Whether a restore is known to be in another namespace than its backup. */
export function isElsewhere(scope: Construct, metadata: ApiObjectMetadata | undefined, { invokerNamespace }: IBackupInvoker): boolean {
  return invokerNamespace !== undefined && invokerNamespace !== (namespaceOf(scope, metadata) ?? invokerNamespace);
}

/**
 * The part of a restore that follows from the backup: the target, and how its data is found.
 *
 * @param isAway whether the restore is in another namespace than the backup
 */
export function restoredBackup(
  where: Where, backup: BackupBatchMember, options: RestoreOfBackupOptions, isAway: boolean,
): RestoreProcedureProps & { readonly target: RestoreTarget } {
  const { target, interimVolumeTemplate } = backup;
  const { into, volumeClaimTemplates, replicas, rules } = options;
  const { reference: source, options: { alias } } = target._named;
  if (source === undefined || storesManifests(backup.addon?._name)) {
    return refuse(where, 'backup', wrong('is of manifests, which no Task restores',
      'fetch what you need with restic, and apply it with kubectl'));
  }
  checkType(where, 'rules', rules, ruleListType);
  checkType(where, 'volumeClaimTemplates', volumeClaimTemplates, structListType);
  if (holdsFiles(source) && rules?.some((rule) => rule._toWire().snapshots?.includes('latest'))) {
    refuse(where, 'rules', wrong('"latest" is the newest snapshot of the whole repository, regardless of path and target',
      'leave rules out to restore what the backup wrote last'));
  }
  const shared = { alias, rules };
  const addon = into === undefined ? backup.addon : addonInto(where, into, backup);
  const derivedRules = rules ? undefined : () => [rulesOf({ ...backup, addon })];
  const runtimeSettings = withServiceAccount(where, backup, options.runtimeSettings, isAway);
  if (volumeClaimTemplates !== undefined) {
    if (into !== undefined) {
      refuse(where, 'volumeClaimTemplates', wrong('is set together with into, but a restore goes to only one place', 'leave one out'));
    }
    checkCreatedClaims(where, source, options, addon);
    const volumeMounts = options.volumeMounts ?? renamedMounts(where, source, target, volumeClaimTemplates);
    const created = { ...shared, volumeClaimTemplates, replicas, volumeMounts };
    return { target: RestoreTarget._from({ options: created, rules: derivedRules }), runtimeSettings };
  }
  const reference = into ? otherReference(where, into, source) : source;
  const workload = isWorkload(source) ? into ?? target._named.workload : undefined;
  // Mounts that the backup derives from a workload are derived for the restore as well.
  const given = target._named.options.volumeMounts;
  const volumeMounts = options.volumeMounts ?? (given?.length && !(into && workload) ? given : undefined);
  return {
    target: RestoreTarget._from({ reference, workload, options: { ...shared, replicas, volumeMounts }, rules: derivedRules }),
    addon,
    interimVolumeTemplate,
    runtimeSettings,
  };
}

/**
 * The settings of the restore with the ServiceAccount of the backup, unless they have one: it may be what opens the storage or the database. That of
 * a workload is for the CronJob alone, and one that exists is not known in another namespace.
 */
function withServiceAccount(
  where: Where, { target, addon, runtimeSettings: { pod } = {} }: BackupBatchMember, given: RuntimeSettings | undefined, isAway: boolean,
): RuntimeSettings | undefined {
  const serviceAccountName = isAway ? undefined : pod?.serviceAccountName ?? undefined;
  const serviceAccountAnnotations = pod?.serviceAccountAnnotations ?? undefined;
  const isJob = addon !== undefined || !isWorkload(target._named.reference);
  if (!isJob || (serviceAccountName ?? serviceAccountAnnotations) === undefined) {
    return given;
  }
  const own = optionsOf(where, given, 'RuntimeSettings', 'runtimeSettings');
  const ownPod = optionsOf(where, own.pod, 'PodRuntimeSettings', 'runtimeSettings.pod');
  return (ownPod.serviceAccountName ?? ownPod.serviceAccountAnnotations) === undefined
    ? { ...own, pod: { ...ownPod, serviceAccountName, serviceAccountAnnotations } }
    : own;
}

/**
 * The addon that a restore into something else names. If the backup leaves it to its AppBinding, the restore leaves it to the other one, unless that is
 * not known to name any.
 */
function addonInto(where: Where, into: IConstruct, { target, addon }: BackupBatchMember): Addon | undefined {
  checkType(where, 'into', into, constructType('give the workload, the claim or the AppBinding that the data goes into'));
  const [stored, loader] = [addon ?? target._named.addon, addonOfBinding(into as IAppBinding)];
  if (stored !== undefined && loader !== undefined && cannotLoad(loader._name, stored._name)) {
    refuse(where, 'into', wrong(`${quote(into.node.path)} has the addon of ${loader._name}, which cannot load what that of ${stored._name} has stored`,
      `give the AppBinding of a database of ${stored._name}`));
  }
  return loader === undefined ? stored : addon;
}

/** The rule that restores what the backup wrote last. */
function rulesOf({ target, addon, interimVolumeTemplate }: BackupBatchMember): wire.RestoreRule {
  if (holdsFiles(target._named.reference)) {
    return { paths: target._paths() };
  }
  const directory = addon && interimDirectory(addon._name, interimVolumeTemplate !== undefined);
  return directory === undefined ? { snapshots: ['latest'] } : { paths: [directory] };
}

/** The mounts of the backup, with the volumes renamed to the claims that are created in their place. */
function renamedMounts(where: Where, source: TargetReference, target: BackupTarget, templates: readonly VolumeClaimTemplate[]): k8s.VolumeMount[] {
  const mounts = target._mounts();
  const seen = isClaim(source) ? [claimMount(mounts[0]?.mountPath)] : mounts;
  if (seen.length === 0) {
    refuse(where, 'volumeClaimTemplates', wrong(`are to be mounted as in the pods of ${quote(target._named.workload?.node.path ?? source.name)}, which mount nothing yet`,
      'define the restore after the mounts, or give volumeMounts'));
  }
  const created = templates.map((template) => volumeName(templateName(template)));
  const only = created.length === 1 && new Set(seen.map(({ name }) => name)).size === 1 ? created[0] : undefined;
  // The claims of a StatefulSet are named after the volume and the StatefulSet.
  const nameOf = (volume: string) => only ?? created.find((name) => name === volume || name === `${volume}-${source.name}`)
    ?? refuse(where, 'volumeClaimTemplates', wrong(`have none with the name of the volume ${quote(volume)}, which the backup mounts`,
      'name one after it, or say with volumeMounts which claim is mounted where'));
  return seen.map((mount) => ({ ...mount, name: nameOf(mount.name) }));
}

function checkCreatedClaims(
  where: Where, source: TargetReference, { rules, replicas }: RestoreOfBackupOptions, addon: Addon | undefined,
): void {
  if ((addon !== undefined && addon._name !== 'pvc') || isDatabase(source)) {
    refuse(where, 'volumeClaimTemplates', wrong('are filled with files by Stash itself, but the backup is made by a Task',
      'use into, or RestoreTarget'));
  }
  if (rules !== undefined) {
    return;
  }
  if (isOnNodes(source)) {
    refuse(where, 'volumeClaimTemplates', wrong('have no nodes, but the data of a DaemonSet is stored under the names of the nodes',
      'give rules with the sourceHost'));
  }
  if (isNumbered(source) !== (replicas !== undefined)) {
    refuse(where, 'replicas', isNumbered(source)
      ? wrong('is absent, but the data of a StatefulSet is stored under the numbers of its pods', 'say how many, or give rules with the sourceHost')
      : wrong(`asks for the data of numbered hosts, but a ${source.kind} has none`, 'leave it out, or give rules with the sourceHost'));
  }
}

function otherReference(where: Where, into: IConstruct, source: TargetReference): TargetReference {
  const other = 'appBindingName' in into ? bindingReference(where, into as IAppBinding) : resourceReference(into as IResource);
  if (other.kind !== source.kind) {
    refuse(where, 'into', wrong(
      `${quote(into.node.path)} is ${String(other.kind) === 'undefined' ? 'not something that Stash restores into' : `of the kind ${other.kind}`}, `
        + `but the backup is of the kind ${source.kind}, whose data is stored under other hosts`,
      'give one of that kind, or use RestoreTarget with rules',
    ));
  }
  return { ...other, apiVersion: source.apiVersion };
}

/**
 * Reports paths without snapshots at synth, when the paths of the backup are known. No rule can do so if the data goes into another object, because
 * the manifest then does not tell whose data it is.
 */
export function reportNeverWritten(field: Field, { target }: BackupBatchMember, { into, volumeClaimTemplates, rules }: RestoreOfBackupOptions): void {
  if (rules === undefined || !holdsFiles(target._named.reference) || (into ?? volumeClaimTemplates) === undefined) {
    return;
  }
  validateAtSynth(field.construct, () => {
    const written = target._paths();
    const isWritten = (path: string) => written.some((other) => isSamePath(path, other));
    return rules.flatMap((rule, index) => (rule._toWire().paths ?? []).filter((path) => !isWritten(path)).map((path) =>
      `${field.at('target.rules').at(index).at('paths').path}: ${quote(path)} has no snapshot of its own, because the `
      + `backup is of ${listing(written.map(quote))}: give one of those paths, and select what is below it with include`));
  });
}
