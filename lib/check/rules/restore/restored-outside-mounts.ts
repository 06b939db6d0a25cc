import { listing, listingIs } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { templateName, volumeName } from '../../../restore/created-claims';
import { restoresPaths } from '../../../restore/selection';
import { uncoveredPaths, type VolumeMount } from '../../../target/volume-mounts';
import type { Cluster } from '../../cluster';
import { faultyMounts, mountsElsewhere, placesOf, seenMounts, type MountsElsewhere } from '../../graph/pods/mounts';
import { type RestoreMember, restoreMembersIn, soughtPaths } from '../../graph/restore';
import { restoreSelection } from '../../graph/restores/restore-selection';
import { backupsOfRestored } from '../../graph/restores/restored-backup';
import { faultyPaths } from '../../graph/restores/restored-files';
import { declaredTarget } from '../../graph/target';
import type { Report, Rule } from '../../rule';
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
    if (restoresPaths(restoreSelection(member))) {
      reportMounts(cluster, member, report);
    }
  }),
};

function reportMounts(cluster: Cluster, member: RestoreMember, report: Report): void {
  const { subject, field, model, target } = member;
  const mounts = seenMounts(member);
  if (mounts.length === 0) {
    reportNoMounts(cluster, member, report);
    return;
  }
  reportPaths(cluster, member, mounts, report);
  if (target === undefined && model !== 'claim') {
    reportUnmatched(member, mounts, report);
    return;
  }
  for (const { at, ...found } of faultyMounts(cluster, model === 'claim' ? undefined : target, mounts)) {
    report(subject, [...field, 'target', 'volumeMounts', ...at], found);
  }
}

const LOST = 'restored into the container of Stash and lost with it, although the restore succeeds';

function reportPaths(cluster: Cluster, member: RestoreMember, mounts: readonly VolumeMount[], report: Report): void {
  const { subject, rules } = member;
  const faulty = faultyPaths(cluster, member);
  for (const { field, rule } of rules) {
    const outside = uncoveredPaths(mounts, soughtPaths(rule)).filter((path) => !faulty.has(path));
    if (outside.length > 0) {
      report(subject, [...field, 'paths'], {
        found: `${listingIs(outside.map(quote))} in none of the mounts (${placesOf(mounts)}), so the files are ${LOST}`,
        mend: 'mount the volume where it was mounted in the backup',
      });
    }
  }
}

/** Reports paths that are in none of the mounts of the workload itself, so that adding these to the restore would not help. */
function reportElsewhere({ subject, rules }: RestoreMember, { text, meant }: MountsElsewhere, report: Report): void {
  for (const { field, rule: { paths = [] } } of rules.filter(({ rule }) => rule.paths?.length)) {
    report(subject, [...field, 'paths'], {
      found: `${listingIs(paths.map(quote))} in none of the mounts ${text}, so the files are ${LOST}`,
      mend: meant ?? 'name a path in one of them, or mount the volume there',
    });
  }
}

function reportNoMounts(cluster: Cluster, member: RestoreMember, report: Report): void {
  const { subject, field, rules, target } = member;
  const faulty = faultyPaths(cluster, member);
  const paths = [...new Set(rules.flatMap(({ rule }) => soughtPaths(rule)))].filter((path) => !faulty.has(path));
  const isAll = rules.some(({ rule }) => rule.snapshots?.length);
  const own = mountsElsewhere(cluster, target, paths);
  // If the backup is known, STASH408 reports paths that it does not back up.
  if (!isAll && own !== undefined && own.mounts.length > 0 && backupsOfRestored(cluster, member).length === 0) {
    reportElsewhere(member, own, report);
  } else if (isAll || paths.length > 0) {
    const isKnown = target !== undefined && declaredTarget(cluster, target) !== undefined;
    report(subject, [...field, 'target', 'volumeMounts'], {
      found: `is missing, so ${listingIs(isAll ? ['everything'] : paths.map(quote))} ${LOST}`,
      mend: `mount the volumes where they were mounted in the backup${isKnown ? `, and in the pods of ${called(target)} as well` : ''}`,
    });
  }
}

/** Reports mounts and claims of a restore that creates its claims, where one of the two has no counterpart. */
function reportUnmatched({ subject, field, spec }: RestoreMember, mounts: readonly VolumeMount[], report: Report): void {
  const { volumeClaimTemplates = [] } = spec.target ?? {};
  const created = volumeClaimTemplates.map((template) => volumeName(templateName(template)));
  mounts.forEach(({ name }, index) => {
    if (!created.includes(name)) {
      report(subject, [...field, 'target', 'volumeMounts', index, 'name'], {
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
