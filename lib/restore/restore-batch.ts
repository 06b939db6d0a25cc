import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkClaimsOfOthers } from './claim-templates';
import { reportPatched } from './patched-backup';
import type { RestoreInvokerProps } from './restore-invoker-props';
import { BACKUP_OF_APP, isElsewhere, restoredBackup } from './restore-of-backup';
import { restoreMember, type RestoreProcedureProps, type RestoreRuntimeProps, type WrittenMember } from './restore-procedure';
import type { RestoreTarget } from './restore-target';
import type { BackupBatch, BackupBatchMember } from '../backup/backup-batch';
import { type ExecutionOrder, executionOrderType } from '../invoker/execution-order';
import { restoreHooks, type RestoreHooks } from '../invoker/hooks/restore-hooks';
import { timeSpan } from '../invoker/time-span';
import { wrong } from '../refusal/complaint';
import { Field } from '../refusal/field';
import { listing } from '../refusal/listing';
import { nearest } from '../refusal/near';
import { asQuestion, quote } from '../refusal/quote';
import { futureConstruct, refuse, type Where } from '../refusal/refusal';
import { optionsOf, refuseUnknown, structOf } from '../refusal/struct';
import { STRUCTS } from '../refusal/structs';
import { checkRequiredType, checkType, having, structListType } from '../refusal/value-type';
import type { IRepository } from '../repository/repository';
import { repositoryRef } from '../repository/repository-ref';
import { validateAtSynth } from '../synth/during-synth';
import { later } from '../synth/later';
import { namespacedObject } from '../synth/stash-object';

/** A target of a batch, and how it is restored. */
export interface RestoreBatchMember extends RestoreProcedureProps {
  /** The target to restore into, and the data to restore. Its alias is that of the member of the BackupBatch. */
  readonly target: RestoreTarget;
}

/** The options of a restore of several targets as a whole. */
export interface RestoreBatchOptions extends RestoreInvokerProps {
  /**
   * The order in which the members are restored.
   *
   * @default - the operator's default, ExecutionOrder.PARALLEL
   */
  readonly executionOrder?: ExecutionOrder;

  /**
   * The hooks that run before the first member and after the last one, in addition to the hooks of the members. The operator runs them in its own
   * pod.
   *
   * @default - none
   */
  readonly hooks?: RestoreHooks;
}

/** The options of a restore of a BackupBatch, for what does not follow from the backup. */
export interface RestoreBatchOfBackupOptions extends RestoreBatchOptions {
  /**
   * How members are restored, by their alias in the BackupBatch. A member without an alias has the empty string as its key.
   *
   * Refused: an alias that no member has; and other options of a single restore, such as `into`.
   *
   * @default - without hooks, and as root, so that files get their owners back
   */
  readonly members?: { [alias: string]: RestoreRuntimeProps };
}

/** Which data is restored together, from which Repository, and where to. */
export interface RestoreBatchProps extends RestoreBatchOptions {
  /** The Repository that holds the snapshots of all members. If it is in another namespace, its `usagePolicy` must admit this one. */
  readonly repository: IRepository;

  /**
   * The targets to restore, each with the alias that it has in the BackupBatch; `addMember` adds more.
   *
   * Refused: the same alias twice, or two members without one; two members that create a claim with the same name; among several members, one that
   * could get the data of another, such as a database without an alias, `latest` for files, or two claims with the same path; and a batch that has no
   * members at synth.
   *
   * @default - none but those that `addMember` adds
   */
  readonly members?: RestoreBatchMember[];
}

/**
 * A single restore of several targets that a BackupBatch has backed up. It runs once, as soon as it exists in the cluster. It needs the enterprise
 * edition.
 *
 * @see https://stash.run/docs/latest/concepts/crds/restorebatch/
 */
