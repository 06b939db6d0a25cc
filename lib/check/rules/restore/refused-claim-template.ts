import { modeFaults, sizeFaults } from '../../../invoker/claim-faults';
import { asFields, type FieldPath } from '../../../kubernetes/manifest-fields';
import type { Complaint } from '../../../refusal/complaint';
import { modelOfTask, type Model } from '../../graph/model';
import { isByJob, targetUses } from '../../graph/target-use';
import type { Found, Report, Rule } from '../../rule';
import type { Subject } from '../../subject';
import { foundWithin } from '../../value-finding';

export const refusedClaimTemplate: Rule = {
  id: 'STASH420',
  name: 'refused-claim-template',
  level: 'error',
  title: 'A template for a claim has no access mode, one that Kubernetes does not know, or no size; a note if Stash may calculate the size.',
  why: 'Stash accepts the template, but Kubernetes refuses the claim that Stash makes of it. A restore into such claims brings nothing back, which is '
    + 'noticed only when the data is needed; a backup or restore with an interim volume never runs.',
  mend: 'Write accessModes and resources.requests.storage as for any claim. Only an interim volume of Elasticsearch from 7.15 on or of OpenSearch may '
    + 'leave the size to Stash. Acknowledge it if something else, such as a webhook, completes claims.',
  facts: [
    {
      says: 'A claim needs an access mode and a requested size, and has only access modes that Kubernetes knows.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaimSpec',
    },
    { says: 'Stash takes the spec of a claim from the template as it is.', standing: 'source', see: 'stashed/stash: pkg/util/util.go' },
    {
      says: 'For Elasticsearch from 7.15 on and for OpenSearch, Stash since v2023.05.31 calculates the size of an interim volume whose template has none.',
      standing: 'documented',
      see: 'appscode/blog: content/post/stash-v2023.05.31/index.md',
    },
  ],
  judge(cluster, report) {
    for (const use of targetUses(cluster)) {
      const { subject, field, spec, model } = use;
      if (use.action === 'restore') {
        use.spec.target?.volumeClaimTemplates?.forEach((template, index) =>
          judgeTemplate(subject, [...field, 'target', 'volumeClaimTemplates', index], template, report));
      }
      if (isByJob(use)) {
        judgeTemplate(subject, [...field, 'interimVolumeTemplate'], spec.interimVolumeTemplate, report, withoutSize(model));
      }
    }
    for (const { subject, manifest: { spec = {} } } of cluster.declarations('BackupBlueprint')) {
      judgeTemplate(subject, ['spec', 'interimVolumeTemplate'], spec.interimVolumeTemplate, report, withoutSize(modelOfTask(spec.task?.name)));
    }
  },
};

function judgeTemplate(
  subject: Subject, field: FieldPath, template: { readonly spec?: unknown } | undefined, report: Report,
  ofSize: (complaint: Complaint) => Found = foundWithin,
): void {
  if (template !== undefined) {
    const spec = asFields(template.spec);
    modeFaults(spec).forEach(({ at, complaint }) => report(subject, [...field, 'spec', ...at], foundWithin(complaint)));
    sizeFaults(spec).forEach(({ at, complaint }) => report(subject, [...field, 'spec', ...at], ofSize(complaint)));
  }
}

/** The models whose database may be one for which Stash calculates the size. */
const MAY_BE_SIZED: readonly Model[] = ['elasticsearch', 'custom', 'unknown'];

const withoutSize = (model: Model) => MAY_BE_SIZED.includes(model) ? () => SIZED_BY_STASH : foundWithin;

const SIZED_BY_STASH: Found = {
  level: 'note',
  found: 'is missing, and Stash calculates it only for Elasticsearch from 7.15 on and for OpenSearch',
  mend: 'set the size of the volume if this is another database',
};
