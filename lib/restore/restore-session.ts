import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { reportPatched } from './patched-backup';
import type { RestoreInvokerProps } from './restore-invoker-props';
import { BACKUP_OF_APP, isElsewhere, reportNeverWritten, restoredBackup, type RestoreOfBackupOptions } from './restore-of-backup';
import { restoreMember, type RestoreProcedureProps } from './restore-procedure';
import { ruleListType, type RestoreRule } from './restore-rule';
import type { RestoreTarget } from './restore-target';
import type { BackupConfiguration } from '../backup/backup-configuration';
import { timeSpan } from '../invoker/time-span';
import { Field } from '../refusal/field';
import { futureConstruct } from '../refusal/refusal';
import { optionsOf, structOf } from '../refusal/struct';
import { checkRequiredType, having } from '../refusal/value-type';
import type { IRepository } from '../repository/repository';
import { repositoryRef } from '../repository/repository-ref';
import { namespacedObject } from '../synth/stash-object';

/** Which data is restored, from which Repository, where to, and how. */
export interface RestoreSessionProps extends RestoreInvokerProps, RestoreProcedureProps {
  /** The Repository that holds the snapshots. If it is in another namespace, its `usagePolicy` must admit this one. */
  readonly repository: IRepository;

  /** The target to restore into, and the data to restore. */
  readonly target: RestoreTarget;

  /**
   * The rules in the field that Stash has deprecated (`spec.rules`), for manifests that must stay as they are. Otherwise, give the rules with the
   * target. If the factory of the target asks for rules, give it an empty list, which these rules replace.
   *
   * Refused: use together with rules of the target, which Stash would ignore; and whatever is refused there.
   *
   * @default - none, so the rules of the target apply
   */
  readonly deprecatedRules?: RestoreRule[];
}

/**
 * A single restore of one target. It runs once, as soon as it exists in the cluster, and cannot be changed: another restore needs another object.
 *
 * Refused at synth: annotations with which Argo CD or Helm deletes and recreates it at each sync or upgrade, if its target is backed up in the app.
 *
 * @see https://stash.run/docs/latest/concepts/crds/restoresession/
 */
export class RestoreSession extends Construct {
  /**
   * Restores what a backup of this app wrote last, with the Repository, alias, paths, mounts, Task and interim volume of the backup.
   *
   * Files come back by their paths, databases by their newest snapshot. The `runtimeSettings` of the backup are not carried over: a restore
   * must write what a backup only reads, and runs as root unless its own `runtimeSettings` say otherwise. Only the ServiceAccount of a Job is, since it
   * may be what opens the storage: `serviceAccountAnnotations`, and in the namespace of the backup `serviceAccountName`, unless the restore sets
   * one of them.
   *
   * Refused: a restore that would find the data of another target, or of another path, as far as the app shows it; a backup of manifests, which
   * Stash does not restore; and a backup in which a patch names another Repository or target, which the restore does not follow.
   *
   * @param backup a BackupConfiguration of this app
   */
  public static ofBackup(scope: Construct, id: string, backup: BackupConfiguration, options?: RestoreOfBackupOptions): RestoreSession {
    const where = futureConstruct(scope, id);
    checkRequiredType(where, 'backup', backup, having(['_given'], 'BackupConfiguration of this app', BACKUP_OF_APP));
    options = optionsOf(where, options, 'RestoreOfBackupOptions');
    const { repository } = backup._given;
    const { metadata, hooks, tempDir, timeOut } = options;
    const restored = restoredBackup(where, backup._given, options, isElsewhere(scope, metadata, backup));
    const restore = new RestoreSession(scope, id, { metadata, repository, ...restored, hooks, tempDir, timeOut });
    reportNeverWritten(new Field(restore, 'spec'), backup._given, options);
    reportPatched(restore, backup, repository, [backup._given]);
    return restore;
  }

  /** The manifest of the RestoreSession. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: RestoreSessionProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'RestoreSessionProps');
    this.apiObject = namespacedObject(this, 'RestoreSession', props.metadata, ({ field, namespace }) => {
      field.at('rules').checkType(props.deprecatedRules, ruleListType);
      const rules = props.deprecatedRules?.map((rule) => rule._toWire());
      return {
        ...restoreMember(field, namespace, props.target, props, rules && { field: field.at('rules'), read: () => rules }),
        rules,
        repository: repositoryRef(field.at('repository'), props.repository, namespace),
        timeOut: timeSpan(field.at('timeOut'), props.timeOut),
      };
    });
  }

  /** The name of the RestoreSession. */
  public get restoreSessionName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the RestoreSession, if it is known at synth. Unset does not mean `default`. */
  public get restoreSessionNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}