export class RestoreBatch extends Construct {
  /**
   * Restores what the members of a BackupBatch of this app wrote last, with the members in the same order. Of their `runtimeSettings`,
   * only the ServiceAccounts of Jobs are carried over, as by `RestoreSession.ofBackup()`; give those of the restore in `members`.
   *
   * Refused: a restore that would find the data of another target, as far as the app shows it; members that are added to the BackupBatch
   * afterwards; and a backup in which a patch names another Repository or target, which the restore does not follow.
   *
   * @param backup a BackupBatch of this app, with all its members
   */
  public static ofBackup(scope: Construct, id: string, backup: BackupBatch, options?: RestoreBatchOfBackupOptions): RestoreBatch {
    const where = futureConstruct(scope, id);
    checkRequiredType(where, 'backup', backup, having(['_members'], 'BackupBatch of this app', BACKUP_OF_APP));
    options = optionsOf(where, options, 'RestoreBatchOfBackupOptions');
    const { _members: backups, _repository: repository } = backup;
    const runtimes = runtimesByAlias(where, options.members, backups.map(aliasOf));
    const isAway = isElsewhere(scope, options.metadata, backup);
    const restored = backups.map((member): RestoreBatchMember => {
      const runtime = runtimes.get(aliasOf(member)) ?? {};
      return { ...runtime, ...restoredBackup(where, member, runtime, isAway) };
    });
    const restore = new RestoreBatch(scope, id, { ...options, repository, members: restored });
    validateAtSynth(restore, () => restored.length === backups.length
      ? []
      : [`spec.members: lacks members that were added to ${quote(backup.node.path)} afterwards: `
        + 'call RestoreBatch.ofBackup() once it has all its members']);
    reportPatched(restore, backup, repository, backups);
    return restore;
  }

  /** The manifest of the RestoreBatch. */
  protected readonly apiObject: ApiObject;
  private readonly members: WrittenMember[] = [];

  public constructor(scope: Construct, id: string, props: RestoreBatchProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'RestoreBatchProps');
    this.apiObject = namespacedObject(this, 'RestoreBatch', props.metadata, ({ field, namespace }) => ({
      repository: repositoryRef(field.at('repository'), props.repository, namespace),
      members: later(() => this.members),
      executionOrder: props.executionOrder,
      hooks: props.hooks && restoreHooks(field.at('hooks'), props.hooks),
      timeOut: timeSpan(field.at('timeOut'), props.timeOut),
    }));
    checkType(this, 'spec.members', props.members, structListType);
    checkType(this, 'spec.executionOrder', props.executionOrder, executionOrderType);
    props.members?.forEach((member) => this.addMember(member));
  }

  /** The name of the RestoreBatch. */
  public get restoreBatchName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the RestoreBatch, if it is known at synth. Unset does not mean `default`. */
  public get restoreBatchNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }

  /**
   * Adds a target after the existing ones.
   *
   * Refused: the same as in `members`.
   *
   * @param member the target, and how it is restored
   */
  public addMember(member: RestoreBatchMember): void {
    const index = this.members.length;
    const field = new Field(this, 'spec.members').at(index);
    member = field.structOf(member, 'RestoreBatchMember');
    const written = restoreMember(field, this.restoreBatchNamespace, member.target, member);
    const { alias } = member.target._content.options;
    const same = this.members.findIndex(({ target }) => target.alias === alias);
    if (same >= 0) {
      field.at('target.alias').refuse(wrong(
        alias === undefined ? `is missing, as in members[${same}]` : `${quote(alias)} is also the alias of members[${same}]`,
        'give each member the alias that it has in the BackupBatch',
      ));
    }
    checkClaimsOfOthers(field.at('target'), written.target, this.members.map(({ target }) => target));
    this.members.push(written);
  }
}

const aliasOf = ({ target }: BackupBatchMember) => target._named.options.alias ?? '';

/** The given runtime props by the alias of the member. Refuses an alias that no member has. */
function runtimesByAlias(
  where: Where, given: RestoreBatchOfBackupOptions['members'], aliases: readonly string[],
): ReadonlyMap<string, RestoreRuntimeProps> {
  return new Map(Object.entries(optionsOf(where, given, undefined, 'members')).map(([alias, runtime]) => {
    if (!aliases.includes(alias)) {
      refuse(where, 'members', wrong(`names ${quote(alias)}, which is not the alias of any member of the BackupBatch`,
        asQuestion(nearest(alias, aliases)) ?? `the aliases are ${listing(aliases.map(quote))}`));
    }
    const props = optionsOf(where, runtime, 'RestoreRuntimeProps', `members.${alias}`);
    // The options of a single restore are of this type too, and without its `into` the data would go into the target of the backup.
    refuseUnknown(where, `members.${alias}`, props, STRUCTS.RestoreRuntimeProps);
    return [alias, props];
  }));
}
