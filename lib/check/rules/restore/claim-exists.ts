import { CLAIM_TASKS } from '../../../addon/catalogue';
import { fieldText } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import { firstClaim } from '../../../restore/created-claims';
import { type RestoreMember, restoresIn } from '../../graph/restore';
import { creationsNamed, creationsOf, type Creation } from '../../graph/restores/created-claim';
import { isOfStatefulSet } from '../../graph/snapshots/stateful-set-claims';
import { alike } from '../../grouped';
import type { Report, Rule } from '../../rule';
import { called } from '../../subject';

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
    const into = `restore into it with the Task ${quote(CLAIM_TASKS.restore)}`;
    for (const { members } of restoresIn(cluster)) {
      reportTwice(members, report);
    }
    for (const claim of cluster.ofKind('', 'PersistentVolumeClaim')) {
      const by = creationsNamed(cluster, claim).find(isCertain);
      if (by !== undefined) {
        report(by.subject, by.field, {
          level: cluster.isSynth ? 'error' : 'warning',
          found: `creates ${called(claim)}, which is also among the manifests, but a restore fails if the claim already exists`,
          // Under another name, a StatefulSet does not find it.
          mend: `leave the claim out until it is restored${isOfStatefulSet(cluster, claim) ? `, or ${into}` : `, ${into}, or give the template another name`}`,
          also: [{ subject: claim, field: ['metadata', 'name'] }],
        });
      }
    }
  },
};

/** With VolumeSnapshots, the effect of an existing claim is not known. */
const isCertain = ({ member: { model } }: Creation) => model !== 'snapshotter';

function reportTwice(members: readonly RestoreMember[], report: Report): void {
  for (const creations of alike(members.flatMap(creationsOf).filter(isCertain), ({ claims }) => firstClaim(claims) || undefined)) {
    const [first, ...others] = creations as [Creation, ...Creation[]];
    for (const { subject, field, claims } of others) {
      report(subject, field, {
        found: `creates the claim ${quote(firstClaim(claims))}, as ${fieldText(first.field)} does, but a restore fails if the claim already exists`,
        mend: 'give it a different name',
      });
    }
  }
}
