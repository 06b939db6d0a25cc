import { BACKENDS } from '../../../backend/backends';
import { awsPartition, hostOf } from '../../../backend/s3-endpoint';
import { cannotWipeOutWith } from '../../../backend/swift';
import type { Cluster } from '../../cluster';
import { declaredSecret, type DeclaredSecret } from '../../graph/declared-secret';
import { backendOf, specsWith, type RepositorySpec } from '../../graph/repository-spec';
import { otherCloud, wayWithoutKey } from '../../graph/storage/azure-access';
import type { Found, Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const wipeOutImpossible: Rule = {
  id: 'STASH105',
  name: 'wipe-out-impossible',
  level: 'error',
  title: 'wipeOut is set, but the operator cannot delete anything there; a warning if it only ignores the CA certificate.',
  why: 'For local and b2 the webhook refuses the Repository, if it is reached. Nothing refuses it for rest, for Swift with an application '
    + 'credential, for Azure without a key or in another cloud, and for S3 with a CA certificate but no scheme in the endpoint: there, a Repository '
    + 'that is deleted stays in Terminating forever.',
  mend: 'Remove wipeOut, and delete the snapshots directly in the storage.',
  facts: [
    { says: 'The webhook refuses wipeOut with local and b2, if it is reached: its failurePolicy is Ignore.', standing: 'source', see: 'stashed/apimachinery: apis/stash/v1alpha1' },
    { says: 'For rest nothing refuses it, and the finalizer of the Repository is never removed.', standing: 'inferred', see: 'stashed/stash: pkg/controller/repository.go' },
    { says: 'The library that deletes objects in Swift supports users and tokens, but no application credentials.', standing: 'source', see: 'stashed/stash: vendor/gomodules.xyz/stow/swift' },
    {
      says: 'The library that deletes blobs in Azure supports only the account and its key from the storage Secret, and only the public cloud.',
      standing: 'source',
      see: 'stashed/stash: vendor/gomodules.xyz/stow/azure/config.go',
    },
    {
      says: 'The library that deletes objects in S3 uses CA_CERT_DATA only if the endpoint begins with https://.',
      standing: 'source',
      see: 'kmodules/objectstore-api: pkg/osm/osm.go',
    },
  ],
  judge(cluster, report) {
    for (const repository of specsWith(cluster, 'wipeOut')) {
      report(repository.subject, ['spec', 'wipeOut'], obstacle(cluster, repository));
    }
  },
};

function obstacle(cluster: Cluster, repository: RepositorySpec): Found | undefined {
  const name = backendOf(repository);
  if (name !== undefined && BACKENDS[name].wipeable === undefined) {
    return { found: `the operator cannot delete data in the backend ${name}`, mend: 'remove wipeOut, and delete the snapshots directly in the storage' };
  }
  const secret = repository.namespace === undefined ? undefined
    : declaredSecret(cluster, repository.namespace, repository.spec.backend?.storageSecretName ?? '');
  const complaint = name === 'swift' && secret !== undefined ? cannotWipeOutWith(secret.keys) : undefined;
  if (complaint !== undefined) {
    return foundWithin(complaint);
  }
  if (name === 's3' && secret?.has('CA_CERT_DATA')) {
    return obstacleInS3(repository.spec.backend?.s3?.endpoint);
  }
  return name === 'azure' ? obstacleInAzure(cluster, repository, secret) : undefined;
}

/** A warning, since the server may have a certificate that is trusted without the given one. */
function obstacleInS3(endpoint: string | undefined): Found | undefined {
  return !endpoint || endpoint.includes('://') || awsPartition(hostOf(endpoint)) !== undefined ? undefined : {
    found: 'the operator uses CA_CERT_DATA of the storage Secret only if the endpoint begins with "https://"; unless it trusts the server without that, '
      + 'the Repository can never be deleted',
    mend: 'write "https://" in front of the endpoint, or remove wipeOut',
    level: 'warning',
  };
}

/** A missing account key is reported only if backups have another way in. Otherwise they miss it too, which another rule reports. */
function obstacleInAzure(cluster: Cluster, repository: RepositorySpec, secret: DeclaredSecret | undefined): Found | undefined {
  const cloud = otherCloud(cluster, [repository]);
  if (cloud !== undefined) {
    return {
      found: `the operator deletes only in core.windows.net, but ${cloud}, so that the Repository can never be deleted`,
      mend: 'remove wipeOut, and delete the snapshots directly in the storage',
    };
  }
  const way = secret === undefined || secret.isOpen || secret.has('AZURE_ACCOUNT_KEY') ? undefined : wayWithoutKey(cluster, [repository]);
  return way === undefined ? undefined : {
    found: `the operator deletes only with AZURE_ACCOUNT_KEY, which the storage Secret does not have, and ${way}, so that the Repository can never be deleted`,
    mend: 'remove wipeOut, or add AZURE_ACCOUNT_KEY to the Secret',
  };
}
