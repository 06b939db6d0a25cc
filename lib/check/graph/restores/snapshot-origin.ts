import { asFields, asText, type Fields } from '../../../kubernetes/manifest-fields';
import { ORDINAL } from '../../../restore/created-claims';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { groupedInto } from '../../grouped';
import { backupMembersIn } from '../made-backup';
import { specOfClaim, specOfTemplate, type ClaimSpec } from '../pods/claim-spec';
import { snapshottedClaims } from '../snapshots/snapshotted-claims';
import { claimantOf, numberedClaims } from '../snapshots/stateful-set-claims';

/** The name of the claim of which Stash took a VolumeSnapshot of this name; undefined if it is not one by Stash. */
export const snapshottedClaim = (snapshot: string): string | undefined => /^(.+)-\d{10}$/.exec(snapshot)?.[1];

/** The spec of a claim of this name, which may have the variable for a number: its own, or that of the StatefulSet which makes it. */
export function declaredClaim(cluster: Cluster, namespace: string, name: string): ClaimSpec | undefined {
  const base = withoutNumber(name);
  const claimant = claimantOf(cluster, namespace, base);
  return specOfClaim(cluster, namespace, name)
    ?? (claimant && specOfTemplate(claimant, (template) => numberedClaims(template, claimant.name) === base));
}

/** The namespaces in which backups of the input take VolumeSnapshots of a claim of this name; none if the input does not tell all of them. */
export function namespacesOfSnapshots(cluster: Cluster, name: string): readonly string[] {
  const { isKnown, namespaces } = snapshotted(cluster);
  return isKnown ? [...new Set([name, withoutNumber(name)].flatMap((one) => namespaces.get(one) ?? []))] : [];
}

const snapshotted = view((cluster: Cluster) => {
  const claims = backupMembersIn(cluster).filter(({ model }) => model === 'snapshotter').map((member) => snapshottedClaims(cluster, member));
  const names = claims.flatMap((some) => some ?? []).flatMap((claim) => claim.form === 'exact' ? claim.name : claim.form === 'numbered' ? claim.base : []);
  const split = names.map((name) => name.split('/') as [string, string]);
  const namespaces = groupedInto(split, ([, name]) => name, (all) => all.map(([namespace]) => namespace));
  return { isKnown: !claims.includes(undefined), namespaces };
});

const withoutNumber = (name: string) => name.endsWith(ORDINAL) ? name.slice(0, -ORDINAL.length) : name.replace(/-\d+$/, '');

/** The size that a claim asks for, as it is written. */
export function sizeOf(spec: Fields): string | undefined {
  const { storage } = asFields(asFields(spec.resources).requests);
  return typeof storage === 'number' ? String(storage) : asText(storage);
}
