import { ORDINAL } from '../../../restore/claim-templates';
import type { Cluster } from '../../cluster';
import type { RestoreMember } from '../../graph/restore';
import { asFields, asText, type FieldPath } from '../../manifest-fields';
import { view } from '../../once';
import type { Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const claimExists: Rule = {
  id: 'STASH417',
  name: 'claim-exists',
  level: 'error',
  title: 'A restore creates a claim that is among the manifests too; a warning outside of an app that is synthesised.',
  why: 'Stash creates the claim of a template, and does not take one that is there. Where the manifests bring it into the cluster first, the restore fails and '
    + 'nothing is restored.',
  mend: 'Leave the claim out of the manifests until it is restored, restore into the claim itself with the Task pvc-restore, or give the template another name. '
    + 'Acknowledge it where the claim is not applied before the restore is done.',
  facts: [{
    says: 'The claims of the templates are created one after the other, and one that exists is an error.',
    standing: 'source',
    see: 'stashed/stash: pkg/util/util.go',
  }],
  judge(cluster, report) {
    const created = createdClaims(cluster);
    if (created.size === 0) {
      return;
    }
    for (const claim of cluster.ofKind('', 'PersistentVolumeClaim')) {
      const { namespace, name } = claim;
      const [, base, number] = /^(.*)-(\d+)$/.exec(name) ?? [];
      const numbered = base === undefined ? undefined : created.get(`${namespace}/${base}${ORDINAL}`);
      const by = created.get(`${namespace}/${name}`) ?? (numbered !== undefined && Number(number) < numbered.count ? numbered : undefined);
      if (by !== undefined) {
        report(by.subject, by.field, {
          level: cluster.isSynth ? 'error' : 'warning',
          found: `creates ${called(claim)}, which is among the manifests too, and a restore fails where the claim is there already`,
          mend: 'leave the claim out until it is restored, restore into it with the Task "pvc-restore", or give the template another name',
          also: [{ subject: claim, field: ['metadata', 'name'] }],
        });
      }
    }
  },
};

/** What makes a claim, or several that are numbered. */
interface Creation {
  readonly subject: Subject;
  readonly field: FieldPath;
  readonly count: number;
}

/** By namespace and name, as it is written. */
const createdClaims = view((cluster: Cluster): ReadonlyMap<string, Creation> => new Map(cluster.restoreMembers.flatMap(creationsOf)));

/** Of snapshots of volumes it is not known what comes of a claim that exists. */
function creationsOf({ subject, field, spec, model }: RestoreMember): Array<[string, Creation]> {
  const { volumeClaimTemplates = [], replicas = 1 } = spec.target ?? {};
  return model === 'snapshotter' ? [] : volumeClaimTemplates.map(({ metadata }, index): [string, Creation] => [
    `${subject.namespace}/${asText(asFields(metadata).name) ?? ''}`,
    { subject, field: [...field, 'target', 'volumeClaimTemplates', index, 'metadata', 'name'], count: replicas },
  ]);
}
