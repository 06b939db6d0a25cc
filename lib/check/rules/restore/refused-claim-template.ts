import { claimFaults } from '../../../invoker/claim-faults';
import { asFields, type FieldPath } from '../../../kubernetes/manifest-fields';
import { isByJob, targetUses } from '../../graph/target-use';
import type { Report, Rule } from '../../rule';
import type { Subject } from '../../subject';
import { foundWithin } from '../../value-finding';

export const refusedClaimTemplate: Rule = {
  id: 'STASH420',
  name: 'refused-claim-template',
  level: 'error',
  title: 'A template for a claim has no access mode, one that Kubernetes does not know, or no size.',
  why: 'Stash accepts the template, but Kubernetes refuses the claim that Stash makes of it. A restore into such claims brings nothing back, which is '
    + 'noticed only when the data is needed; a backup or restore with an interim volume never runs.',
  mend: 'Write accessModes and resources.requests.storage as for any claim. Acknowledge it if something else, such as a webhook, completes claims.',
  facts: [
    {
      says: 'A claim needs an access mode and a requested size, and has only access modes that Kubernetes knows.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaimSpec',
    },
    { says: 'Stash takes the spec of a claim from the template as it is.', standing: 'source', see: 'stashed/stash: pkg/util/util.go' },
  ],
  judge(cluster, report) {
    for (const use of targetUses(cluster)) {
      const { subject, field, spec } = use;
      if (use.action === 'restore') {
        use.spec.target?.volumeClaimTemplates?.forEach((template, index) =>
          judgeTemplate(subject, [...field, 'target', 'volumeClaimTemplates', index], template, report));
      }
      if (isByJob(use)) {
        judgeTemplate(subject, [...field, 'interimVolumeTemplate'], spec.interimVolumeTemplate, report);
      }
    }
    for (const { subject, manifest } of cluster.declarations('BackupBlueprint')) {
      judgeTemplate(subject, ['spec', 'interimVolumeTemplate'], manifest.spec?.interimVolumeTemplate, report);
    }
  },
};

function judgeTemplate(subject: Subject, field: FieldPath, template: { readonly spec?: unknown } | undefined, report: Report): void {
  if (template !== undefined) {
    for (const { at, complaint } of claimFaults(asFields(template.spec))) {
      report(subject, [...field, 'spec', ...at], foundWithin(complaint));
    }
  }
}
