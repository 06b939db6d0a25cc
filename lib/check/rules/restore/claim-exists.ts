import { CLAIM_TASKS } from '../../../addon/catalogue';
import { fieldText } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import { createdClaims, firstClaim, isOneOf, POD_ORDINAL, type CreatedClaims } from '../../../restore/created-claims';
import type { Cluster } from '../../cluster';
import { type RestoreMember, restoreMembersIn, restoresIn } from '../../graph/restore';
import { alike, grouped } from '../../grouped';
import type { Report, Rule } from '../../rule';
import { called, type Place } from '../../subject';

export const claimExists: Rule = {
  id: 'STASH417',
  name: 'claim-exists',
  level: 'error',
  title: 'A restore creates a claim that the manifests also contain, or creates it twice; a warning for the former unless an app is synthesised.',
  why: 'Stash creates the claim of a template, and does not use one that already exists. If the manifests or another template create the claim first, the '
    + 'restore fails and nothing is restored.',
  mend: 'Leave the claim out of the manifests until it is restored, restore into the claim itself with the Task pvc-restore, or give the template '
    + 'another name. Acknowledge it if a claim of the manifests is not applied until the restore is done.',
  facts: [{
    says: 'The claims of the templates are created one after the other, and a claim that already exists is an error.',
    standing: 'source',
    see: 'stashed/stash: pkg/util/util.go',
  }],
  judge(cluster, report) {
    for (const { members } of restoresIn(cluster)) {
      reportTwice(members, report);
    }
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

/** Without VolumeSnapshots, for which the effect of an existing claim is not known. */
const creationsOf = ({ subject, field, spec, model }: RestoreMember) => model === 'snapshotter' ? [] : createdClaims(spec.target).map((claims, index): Creation =>
  ({ subject, field: [...field, 'target', 'volumeClaimTemplates', index, 'metadata', 'name'], claims }));

/** By namespace and name as written, variables included. */
const creationsByName = (cluster: Cluster) => grouped(restoreMembersIn(cluster).flatMap(creationsOf), ({ subject, claims }) => `${subject.namespace}/${claims.name}`);

function reportTwice(members: readonly RestoreMember[], report: Report): void {
  for (const creations of alike(members.flatMap(creationsOf), ({ claims }) => firstClaim(claims) || undefined)) {
    const [first, ...others] = creations as [Creation, ...Creation[]];
    for (const { subject, field, claims } of others) {
      report(subject, field, {
        found: `creates the claim ${quote(firstClaim(claims))}, as ${fieldText(first.field)} does, but a restore fails if the claim already exists`,
        mend: 'give it a different name',
      });
    }
  }
}
