import { modelOf, type Model } from './model';
import { targetOf, type Target } from './target';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import type { FieldPath } from '../../kubernetes/manifest-fields';
import { view } from '../../synth/once';
import type { Cluster, Declared } from '../cluster';
import type { Place, Subject } from '../subject';

/** A scheduled backup: a BackupConfiguration, or a BackupBatch, which backs up all its members in one run. */
export interface Backup {
  readonly subject: Subject;
  readonly spec: Conforming<wire.ScheduledBackup>;
  /** The Repository, if the input contains it. */
  readonly repository?: Declared<wire.Repository>;
  readonly members: readonly BackupMember[];
  /** Whether the members of a batch run one after the other. */
  readonly isSequential: boolean;
}

/** One target of a backup, how it is backed up, and where that is declared. */
export interface BackupMember extends Place {
  readonly action: 'backup';
  readonly backup: Backup;
  readonly spec: Conforming<wire.BackupMember>;
  /** Absent for a dump of the whole cluster, and if the reference is missing. */
  readonly target?: Target;
  readonly model: Model;
}

/** The backups that the input itself contains. What concerns those that Stash creates as well takes `backupsIn(cluster)`. */
export const declaredBackups = view((cluster: Cluster): readonly Backup[] => [
  ...cluster.declarations('BackupConfiguration').map(({ subject, manifest: { spec = {} } }) =>
    configuredBackup(cluster, subject, spec)),
  ...cluster.declarations('BackupBatch').map(({ subject, manifest: { spec = {} } }) =>
    backup(cluster, subject, spec, (spec.members ?? []).map((member, index) => ({ field: ['spec', 'members', index], spec: member })),
      spec.executionOrder === 'Sequential')),
]);

/** The backup that a BackupConfiguration defines. */
export const configuredBackup = (
  cluster: Cluster, subject: Subject, spec: Conforming<wire.BackupConfigurationSpec>, repository?: Backup['repository'],
): Backup => backup(cluster, subject, spec, [{ field: SPEC, spec }], true, repository);

function backup(
  cluster: Cluster, subject: Subject, spec: Backup['spec'], parts: ReadonlyArray<Pick<BackupMember, 'field' | 'spec'>>, isSequential: boolean,
  repository = cluster.repository(spec.repository, subject.namespace),
): Backup {
  const members: BackupMember[] = [];
  const result: Backup = { subject, spec, repository, members, isSequential };
  for (const part of parts) {
    const target = targetOf(part.spec.target?.ref, subject.namespace);
    const model = modelOf(cluster, 'backup', target, part.spec.task, spec.driver);
    // Written out, since all rules read these, and more slowly from an object that is made by a spread.
    members.push({ action: 'backup', backup: result, subject, field: part.field, spec: part.spec, target, model });
  }
  return result;
}

const SPEC: FieldPath = ['spec'];
