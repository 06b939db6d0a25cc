import type { Cluster } from '../../cluster';
import type { RepositorySpec } from '../../graph/repository-spec';
import { wayWithoutKey } from '../../graph/storage/azure-access';
import { keyFaults } from '../../graph/storage/key-fault';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const missingKey: Rule = {
  id: 'STASH201',
  name: 'missing-key',
  level: 'error',
  title: 'A storage Secret lacks a key that its backend needs.',
  why: 'Nothing checks the Secret when it is applied. Every backup fails. For RESTIC_PASSWORD and B2 the error names the key; otherwise it is '
    + 'whatever the storage replies to a client without credentials. With access in another way, backups may run, but the operator cannot list or wipe '
    + 'out snapshots. '
    + 'The finding is a warning for AZURE_ACCOUNT_KEY if a backup or restore has access to Azure in another way, and for one of the two keys of Google '
    + 'Cloud Storage.',
  mend: 'Add the key under exactly the name that Stash reads. Secrets for s3 and gcs may have no cloud keys at all: the pod then has an identity of '
    + 'its own.',
  facts: [
    { says: 'RESTIC_PASSWORD and the keys of B2 are required; the others are passed on if they exist.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'Stash does not pass on AZURE_ACCOUNT_SAS, but restic inherits one, or a key, from the runtime settings.', standing: 'inferred', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    {
      says: 'Without a key and a SAS, restic takes the service principal that AZURE_CLIENT_ID and its like name, or the identity that the pod has.',
      standing: 'source',
      see: 'restic/restic: internal/backend/azure/azure.go',
    },
    {
      says: 'The runtime settings of a batch apply to the CronJob that starts it, and not to the Jobs of its members.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/invoker/backupbatch.go',
    },
    {
      says: 'Without the key of a service account, restic takes the identity that the pod has; the project is used only to create a bucket that does not exist.',
      standing: 'source',
      see: 'restic/restic: internal/backend/gs/gs.go',
    },
    { says: 'The page of each backend names its keys.', standing: 'documented', see: 'https://stash.run/docs/latest/guides/backends/overview/' },
  ],
  judge(cluster, report) {
    for (const { secret, users, lacked } of keyFaults(cluster)) {
      const doubts = new Map(lacked.map((key) => [key, doubtAbout(cluster, key, users)]));
      const missed = lacked.filter((key) => doubts.get(key) === undefined);
      if (missed.length > 0) {
        report(secret.subject, secret.field, {
          found: `has no ${missed.join(' and no ')}, and ${called(users[0]!.subject)} cannot be opened without ${missed.length === 1 ? 'it' : 'them'}`,
          mend: `add ${missed.length === 1 ? 'it under exactly this name' : 'them under exactly these names'}`,
        });
      }
      for (const [key, doubt] of doubts) {
        report(secret.subject, secret.field, doubt && { level: 'warning', found: `has no ${key}, ${doubt.because}`, mend: doubt.mend });
      }
    }
  },
};

/** Why a Repository may be opened without a key all the same. */
interface Doubt {
  /** What can and what cannot be done without it. */
  readonly because: string;
  readonly mend: string;
}

function doubtAbout(cluster: Cluster, key: string, users: readonly RepositorySpec[]): Doubt | undefined {
  switch (key) {
    case 'AZURE_ACCOUNT_KEY': {
      const identity = wayWithoutKey(cluster, users);
      return identity === undefined ? undefined : {
        because: `and ${identity}: backups may run, but the operator has no access to list snapshots or to wipe them out`,
        mend: 'add AZURE_ACCOUNT_KEY, the only kind of access to Azure that Stash documents',
      };
    }
    case 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY':
      return {
        because: `so ${called(users[0]!.subject)} can be opened only by pods with an identity of their own`,
        mend: 'add it under exactly this name; if the pods have an identity, such as the workload identity of GKE, remove GOOGLE_PROJECT_ID too, or acknowledge this',
      };
    case 'GOOGLE_PROJECT_ID':
      return {
        because: 'without which restic cannot create the bucket',
        mend: 'add it under exactly this name, or acknowledge this if the bucket exists',
      };
    default:
      return undefined;
  }
}
