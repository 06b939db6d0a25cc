import type * as wire from '../../../imports/stash';
import type { Cluster } from '../cluster';
import type { Conforming } from '../conform';
import type { Subject } from '../subject';

/** The retention policies that restic is to apply, those of blueprints among them, each at `spec.retentionPolicy`. */
export function retentionsOf(cluster: Cluster): Array<{ readonly subject: Subject; readonly policy: Conforming<wire.RetentionPolicy> }> {
  const declared = [
    ...cluster.backups.filter(({ spec }) => spec.driver !== 'VolumeSnapshotter'),
    ...cluster.declarations('BackupBlueprint').map(({ subject, manifest }) => ({ subject, spec: manifest.spec ?? {} })),
  ];
  return declared.flatMap(({ subject, spec: { retentionPolicy: policy } }) => policy === undefined ? [] : [{ subject, policy }]);
}
