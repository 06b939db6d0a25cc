import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { BackupInvoker, ImportedInvoker, type BackupInvokerImportOptions, type IBackupBatch } from './backup-invoker';
import { backupInvokerManifest, type BackupInvokerProps } from './backup-invoker-manifest';
import { backupMember, type BackupProcedureProps } from './backup-procedure';
import type { BackupTarget } from './backup-target';
import type * as wire from '../../imports/stash';
import { type ExecutionOrder, executionOrderType } from '../invoker/execution-order';
import { backupHooks, type BackupHooks } from '../invoker/hooks/backup-hooks';
import { runtimeSettings, type RuntimeSettings } from '../invoker/runtime-settings/runtime-settings';
import { wrong } from '../refusal/complaint';
import { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { structOf } from '../refusal/struct';
import { checkType, structListType } from '../refusal/value-type';
import type { IRepository } from '../repository/repository';
import { repositoryRef } from '../repository/repository-ref';
import { later } from '../synth/later';

/** One of the targets of a batch, and how it is backed up. */
export interface BackupBatchMember extends BackupProcedureProps {
  /** What is backed up. Its alias tells it apart from the other members. */
  readonly target: BackupTarget;
}

/** What is backed up together, to which Repository, when, and how long it is kept. */
export interface BackupBatchProps extends BackupInvokerProps {
  /** Where the snapshots of all members go. If the Repository is in another namespace, its `usagePolicy` must admit this one. */
  readonly repository: IRepository;

  /**
   * The targets; `addMember` adds more. The retention policy is applied after the last one.
   *
   * Refused: two members with the same alias, or two without an alias, because each would remove the snapshots of the other; at synth, a batch
   * without members.
   *
   * @default - none but those that `addMember` adds
   */
  readonly members?: BackupBatchMember[];

  /**
   * The order in which the members are backed up.
   *
   * @default - the operator's default, ExecutionOrder.PARALLEL
   */
  readonly executionOrder?: ExecutionOrder;

  /**
   * The hooks that run before the first member and after the last one, in addition to the hooks of the members. The operator runs them in its own
   * pod, so commands are of no use here.
   *
   * @default - none
   */
  readonly hooks?: BackupHooks;

  /**
   * How the CronJob that triggers the backups runs. The members have settings of their own.
   *
   * @default - the defaults of the operator and the namespace
   */
  readonly runtimeSettings?: RuntimeSettings;
}

/**
 * The backups of several targets that belong together, such as an application and its database, in one Repository and on one schedule. It needs
 * the enterprise edition.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupbatch/
 */
export class BackupBatch extends BackupInvoker implements IBackupBatch {
  /**
   * References a BackupBatch that already exists in the cluster.
   *
   * Refused: a name that is not a DNS subdomain of at most 63 characters.
   *
   * @param backupBatchName `metadata.name` of the BackupBatch
   */
  public static fromBackupBatchName(scope: Construct, id: string, backupBatchName: string, options?: BackupInvokerImportOptions): IBackupBatch {
    return new ImportedInvoker(scope, id, 'BackupBatch', backupBatchName, options);
  }

  /**
   * The Repository, which a restore of this batch has to name too.
   *
   * @internal
   */
  public readonly _repository: IRepository;

  /** @internal */
  public readonly _members: BackupBatchMember[] = [];

  protected readonly apiObject: ApiObject;
  private readonly written: wire.BackupMember[] = [];

  public constructor(scope: Construct, id: string, props: BackupBatchProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'BackupBatchProps');
    this._repository = props.repository;
    this.apiObject = backupInvokerManifest(this, 'BackupBatch', props, ({ field, namespace }) => ({
      repository: repositoryRef(field.at('repository'), props.repository, namespace),
      members: later(() => this.written),
      executionOrder: props.executionOrder,
      hooks: props.hooks && backupHooks(field.at('hooks'), props.hooks),
      runtimeSettings: props.runtimeSettings && runtimeSettings(field.at('runtimeSettings'), props.runtimeSettings),
    }));
    checkType(this, 'spec.members', props.members, structListType);
    checkType(this, 'spec.executionOrder', props.executionOrder, executionOrderType);
    props.members?.forEach((member) => this.addMember(member));
  }

  /**
   * Adds a target after the existing ones.
   *
   * Refused: an alias that another member has, or no alias if another member has none either.
   *
   * @param member the target, and how it is backed up
   */
  public addMember(member: BackupBatchMember): void {
    const index = this._members.length;
    const field = new Field(this, 'spec.members').at(index);
    member = field.structOf(member, 'BackupBatchMember');
    const written = backupMember(field, this.invokerNamespace, member.target, member);
    const { alias } = member.target._named.options;
    const other = this._members.findIndex(({ target }) => target._named.options.alias === alias);
    if (other >= 0) {
      field.at('target.alias').refuse(alias === undefined
        ? wrong(`is missing here and in members[${other}], so each would remove the snapshots of the other`,
          'give each member an alias of its own')
        : wrong(`${quote(alias)} is also the alias of members[${other}], so each would remove the snapshots of the other`,
          'give each member an alias of its own'));
    }
    this.written.push(written);
    this._members.push(member);
  }
}
