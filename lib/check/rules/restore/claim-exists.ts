import { CLAIM_TASKS } from '../../../addon/catalogue';
import { quote } from '../../../refusal/quote';
import { createdClaims, isOneOf, POD_ORDINAL, type CreatedClaims } from '../../../restore/claim-templates';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';
import type { Rule } from '../../rule';
import { called, type Place } from '../../subject';

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
    const creations = creationsByName(cluster);
    for (const claim of creations.size === 0 ? [] : cluster.ofKind('', 'PersistentVolumeClaim')) {
      const by = [claim.name, claim.name.replace(/\d+$/, POD_ORDINAL)].flatMap((name) => creations.get(`${claim.namespace}/${name}`) ?? [])
        .find(({ claims }) => isOneOf(claims, claim.name));
      if (by !== undefined) {
        report(by.subject, by.field, {
          level: cluster.isSynth ? 'error' : 'warning',
          found: `creates ${called(claim)}, which is among the manifests too, and a restore fails where the claim is there already`,
          mend: `leave the claim out until it is restored, restore into it with the Task ${quote(CLAIM_TASKS.restore)}, or give the template another name`,
          also: [{ subject: claim, field: ['metadata', 'name'] }],
        });
      }
    }
  },
};

/** A claim template of a restore, with the claims that are created from it. */
interface Creation extends Place {
  readonly claims: CreatedClaims;
}

/** By namespace and name as written, variables included. Without VolumeSnapshots, for which the effect of an existing claim is not known. */
const creationsByName = view((cluster: Cluster) => grouped(
  cluster.restoreMembers.filter(({ model }) => model !== 'snapshotter').flatMap(({ subject, field, spec }) =>
    createdClaims(spec.target).map((claims, index): Creation =>
      ({ subject, field: [...field, 'target', 'volumeClaimTemplates', index, 'metadata', 'name'], claims }))),
  ({ subject, claims }) => `${subject.namespace}/${claims.name}`,
));
