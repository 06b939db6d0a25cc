import { isSamePath, isWithin } from '../../../../kubernetes/go-path';
import { asList } from '../../../../kubernetes/manifest-fields';
import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import { coveringMounts, mountsOf, type VolumeMount } from '../../../../target/volume-mounts';
import { podIn } from '../../../../target/workload-manifest';
import type { Cluster } from '../../../cluster';
import type { BackupMember } from '../../../graph/backup';
import { MADE_BY_BLUEPRINT, backupMembersIn } from '../../../graph/made-backup';
import { isLeftOut } from '../../../graph/pods/left-out';
import { claimsOfPods, isBackedUp } from '../../../graph/snapshots/backed-up-claims';
import { declaredTarget } from '../../../graph/target';
import type { Rule } from '../../../rule';
import { called, type Subject } from '../../../subject';

export const claimLeftOut: Rule = {
  id: 'STASH341',
  name: 'claim-left-out',
  level: 'error',
  title: 'The pods mount a claim within a path that is backed up, but the backup does not mount it, and no other backup reads it.',
  why: 'Stash reads files in a container of its own, which has only the mounts of the backup. Where the application has the files of the claim, that '
    + 'container has an empty folder, or nothing. The runs succeed, and no snapshot ever contains the files. '
    + 'The finding is a warning if the claim is in a folder of another volume that the backup does mount.',
  mend: 'Mount the claim in `target.volumeMounts` at the path at which the application has it. If its files are not needed, leave their folder out '
    + 'with `exclude`. Acknowledge it if the claim is backed up by something else.',
  facts: [
    {
      says: 'The container has the volumes of target.volumeMounts, and no others of the pod.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
    { says: 'restic stores an empty folder, and exits without an error.', standing: 'measured' },
    {
      says: 'A volume that is mounted in a folder of another one hides what that folder contains.',
      standing: 'documented',
      see: 'https://man7.org/linux/man-pages/man2/mount.2.html',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge: (cluster, report) => backupMembersIn(cluster).forEach((member) => {
    const { target } = member;
    const workload = declaredTarget(cluster, target);
    for (const { mount: { name, mountPath }, paths, isFolder } of workload === undefined ? [] : leftOut(cluster, member, workload)) {
      report(member.subject, [...member.field, 'target', 'volumeMounts'], {
        found: `the pods of ${called(workload!)} mount a claim at ${quote(mountPath)} (the volume ${quote(name)}), but the container of Stash does not, `
          + `and no other backup reads it, so its files in ${listing(paths.map(quote))} are not backed up`,
        mend: `mount the volume ${quote(name)} at ${quote(mountPath)} here too`
          + (isFolder && member.subject.made === undefined ? `, or leave ${quote(mountPath)} out with exclude` : ''),
        level: isFolder ? 'warning' : undefined,
      });
    }
  }),
};

/** A mount of a claim that a backup lacks. */
interface LeftOut {
  readonly mount: VolumeMount;
  /** The paths of the backup that it belongs to. */
  readonly paths: readonly string[];
  /** Whether the backup is still of use without it, because the claim is only in a folder of what it mounts for these paths. */
  readonly isFolder: boolean;
}

function leftOut(cluster: Cluster, { spec }: BackupMember, workload: Subject): LeftOut[] {
  const claims = claimsOfPods(workload);
  const { paths = [], volumeMounts } = spec.target ?? {};
  const mounts = mountsOf(volumeMounts);
  const isRead = ({ name, mountPath }: VolumeMount) => isBackedUp(cluster, claims.get(name)!) || isLeftOut(mountPath, spec.target);
  const isFolderOf = (path: string, { mountPath }: VolumeMount) =>
    !isWithin(path, mountPath) && mounts.some((mount) => isWithin(path, mount.mountPath));
  const found = new Map<string, LeftOut>();
  for (const container of asList(podIn(workload.manifest).containers)) {
    const given = asList(container.volumeMounts);
    const own = mountsOf(given);
    // A path means the same in this container and in that of Stash only if both have the same mount there.
    const alike = paths.filter((path) => coveringMounts(mounts, [path]).some((mount) => own.some((other) => isAlike(mount, other))));
    own.forEach((mount, index) => {
      // What is mounted read-only is filled by something else, which may also back it up.
      const needing = !claims.has(mount.name) || given[index]!.readOnly === true || isRead(mount) ? []
        : alike.filter((path) => coveringMounts(own, [path]).includes(mount));
      if (needing.length > 0) {
        found.set(`${mount.name}\n${mount.mountPath}`, { mount, paths: needing, isFolder: needing.every((path) => isFolderOf(path, mount)) });
      }
    });
  }
  return [...found.values()];
}

const isAlike = (one: VolumeMount, other: VolumeMount) => one.name === other.name && isSamePath(one.mountPath, other.mountPath);
