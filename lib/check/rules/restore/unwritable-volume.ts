import { readOnlyVolume } from '../../../backend/local';
import { widestMode } from '../../../kubernetes/access-mode';
import { isWithin } from '../../../kubernetes/go-path';
import { asFields, type Fields } from '../../../kubernetes/manifest-fields';
import { about } from '../../../refusal/complaint';
import { coveringMounts } from '../../../target/volume-mounts';
import { volumeUses, type VolumeUse } from '../../graph/pods/volume-use';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import type { Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const unwritableVolume: Rule = {
  id: 'STASH418',
  name: 'unwritable-volume',
  level: 'error',
  title: 'A restore writes to a volume that is read-only; a warning if only the access modes of its claim say so.',
  why: 'Stash mounts the volumes of a workload as its pods have them: a volume that is read-only there is read-only for the restore too, which '
    + 'fails at the first file. It does not matter if only a `volumeMount` is read-only, since Stash leaves that out.',
  mend: 'Leave `readOnly` out of the volume until it is restored, and set it in the `volumeMounts` of the containers that only read. Acknowledge '
    + 'the warning about a ReadOnlyMany claim if its storage accepts writes all the same.',
  facts: [
    {
      says: 'readOnly of a claim among the volumes of a pod makes all its mounts read-only.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    },
    {
      says: 'Access modes do not enforce write protection once the storage is mounted; some storage mounts a ReadOnlyMany claim read-only.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    },
    {
      says: 'The containers of Stash take over the name, mountPath and subPath of each mount, and nothing else.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
  ],
  judge(cluster, report) {
    for (const member of restoreMembersIn(cluster)) {
      for (const { called, field, ofPods, claim } of writtenVolumes(member, volumeUses(cluster, member))) {
        const complaint = ofPods && unwritable(ofPods.volume);
        if (complaint !== undefined) {
          report(member.subject, field!, { ...foundWithin(about(called, complaint)), also: [ofPods!] });
        } else if (claim !== undefined && widestMode(claim.spec) === 'ReadOnlyMany') {
          const place = { subject: claim.subject, field: [...claim.field, 'accessModes'] };
          report(member.subject, field ?? place.field, {
            level: 'warning',
            found: `${called} has only the access mode ReadOnlyMany, and if its storage therefore mounts it read-only, nothing can be `
              + 'restored into it',
            mend: 'give it a mode that allows writing, such as ReadWriteOnce, or acknowledge this if the storage accepts writes all the same',
            also: [place],
          });
        }
      }
    }
  },
};

/** The volumes that certainly receive files. Below a path there may be mounts without files, and what a snapshot holds is not known. */
function writtenVolumes({ rules }: RestoreMember, volumes: readonly VolumeUse[]): readonly VolumeUse[] {
  const mounts = volumes.flatMap(({ mount }) => mount ?? []);
  const written = new Set(rules.flatMap(({ rule: { paths = [], snapshots = [] } }) => snapshots.length > 0
    ? mounts.length === 1 ? mounts : []
    : paths.flatMap((path) => coveringMounts(mounts, [path]).filter(({ mountPath }) => isWithin(path, mountPath)))));
  return volumes.filter(({ mount }) => mount === undefined || written.has(mount));
}

const unwritable = (volume: Fields) => Object.entries(volume)
  .map(([source, settings]) => readOnlyVolume(source, asFields(settings).readOnly, 'and nothing can be restored into it'))
  .find((complaint) => complaint !== undefined);
