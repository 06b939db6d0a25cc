import type { ApiObject, ApiObjectMetadata, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { restoreManifest } from './restore-manifest';
import { BACKUP_OF_APP, reportNeverWritten, restoredBackup, type RestoreOfBackupOptions } from './restore-of-backup';
import { restoreMember, type RestoreProcedureProps } from './restore-procedure';
import { ruleListType, type RestoreRule } from './restore-rule';
import type { RestoreTarget } from './restore-target';
import type { BackupConfiguration } from '../backup/backup-configuration';
import { repositoryRef } from '../backup/backup-invoker-manifest';
import { timeSpan } from '../invoker/time-span';
import { namespaceOf } from '../kubernetes/name';
import { Field } from '../refusal/field';
import { checkRequiredType, checkType, having } from '../refusal/value-type';
import type { IRepository } from '../repository/repository';

/** What is restored, from which Repository, where to, and how. */
export interface RestoreSessionProps extends RestoreProcedureProps {
  /**
   * Metadata of the RestoreSession.
   *
   * Refused: a name that is not a DNS label of at most 63 characters, since Stash writes it into labels.
   *
   * @default - a name made from the construct path, the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /** Where the snapshots are. A Repository of another namespace has to admit this one with its `usagePolicy`. */
  readonly repository: IRepository;

  /** What is restored into, and which data. */
  readonly target: RestoreTarget;

  /**
   * The rules in the place that Stash has deprecated (`spec.rules`), for manifests that have to stay as they are; everything else says them with the
   * target. Where its factory asks for rules, it gets an empty list.
   *
   * Refused: together with rules of the target, which Stash would not look at; and what is refused there.
   *
   * @default - none, so that those of the target count
   */
  readonly deprecatedRules?: RestoreRule[];

  /**
   * After what time the restore counts as failed. It is not stopped.
   *
   * Refused: none at all.
   *
   * @default - never
   */
  readonly timeOut?: Duration;
}

/**
 * One restore of one target. It acts once, as soon as it exists in the cluster, and cannot be changed: another restore is another object.
 *
 * @see https://stash.run/docs/latest/concepts/crds/restoresession/
 */
export class RestoreSession extends Construct {
  /**
   * The restore of what a backup of this app wrote last: Repository, alias, paths, mounts, Task and interim volume are those of the backup.
   *
   * Files come back by their paths, databases by their newest snapshot. The `runtimeSettings` of the backup are not carried over: a restore has
   * to write what a backup only reads, and runs as root unless `runtimeSettings` of its own say otherwise.
   *
   * Refused: what would find the data of another target, or of another path, as far as the app shows it; and a backup of manifests, which Stash
   * does not restore.
   *
   * @param backup a BackupConfiguration of this app
   */
  public static ofBackup(scope: Construct, id: string, backup: BackupConfiguration, options: RestoreOfBackupOptions = {}): RestoreSession {
    checkRequiredType('RestoreSession.ofBackup', 'backup', backup, having(['_given'], 'BackupConfiguration of this app', BACKUP_OF_APP));
    const { repository } = backup._given;
    const restored = restoredBackup('RestoreSession.ofBackup', backup._given, options);
    const { metadata, hooks, runtimeSettings, tempDir, timeOut } = options;
    const restore = new RestoreSession(scope, id, { metadata, repository, ...restored, hooks, runtimeSettings, tempDir, timeOut });
    reportNeverWritten(new Field(restore, 'spec'), backup._given, options);
    return restore;
  }

  /** The manifest of the RestoreSession. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: RestoreSessionProps) {
    super(scope, id);
    const spec = new Field(this, 'spec');
    const namespace = namespaceOf(this, props.metadata);
    checkType(this, 'spec.rules', props.deprecatedRules, ruleListType);
    const rules = props.deprecatedRules?.map((rule) => rule._toWire());
    this.apiObject = restoreManifest(this, 'RestoreSession', props.metadata, {
      ...restoreMember(spec, namespace, props.target, props, rules && { field: spec.at('rules'), read: () => rules }),
      rules,
      repository: repositoryRef(spec.at('repository'), props.repository, namespace),
      timeOut: timeSpan(spec.at('timeOut'), props.timeOut),
    });
  }

  /** The name of the RestoreSession. */
  public get restoreSessionName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the RestoreSession, where it is known at synth. Unset does not mean `default`. */
  public get restoreSessionNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}
