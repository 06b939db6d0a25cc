import { commaSeparated, mountsIn, TARGET_PATHS, VOLUME_MOUNTS } from '../../../../backup/blueprint/auto-backup-annotation';
import { isWithin } from '../../../../kubernetes/go-path';
import type { FieldPath } from '../../../../kubernetes/manifest-fields';
import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import { filesReadBy } from '../../../../restic/restic-arguments';
import { dataPath } from '../../../../target/data-path';
import { targetMountPath } from '../../../../target/mount-path';
import { coveringMounts, uncoveredPaths, type VolumeMount } from '../../../../target/volume-mounts';
import type { Cluster } from '../../../cluster';
import { annotationField, autoBackupsOf, type AutoBackup } from '../../../graph/auto-backup';
import type { BackupMember } from '../../../graph/backup';
import { backupMembersIn } from '../../../graph/made-backup';
import { storesFiles } from '../../../graph/model';
import { DEFAULT_PATHS, faultyMounts, filePaths, mountsElsewhere, mountsOfPods, partOfVolume, placesOf, seenMounts, type MountsElsewhere } from '../../../graph/pods/mounts';
import type { Target } from '../../../graph/target';
import type { Report, Rule } from '../../../rule';
import { called, isDeclared, type Subject } from '../../../subject';
import { valueFinding } from '../../../value-finding';

