import { CLAIM_TASKS } from '../../../addon/catalogue';
import { quote } from '../../../refusal/quote';
import { createdClaims, isOneOf, POD_ORDINAL, type CreatedClaims } from '../../../restore/created-claims';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { restoreMembersIn } from '../../graph/restore';
import { grouped } from '../../grouped';
import type { Rule } from '../../rule';
import { called, type Place } from '../../subject';

export const claimExists: Rule = {
  id: 'STASH417',
  name: 'claim-exists',
  level: 'error',
  title: 'A restore creates a claim that the manifests also contain; a warning unless an app is synthesised.',
  why: 'Stash creates the claim of a template, and does not use one that already exists. If the manifests create the claim first, the restore '
    + 'fails and nothing is restored.',
  mend: 'Leave the claim out of the manifests until it is restored, restore into the claim itself with the Task pvc-restore, or give the template '
    + 'another name. Acknowledge it if the claim is not applied until the restore is done.',
  facts: [{
    says: 'The claims of the templates are created one after the other, and a claim that already exists is an error.',
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
          found: `creates ${called(claim)}, which is also among the manifests, but a restore fails if the claim already exists`,
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
  restoreMembersIn(cluster).filter(({ model }) => model !== 'snapshotter').flatMap(({ subject, field, spec }) =>
    createdClaims(spec.target).map((claims, index): Creation =>
      ({ subject, field: [...field, 'target', 'volumeClaimTemplates', index, 'metadata', 'name'], claims }))),
  ({ subject, claims }) => `${subject.namespace}/${claims.name}`,
));
