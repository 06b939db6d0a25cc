import type { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { existingObject } from '../synth/stash-object';
import { targetName } from '../target/target-name';

/** What invokes backups: a BackupConfiguration or a BackupBatch. */
export interface IBackupInvoker extends IConstruct {
  /** The kind of the object. */
  readonly invokerKind: string;

  /** The name of the object. */
  readonly invokerName: string;

  /** The namespace of the object, if it is known at synth. Unset does not mean `default`. */
  readonly invokerNamespace?: string;
}

/** A BackupConfiguration: the backups of one target. */
export interface IBackupConfiguration extends IBackupInvoker {}

/** A BackupBatch: the backups of several targets that belong together. */
export interface IBackupBatch extends IBackupInvoker {}

/** Where an existing BackupConfiguration or BackupBatch is. */
export interface BackupInvokerImportOptions {
  /**
   * The namespace of the object.
   *
   * Refused: a name that is not a DNS label.
   *
   * @default - the namespace of the chart, or unknown
   */
  readonly namespace?: string;
}

/** A BackupConfiguration or BackupBatch that is part of the app. */
export abstract class BackupInvoker extends Construct implements IBackupInvoker {
  /** The manifest of the object. */
  protected abstract readonly apiObject: ApiObject;

  /** The kind of the object. */
  public get invokerKind(): string {
    return this.apiObject.kind;
  }

  /** The name of the object. */
  public get invokerName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the object, if it is known at synth. Unset does not mean `default`. */
  public get invokerNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}

/** An invoker that exists in the cluster already. */
export class ImportedInvoker extends Construct implements IBackupInvoker {
  public readonly invokerNamespace?: string;

  public constructor(
    scope: Construct, id: string, public readonly invokerKind: string, public readonly invokerName: string, options?: BackupInvokerImportOptions,
  ) {
    super(scope, id);
    this.invokerNamespace = existingObject(this, invokerName, targetName, options, 'BackupInvokerImportOptions');
  }
}
