import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { PERIODS } from '../../../backup/retention-period';
import { asFields } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
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
  const byText = new Map<string, Retention & { readonly subjects: Subject[] }>();
  for (const { subject, spec: { retentionPolicy: policy } } of declared) {
    if (policy !== undefined) {
      const isUnreadable = hasUnreadable(subject, policy);
      const text = `${isUnreadable} ${JSON.stringify(policy)}`;
      const same = byText.get(text);
      if (same === undefined) {
        byText.set(text, { policy, isUnreadable, subjects: [subject] });
      } else {
        same.subjects.push(subject);
      }
    }
  }
  return [...byText.values()];
});

function hasUnreadable(subject: Subject, policy: Retention['policy']): boolean {
  const written = asFields(asFields(subject.manifest.spec).retentionPolicy);
  return written !== policy && PERIODS.some(({ member }) => (written[member] ?? undefined) !== undefined && policy[member] === undefined);
}
