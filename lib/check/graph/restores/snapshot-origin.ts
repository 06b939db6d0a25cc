import { asFields, asList, asText, type Fields } from '../../../kubernetes/manifest-fields';
import { ORDINAL, templateName } from '../../../restore/created-claims';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { groupedInto } from '../../grouped';
import type { Place } from '../../subject';
import { backupMembersIn } from '../made-backup';
import { snapshottedClaims } from '../snapshots/snapshotted-claims';
import { claimantOf, numberedClaims } from '../snapshots/stateful-set-claims';

/** The name of the claim of which Stash took a VolumeSnapshot of this name; undefined if it is not one by Stash. */
export const snapshottedClaim = (snapshot: string): string | undefined => /^(.+)-\d{10}$/.exec(snapshot)?.[1];

/** A claim of the input, or the template of a StatefulSet for several, with its spec. */
export interface DeclaredClaim extends Place {
  readonly spec: Fields;
}

/** A claim by its name, which may have the variable for a number. */
export function declaredClaim(cluster: Cluster, namespace: string, name: string): DeclaredClaim | undefined {
  const claim = cluster.find('', 'PersistentVolumeClaim', namespace, name);
  if (claim !== undefined) {
    return { subject: claim, field: ['spec'], spec: asFields(claim.manifest.spec) };
  }
  const base = withoutNumber(name);
  const subject = claimantOf(cluster, namespace, base);
  if (subject === undefined) {
    return undefined;
  }
  const templates = asList(asFields(subject.manifest.spec).volumeClaimTemplates);
  const index = templates.findIndex((template) => numberedClaims(templateName(template), subject.name) === base);
  return { subject, field: ['spec', 'volumeClaimTemplates', index, 'spec'], spec: asFields(templates[index]!.spec) };
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
