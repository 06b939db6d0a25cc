import { readOnlyVolume, WRITES_TO_REPOSITORY } from '../../../backend/local';
import { OF_POD } from '../../../backend/volume-identity';
import { asFields } from '../../../kubernetes/manifest-fields';
import { specsOfBackend } from '../../graph/repository-spec';
import type { Found, Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const volumeDiesWithPod: Rule = {
  id: 'STASH110',
  name: 'volume-dies-with-pod',
  level: 'error',
  title: 'A local Repository is on a volume that does not outlive the pod, or that cannot be written to.',
  why: 'The backups are on a volume of the very pod whose data they should save: they are lost with it, or never written. Every run reports success until somebody restores.',
  mend: 'Use a claim, a share or a disk. Acknowledge it for a throwaway demonstration.',
  facts: [
    { says: 'The data of emptyDir and of an ephemeral claim is deleted together with the pod.', standing: 'documented', see: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir' },
    { says: 'restic writes a lock into its repository even for a restore.', standing: 'documented', see: 'https://restic.readthedocs.io/en/stable/100_references.html#locks' },
  ],
  judge(cluster, report) {
    for (const repository of specsOfBackend(cluster, 'local')) {
      for (const [source, volume] of Object.entries(repository.spec.backend!.local!)) {
        report(repository.subject, ['spec', 'backend', 'local', source], faultOf(source, volume));
      }
    }
  },
};

function faultOf(source: string, volume: unknown): Found | undefined {
  if (OF_POD.includes(source)) {
    return {
      found: 'is deleted together with the pod, with every backup in it',
      mend: 'use a volume that outlives the pod, such as persistentVolumeClaim or nfs; for a demonstration, acknowledge it',
    };
  }
  const complaint = readOnlyVolume(source, asFields(volume).readOnly, WRITES_TO_REPOSITORY);
  return complaint && foundWithin(complaint);
}
