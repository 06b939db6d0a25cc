import { UNWIPEABLE } from '../../../repository/repository-manifest';
import { cannotWipeOutWith } from '../../../secret/swift-credentials';
import type { Cluster } from '../../cluster';
import { otherCloud, wayWithoutKey } from '../../graph/azure-access';
import { declaredSecret, type DeclaredSecret } from '../../graph/declared-secret';
import { backendOf, specsWith, type RepositorySpec } from '../../graph/repository-spec';
import type { Found, Rule } from '../../rule';

export const wipeOutImpossible: Rule = {
  id: 'STASH105',
  name: 'wipe-out-impossible',
  level: 'error',
  title: 'wipeOut is set where the operator cannot delete anything.',
  why: 'For local and b2 the webhook refuses the Repository, if it is reached; for rest, for Swift with an application credential, and for Azure without a key or in another '
    + 'cloud, nothing refuses it, and a Repository that is deleted stays in Terminating for ever.',
  mend: 'Leave wipeOut out, and delete the snapshots where they are.',
  facts: [
    { says: 'The webhook refuses wipeOut with local and b2, unless it is not reached: its failurePolicy is Ignore.', standing: 'source', see: 'stashed/apimachinery: apis/stash/v1alpha1' },
    { says: 'For rest nothing refuses it, and the finalizer of the Repository is never taken off.', standing: 'inferred', see: 'stashed/stash: pkg/controller/repository.go' },
    { says: 'What deletes objects in Swift knows users and tokens, and no application credentials.', standing: 'source', see: 'stashed/stash: vendor/gomodules.xyz/stow/swift' },
    {
      says: 'What deletes blobs in Azure knows the account and its key in the storage Secret, and the cloud that everybody has.',
      standing: 'source',
      see: 'stashed/stash: vendor/gomodules.xyz/stow/azure/config.go',
    },
  ],
  judge(cluster, report) {
    for (const repository of specsWith(cluster, 'wipeOut')) {
      const found = obstacle(cluster, repository);
      if (found !== undefined) {
        report(repository.subject, ['spec', 'wipeOut'], found);
      }
    }
  },
};

function obstacle(cluster: Cluster, repository: RepositorySpec): Found | undefined {
  const name = backendOf(repository);
  if (name !== undefined && UNWIPEABLE.includes(name)) {
    return { found: `the operator cannot delete what is in the backend ${name}`, mend: 'leave wipeOut out, and delete the snapshots where they are' };
  }
  const secret = repository.namespace === undefined ? undefined
    : declaredSecret(cluster, repository.namespace, repository.spec.backend?.storageSecretName ?? '');
  if (name === 'swift' && secret !== undefined && cannotWipeOutWith(secret.keys) !== undefined) {
    return {
      found: 'the operator cannot use the application credential of the storage Secret, so that the Repository can never be deleted',
      mend: 'leave wipeOut out, or give the Secret OS_USERNAME and OS_PASSWORD of a user',
    };
  }
  return name === 'azure' ? obstacleInAzure(cluster, repository, secret) : undefined;
}

/** A missing account key is reported only if backups have another way in. Otherwise they miss it too, which another rule reports. */
function obstacleInAzure(cluster: Cluster, repository: RepositorySpec, secret: DeclaredSecret | undefined): Found | undefined {
  const cloud = otherCloud(cluster, [repository]);
  if (cloud !== undefined) {
    return {
      found: `the operator deletes in core.windows.net alone, and ${cloud}, so that the Repository can never be deleted`,
      mend: 'leave wipeOut out, and delete the snapshots where they are',
    };
  }
  const way = secret === undefined || secret.isOpen || secret.has('AZURE_ACCOUNT_KEY') ? undefined : wayWithoutKey(cluster, [repository]);
  return way === undefined ? undefined : {
    found: `the operator deletes with AZURE_ACCOUNT_KEY alone, which the storage Secret has not, and ${way}, so that the Repository can never be deleted`,
    mend: 'leave wipeOut out, or add AZURE_ACCOUNT_KEY to the Secret',
  };
}
