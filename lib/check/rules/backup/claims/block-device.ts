import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { volumeUses } from '../../../graph/pods/volume-use';
import { targetUses } from '../../../graph/target-use';
import type { Rule } from '../../../rule';

export const blockDevice: Rule = {
  id: 'STASH335',
  name: 'block-device',
  level: 'error',
  title: 'A claim that is a block device is backed up or restored as a file system.',
  why: 'Stash mounts volumes as file systems. Kubernetes does not start a pod that mounts a block device in this way, so nothing is ever backed up '
    + 'or restored. If Stash works in the pods of a workload, the workload is down.',
  mend: 'Keep the data on a claim with a file system, leave out the mount of the device, or let Stash take VolumeSnapshots of it. A Task of your '
    + 'own may use the device as a block device.',
  facts: [
    {
      says: 'A pod does not start if a volume with volumeMode Block is among its volumeMounts.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go',
    },
    { says: 'The Tasks for claims mount the claim that has the name of the target.', standing: 'source', see: 'stashed/stash: pkg/util/crds.go' },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const use of targetUses(cluster)) {
      for (const { called, field, claim } of volumeUses(cluster, use)) {
        if (claim?.spec.volumeMode === 'Block') {
          const place = { subject: claim.subject, field: [...claim.field, 'volumeMode'] };
          report(use.subject, field ?? place.field, {
            found: `${called} is a block device, which cannot be mounted as a file system, so the pod in which Stash would mount it never starts`,
            mend: field === undefined ? 'leave volumeMode out'
              : `${use.action === 'backup' ? 'let Stash take VolumeSnapshots of it' : 'restore a VolumeSnapshot of it'}, or keep the data on a claim with a file system`,
            also: [place],
          });
        }
      }
    }
  },
};
