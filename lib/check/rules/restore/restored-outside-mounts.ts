import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { listing, listingIs } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { templateName, volumeName } from '../../../restore/created-claims';
import { mountsOf, uncoveredPaths, type VolumeMount } from '../../../target/volume-mounts';
import type { Cluster } from '../../cluster';
import { faultyMounts, mountsElsewhere, placesOf, seenMounts, type MountsElsewhere } from '../../graph/pods/mounts';
import { type RestoreMember, restoreMembersIn, soughtPaths } from '../../graph/restore';
import { restoreSelection } from '../../graph/restores/restore-selection';
import { backupsOfRestored } from '../../graph/restores/restored-backup';
import { faultyPaths } from '../../graph/restores/restored-files';
import { declaredTarget } from '../../graph/target';
import type { FoundAt, Report, Rule } from '../../rule';
import { called } from '../../subject';

export const restoredOutsideMounts: Rule = {
  id: 'STASH405',
  name: 'restored-outside-mounts',
  level: 'error',
  title: 'A restore brings files back to a path at which none of its volumes is mounted, or mounts a volume where its container cannot have one.',
  why: 'Files go back to the paths under which they were backed up. If no volume of the restore is mounted there, they go into the container that '
    + 'restores and are lost with it, and the restore reports success. A claim that Stash creates but nothing mounts stays empty.',
  mend: 'Mount the volumes where they were mounted in the backup. For a stand-alone claim, only the first mount counts; without one it is mounted '
    + 'at `/stash-data`.',
  facts: [
    {
      says: 'restic is always told to restore to the root directory.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'The container has the volumes of target.volumeMounts; for a claim, it has that claim at the first mountPath, or at /stash-data.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    { says: 'restic is /bin/restic in the containers of Stash, and /stash-tmp contains its cache.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    {
      says: 'What is written outside the mounts is lost with the container, but counts as restored.',
      standing: 'inferred',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    const by = restoreSelection(member)?.by;
    if (by === 'path') {
      const mounts = seenMounts(member);
      reportPaths(cluster, member, mounts, report);
      reportFaulty(member, faultyMounts(cluster, undefined, mounts), report);
    } else if (by === 'host and path') {
      reportMounts(cluster, member, report);
    }
  }),
};

const CONSEQUENCE = 'so the files are restored into the container of Stash and lost with it, although the restore succeeds';

function reportPaths(cluster: Cluster, member: RestoreMember, mounts: readonly VolumeMount[], report: Report): void {
  const { subject, rules } = member;
  const faulty = faultyPaths(cluster, member);
  for (const { field, rule } of rules) {
    const outside = uncoveredPaths(mounts, soughtPaths(rule)).filter((path) => !faulty.has(path));
    if (outside.length > 0) {
      report(subject, [...field, 'paths'], {
        found: `${listingIs(outside.map(quote))} in none of the mounts (${placesOf(mounts)}), ${CONSEQUENCE}`,
        mend: 'mount the volume where it was mounted in the backup',
      });
    }
  }
}

/** Reports paths that are in none of the mounts of the workload itself, so that adding these to the restore would not help. */
function reportElsewhere({ subject, rules }: RestoreMember, { text, meant }: MountsElsewhere, report: Report): void {
  for (const { field, rule: { paths = [] } } of rules.filter(({ rule }) => rule.paths?.length)) {
    report(subject, [...field, 'paths'], {
      found: `${listingIs(paths.map(quote))} in none of the mounts ${text}, ${CONSEQUENCE}`,
      mend: meant ?? 'name a path in one of them, or mount the volume there',
    });
  }
}

function reportNoMounts(cluster: Cluster, member: RestoreMember, at: FieldPath, report: Report): void {
  const { subject, rules, target } = member;
  const faulty = faultyPaths(cluster, member);
  const paths = rules.flatMap(({ rule }) => soughtPaths(rule)).filter((path) => !faulty.has(path));
  const isAll = rules.some(({ rule }) => rule.snapshots?.length);
  const own = mountsElsewhere(cluster, target, [...new Set(paths)]);
  // If the backup is known, STASH408 reports paths that it does not back up.
  if (!isAll && own !== undefined && own.mounts.length > 0 && backupsOfRestored(cluster, member).length === 0) {
    reportElsewhere(member, own, report);
  } else if (isAll || paths.length > 0) {
    const isKnown = target !== undefined && declaredTarget(cluster, target) !== undefined;
    report(subject, at, {
      found: `is missing, so ${listingIs(isAll ? ['everything'] : [...new Set(paths)].map(quote))} restored into the container of Stash and lost `
        + 'with it, although the restore succeeds',
      mend: `mount the volumes where they were mounted in the backup${isKnown ? `, and in the pods of ${called(target)} as well` : ''}`,
    });
  }
}

function reportFaulty({ subject, field }: RestoreMember, faults: readonly FoundAt[], report: Report): void {
  faults.forEach(({ at, ...found }) => report(subject, [...field, 'target', 'volumeMounts', ...at], found));
}

function reportMounts(cluster: Cluster, member: RestoreMember, report: Report): void {
  const { subject, field, spec } = member;
  const { volumeMounts, volumeClaimTemplates = [] } = spec.target ?? {};
  const at = [...field, 'target', 'volumeMounts'];
  const mounts = mountsOf(volumeMounts);
  if (mounts.length === 0) {
    reportNoMounts(cluster, member, at, report);
    return;
  }
  reportPaths(cluster, member, mounts, report);
  if (member.target !== undefined) {
    reportFaulty(member, faultyMounts(cluster, member.target, mounts), report);
    return;
  }
  const created = volumeClaimTemplates.map((template) => volumeName(templateName(template)));
  mounts.forEach(({ name }, index) => {
    if (!created.includes(name)) {
      report(subject, [...at, index, 'name'], {
        found: `${quote(name)} is not a volume of the restore, which creates ${listing(created.map(quote))}, so its pods cannot be created`,
        mend: 'write the name of a template, without its "-${POD_ORDINAL}"',
      });
    }
  });
  // A mount of another name is probably meant for the template that nothing mounts.
  const isKnown = mounts.every(({ name }) => created.includes(name));
  created.forEach((name, index) => {
    if (isKnown && !mounts.some((mount) => mount.name === name)) {
      report(subject, [...field, 'target', 'volumeClaimTemplates', index], {
        found: `creates the claim of the volume ${quote(name)}, which nothing mounts, so it stays empty`,
        mend: 'mount it where it was mounted in the backup, or leave it out',
      });
    }
  });
}
