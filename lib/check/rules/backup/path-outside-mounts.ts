import { uncoveredPaths, type VolumeMount } from '../../../invoker/volume-mounts';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { claimMount, faultyMounts, mountsOf, mountsOfContainers, placesOf } from '../../graph/mounts';
import type { Target } from '../../graph/target';
import { quote } from '../../refusal';
import type { Report, Rule } from '../../rule';
import { called } from '../../subject';

export const pathOutsideMounts: Rule = {
  id: 'STASH308',
  name: 'path-outside-mounts',
  level: 'error',
  title: 'A backup names a path that none of its mounts reaches, or mounts a volume that the workload does not have.',
  why: 'Stash reads files in a container of its own, which sees what is mounted into it and nothing of the other containers. What lies elsewhere is not '
    + 'there, and is missing in the backup.',
  mend: 'Mount the volume of the path in `target.volumeMounts`, at the path at which the application has it. Of a stand-alone claim only the first mount '
    + 'counts; without one it is mounted at `/stash-data`.',
  facts: [
    {
      says: 'The container has the volumes of target.volumeMounts, by name, mountPath and subPath alone.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
    {
      says: 'A stand-alone claim is mounted at the first mountPath, or at /stash-data.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'Kubernetes refuses pods that mount a volume which they do not have, and two volumes at one path.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    },
  ],
  judge: (cluster, report) => cluster.backupMembers.forEach((member) => {
    const { backup: { subject }, model, target, field, spec } = member;
    const { volumeMounts } = spec.target ?? {};
    if (model === 'claim') {
      reportPaths(cluster, member, [claimMount(volumeMounts)], report);
    } else if (model === 'sidecar') {
      const mounts = mountsOf(volumeMounts);
      reportPaths(cluster, member, mounts, report);
      faultyMounts(cluster, target, mounts).forEach(({ field: step, ...found }) =>
        report(subject, [...field, 'target', 'volumeMounts', ...step], found));
    }
  }),
};

function reportPaths(
  cluster: Cluster, { backup: { subject }, field, spec, target, model }: BackupMember, mounts: readonly VolumeMount[], report: Report,
): void {
  const outside = uncoveredPaths(mounts, spec.target?.paths ?? []).filter((path) => path !== '');
  if (outside.length > 0) {
    report(subject, [...field, 'target', 'paths'], {
      found: `${outside.map(quote).join(', ')} is in none of the mounts (${placesOf(mounts) || 'there are none'}), so that the container of Stash does not see it`,
      mend: model === 'claim' ? MOUNT_IT : mendOf(cluster, target!, outside),
    });
  }
}

const MOUNT_IT = 'mount its volume in volumeMounts, at the path at which the application has it';

function mendOf(cluster: Cluster, workload: Target, paths: readonly string[]): string {
  const own = mountsOfContainers(cluster, workload);
  return own === undefined || uncoveredPaths(own, paths).length === 0
    ? MOUNT_IT
    : `name a path in a mount of ${called(workload)} (${placesOf(own) || 'there are none'}), or mount a volume there`;
}
