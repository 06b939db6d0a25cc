import type { Conforming } from '../../../../../imports/conforming';
import type * as wire from '../../../../../imports/stash';
import { singleBackend } from '../../../../backend/backends';
import { claimNameOf } from '../../../../kubernetes/claimed-volume';
import { quote } from '../../../../refusal/quote';
import type { Cluster } from '../../../cluster';
import { invokersIn } from '../../../graph/invoker';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { specsOfBackend } from '../../../graph/repository-spec';
import { admission } from '../../../graph/storage/admission';
import type { Found, Rule } from '../../../rule';

export const claimOfOtherNamespace: Rule = {
  id: 'STASH332',
  name: 'claim-of-other-namespace',
  level: 'error',
  title: 'A backup or restore uses a Repository on a claim that exists in the namespace of the Repository, but not in its own.',
  why: 'Stash mounts the volume of a local Repository into the pods that back up and restore, but a pod can mount only claims of its own '
    + 'namespace. If that namespace has no claim of this name, the pods wait for it: those of a Job, or those of the application itself, to which '
    + 'Stash adds its container. If it has one, it is another volume. '
    + 'The finding is a warning unless an app is synthesised.',
  mend: 'Keep the Repository and its claim in the namespace of the backup or restore, or use a volume that does not belong to a namespace, such as '
    + '`nfs`. If you mean a claim of that name in the other namespace, declare it among the manifests, or acknowledge this.',
  facts: [
    {
      says: 'The volume of a local Repository is added to the pods that back up and restore.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'A pod uses a claim of its own namespace, and is not scheduled while the claim does not exist.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    if (specsOfBackend(cluster, 'local').length === 0) {
      return;
    }
    for (const { subject, spec, repository } of invokersIn(cluster)) {
      const { backend = {}, usagePolicy: policy } = repository?.manifest.spec ?? {};
      const home = repository?.subject.namespace ?? '';
      // A backup or restore that the Repository does not admit has no pods.
      const isUsed = spec.driver !== 'VolumeSnapshotter' && admission(cluster, { home, policy }, subject.namespace) === 'admitted';
      const found = isUsed ? foreignClaim(cluster, backend, home, subject.namespace) : undefined;
      if (found !== undefined) {
        report(subject, ['spec', 'repository'], { ...found, also: [{ subject: repository!.subject, field: CLAIM }] });
      }
    }
  },
};

const CLAIM = ['spec', 'backend', 'local', 'persistentVolumeClaim'];

/**
 * What is wrong if the volume of a backend is a claim that only the namespace of the Repository has.
 *
 * @param user the namespace of the pods that mount the volume
 */
function foreignClaim(cluster: Cluster, backend: Conforming<wire.Backend>, home: string, user: string): Found | undefined {
  const claim = singleBackend(backend) === 'local' ? claimNameOf(backend.local!) : undefined;
  const has = (namespace: string) => claim !== undefined && cluster.find('', 'PersistentVolumeClaim', namespace, claim) !== undefined;
  return user === '' || !has(home) || has(user) ? undefined : {
    found: `its Repository is on the claim ${quote(claim)} in the namespace ${quote(home)}, but its pods look for a claim of that name in ${quote(user)}, so they cannot start`,
    mend: `keep the Repository and its claim in ${quote(user)}, or use a volume that does not belong to a namespace, such as nfs`,
    level: cluster.isSynth ? 'error' : 'warning',
  };
}
