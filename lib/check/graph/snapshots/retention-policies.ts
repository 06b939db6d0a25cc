import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { PERIODS } from '../../../backup/retention/retention-period';
import { asFields } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';
import type { Subject } from '../../subject';
import { declaredBackups } from '../backup';

/** A retention policy that restic is to apply. */
export interface Retention {
  readonly policy: Conforming<wire.RetentionPolicy>;
  /** Whether one of its numbers cannot be read. */
  readonly isUnreadable: boolean;
  /** The backups and blueprints that have the policy, each at `spec.retentionPolicy`. */
  readonly subjects: readonly Subject[];
}

/** The distinct policies. A fleet has few, and each is judged only once. */
export const retentionsOf = view((cluster: Cluster): readonly Retention[] => {
  const declared = [
    ...declaredBackups(cluster).filter(({ spec }) => spec.driver !== 'VolumeSnapshotter'),
    ...cluster.declarations('BackupBlueprint').map(({ subject, manifest }) => ({ subject, spec: manifest.spec ?? {} })),
  ];
  const written = declared.flatMap(({ subject, spec: { retentionPolicy: policy } }) =>
    policy === undefined ? [] : [{ subject, policy, isUnreadable: hasUnreadable(subject, policy) }]);
  return [...grouped(written, ({ policy, isUnreadable }) => `${isUnreadable} ${JSON.stringify(policy)}`).values()]
    .map((same) => ({ ...same[0]!, subjects: same.map(({ subject }) => subject) }));
});

function hasUnreadable(subject: Subject, policy: Retention['policy']): boolean {
  const written = asFields(asFields(subject.manifest.spec).retentionPolicy);
  return written !== policy && PERIODS.some(({ member }) => (written[member] ?? undefined) !== undefined && policy[member] === undefined);
}