export const pathOutsideMounts: Rule = {
  id: 'STASH308',
  name: 'path-outside-mounts',
  level: 'error',
  title: 'A path that is backed up is not absolute, has a wildcard or is in none of the mounts, or a mount is one that the container cannot have.',
  why: 'Stash reads files in a container of its own. That container sees only what is mounted into it, and nothing of the other containers. A path '
    + 'elsewhere does not exist there, and is missing from the backup. '
    + 'A file that an argument for restic names has to be there too. A path in a part of a volume that the pods do not use, under another '
    + 'subPath, is a warning.',
  mend: 'Mount the volume of the path in `target.volumeMounts`, at the path at which the application has it. For a stand-alone claim, only the '
    + 'first mount counts; without one, the claim is mounted at `/stash-data`.',
  facts: [
    {
      says: 'The container has the volumes of target.volumeMounts, with only their name, mountPath and subPath.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
    {
      says: 'A stand-alone claim is mounted at the first mountPath, or at /stash-data.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'Kubernetes refuses pods that mount a volume that they do not have, or two volumes at one path.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    },
    { says: 'restic is /bin/restic in the containers of Stash, and /stash-tmp contains its cache.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    {
      says: 'A path that does not begin with a slash is relative to the working directory of the container.',
      standing: 'inferred',
    },
    {
      says: 'A mount with a subPath shows that folder of a volume in place of its root.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
    },
    { says: 'Given a file that does not exist, as with --exclude-file or --files-from, restic exits with an error.', standing: 'measured' },
    { says: 'For a path with a wildcard, restic says that no such file exists, and exits with an error.', standing: 'measured' },
  ],
  judge(cluster, report) {
    // Annotations are judged even if their blueprint is not in the input.
    const declared = backupMembersIn(cluster).filter(({ subject }) => isDeclared(subject));
    declared.forEach((member) => reportUnreadFiles(member, report));
    for (const files of [...declared.flatMap(filesOf), ...autoBackupsOf(cluster).flatMap(annotatedFilesOf)]) {
      reportPaths(cluster, files, report);
      faultyMounts(cluster, files.workload, files.mounts).forEach(({ at, ...found }) => report(files.subject, files.mountField(at), found));
    }
  },
};

/** The paths and mounts that a container of Stash reads from, and the fields that declare them. */
interface Files {
  readonly subject: Subject;
  /** Absent for a claim, which a Job backs up. */
  readonly workload?: Target;
  readonly paths: readonly string[];
  readonly mounts: readonly VolumeMount[];
  readonly pathField: FieldPath;
  mountField(step: FieldPath): FieldPath;
}

const filesOf = (member: BackupMember): Files[] => !storesFiles(member.model) ? [] : [{
  subject: member.subject,
  workload: member.model === 'sidecar' ? member.target : undefined,
  paths: filePaths(member),
  mounts: seenMounts(member),
  pathField: [...member.field, 'target', 'paths'],
  mountField: (step) => [...member.field, 'target', 'volumeMounts', ...step],
}];

function annotatedFilesOf({ subject, target, isWorkload, annotations }: AutoBackup): Files[] {
  const mounts = annotations.get(VOLUME_MOUNTS);
  return !isWorkload || mounts === undefined ? [] : [{
    subject,
    workload: target,
    paths: commaSeparated(annotations.get(TARGET_PATHS) ?? ''),
    // An entry that is no mount, or at no absolute path, is reported together with the other annotations.
    mounts: mountsIn(mounts).filter((mount) => mount !== undefined && targetMountPath(mount.mountPath) === undefined) as readonly VolumeMount[],
    pathField: annotationField(TARGET_PATHS),
    mountField: () => annotationField(VOLUME_MOUNTS),
  }];
}

function reportPaths(cluster: Cluster, files: Files, report: Report): void {
  const { subject, paths, mounts, pathField } = files;
  const sound = paths.filter((path) => dataPath(path) === undefined);
  for (const path of paths.filter((one) => !sound.includes(one))) {
    report(subject, pathField, valueFinding(path, dataPath));
  }
  reportOutside(cluster, files, uncoveredPaths(mounts, sound), report);
  reportUnusedParts(cluster, files, sound, report);
}

function reportOutside(cluster: Cluster, files: Files, outside: readonly string[], report: Report): void {
  const { subject, paths, mounts, pathField } = files;
  if (outside.length > 0) {
    const own = mountsElsewhere(cluster, files.workload, outside);
    const isOne = outside.length === 1;
    const isOfNone = mounts.length === 0 && own !== undefined && own.mounts.length > 0;
    report(subject, pathField, {
      found: `${listing(outside.map(quote))}${paths === DEFAULT_PATHS ? ', which Stash backs up if no path is given,' : ''} `
        + `${isOne ? 'is' : 'are'} in none of the mounts ${isOfNone ? own.text : `(${placesOf(mounts) || 'there are none'})`}, `
        + `so the container of Stash does not see ${isOne ? 'it' : 'them'}`,
      mend: paths === DEFAULT_PATHS ? 'name the path at which the claim is mounted' : mendOf(files, own, isOfNone),
    });
  }
}

/** Reports the files of arguments that restic cannot read, because nothing mounts them into the container of Stash. Its temporary files are left out: a hook may write one. */
function reportUnreadFiles(member: BackupMember, report: Report): void {
  const { subject, field, model, spec } = member;
  const files = storesFiles(model) ? filesReadBy(spec.target?.args ?? []).filter((file) => /^\/(?!(?:dev|tmp|stash-tmp)\/)/.test(file)) : [];
  for (const file of files.length === 0 ? [] : uncoveredPaths(seenMounts(member), files)) {
    report(subject, [...field, 'target', 'args'], {
      found: `${quote(file)} is in none of the mounts (${placesOf(seenMounts(member)) || 'there are none'}), so restic does not find it, and every run fails`,
      mend: 'write the patterns into exclude and the paths into paths, or keep the file in one of the mounts',
    });
  }
}

function reportUnusedParts(cluster: Cluster, { subject, workload, mounts, pathField }: Files, paths: readonly string[], report: Report): void {
  const own = workload === undefined ? [] : mountsOfPods(cluster, workload);
  for (const path of paths) {
    const elsewhere = coveringMounts(mounts, [path]).find((mount) => isUnused(mount, path, own));
    if (elsewhere !== undefined) {
      report(subject, pathField, {
        found: `${quote(path)} is ${quote(partOfVolume(elsewhere, path))} in the volume ${quote(elsewhere.name)}, but the pods of `
          + `${called(workload!)} use ${listing(partsOf(elsewhere.name, own).map(quote))} in it, so their files are not backed up`,
        mend: 'mount the volume with the same subPath as the pods',
        level: 'warning',
      });
    }
  }
}

/** Whether a path is in a part of a volume that no container of the workload mounts. */
function isUnused(mount: VolumeMount, path: string, own: readonly VolumeMount[]): boolean {
  const part = partOfVolume(mount, path);
  const used = partsOf(mount.name, own);
  return used.length > 0 && used.every((other) => !isWithin(part, other) && !isWithin(other, part));
}

/** The parts of a volume that are mounted. A `subPathExpr` counts as the whole volume, because it may be any part. */
const partsOf = (volume: string, mounts: readonly VolumeMount[]) =>
  [...new Set(mounts.filter(({ name }) => name === volume).map((mount) => partOfVolume(mount, mount.mountPath)))];

function mendOf({ workload, mounts, mountField }: Files, own: MountsElsewhere | undefined, isSaid: boolean): string {
  if (workload === undefined) {
    return `name paths in ${placesOf(mounts)}, or mount the claim where the application has it, and name paths in that`;
  }
  if (own === undefined) {
    return `mount its volume in ${mountField([]).at(-1)}, at the path at which the application has it`;
  }
  return own.meant ?? `name a path in ${isSaid ? 'one of them' : `a mount ${own.text}`}, or mount a volume there`;
}
