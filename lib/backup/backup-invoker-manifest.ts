import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { backupRoutine, type BackupRoutineProps } from './backup-routine';
import type * as wire from '../../imports/stash';
import { type Home, namespacedObject, type SpecOf } from '../synth/stash-object';

/** What BackupConfigurations and BackupBatches have in common. */
export interface BackupInvokerProps extends BackupRoutineProps {
  /**
   * Metadata of the object. Its labels are also set on its BackupSessions and on the pods of its Jobs. A name of at most 38 characters is not
   * shortened in the names of the objects that Stash creates for it.
   *
   * Refused: a name that is not a DNS label of at most 63 characters, since Stash writes it into labels. At synth: the name of another backup in
   * the namespace, even of another kind, and a name that differs from it only before the last 38 characters, because both would share one CronJob.
   *
   * @default - a name generated from the construct path, and the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Whether the schedule is suspended.
   *
   * @default false
   */
  readonly paused?: boolean;
}

/** Writes the manifest of an invoker of backups, after the checks that do not depend on the target. */
export function backupInvokerManifest<K extends 'BackupConfiguration' | 'BackupBatch'>(
  where: Construct, kind: K, props: BackupInvokerProps, specific: (home: Home) => Omit<SpecOf<K>, keyof wire.BackupRoutine | 'paused'>,
): ApiObject {
  const manifest = namespacedObject(where, kind, props.metadata, (home) => {
    const routine = backupRoutine(home.field, props, () => `${home.namespace ?? ''}/${manifest.name}`);
    // Object.assign and not a second spread: V8 would give each object a hidden class of its own, which in a fleet takes more memory than the data.
    return Object.assign({}, specific(home), routine, { paused: props.paused });
  });
  return manifest;
}
