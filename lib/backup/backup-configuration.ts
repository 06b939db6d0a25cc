import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { BackupInvoker, ImportedInvoker, type BackupInvokerImportOptions, type IBackupConfiguration } from './backup-invoker';
import { backupInvokerManifest, type BackupInvokerProps } from './backup-invoker-manifest';
import { backupMember, type BackupProcedureProps } from './backup-procedure';
import type { BackupTarget } from './backup-target';
import { structOf } from '../refusal/struct';
import type { IRepository } from '../repository/repository';
import { repositoryRef } from '../repository/repository-ref';

/** What is backed up, to which Repository, when, and how long it is kept. */
export interface BackupConfigurationProps extends BackupInvokerProps, BackupProcedureProps {
  /**
   * Where the snapshots go. If the Repository is in another namespace, its `usagePolicy` must admit this one.
   *
   * Use a Repository for one backup only: if two backups share it, each removes what the other wants to keep.
   */
  readonly repository: IRepository;

  /**
   * What is backed up.
   *
   * The operator refuses to change it, its paths, mounts or patterns, while the BackupConfiguration is ready. Delete the BackupConfiguration from the
   * cluster first, which deletes no snapshots; for another target, use another name.
   */
  readonly target: BackupTarget;
}

/**
 * The backups of one target with restic.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupconfiguration/
 */
export class BackupConfiguration extends BackupInvoker implements IBackupConfiguration {
  /**
   * References a BackupConfiguration that already exists in the cluster.
   *
   * Refused: a name that is not a DNS subdomain of at most 63 characters.
   *
   * @param backupConfigurationName `metadata.name` of the BackupConfiguration
   */
  public static fromBackupConfigurationName(
    scope: Construct, id: string, backupConfigurationName: string, options?: BackupInvokerImportOptions,
  ): IBackupConfiguration {
    return new ImportedInvoker(scope, id, 'BackupConfiguration', backupConfigurationName, options);
  }

  /**
   * The props, some of which a restore of this backup has to repeat.
   *
   * @internal
   */
  public readonly _given: BackupConfigurationProps;

  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: BackupConfigurationProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'BackupConfigurationProps');
    this._given = props;
    this.apiObject = backupInvokerManifest(this, 'BackupConfiguration', props, ({ field, namespace }) => Object.assign(
      { repository: repositoryRef(field.at('repository'), props.repository, namespace) }, backupMember(field, namespace, props.target, props),
    ));
  }
}
