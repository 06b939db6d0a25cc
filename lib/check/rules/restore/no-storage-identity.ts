import type { BackendName } from '../../../backend/backend';
import { BACKENDS } from '../../../backend/backends';
import { asList, asText, type FieldPath } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { DeclaredSecret } from '../../graph/declared-secret';
import { backupMembersIn } from '../../graph/made-backup';
import { repositoryKey } from '../../graph/place';
import { restoreMembersIn } from '../../graph/restore';
import { AZURE_VARIABLES, hasWorkloadIdentity, WORKLOAD_IDENTITY } from '../../graph/storage/azure-access';
import { storageSecrets, usersByBackend } from '../../graph/storage/storage-secret';
import { isByJob, type TargetUse } from '../../graph/target-use';
import { grouped } from '../../grouped';
import type { Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const noStorageIdentity: Rule = {
  id: 'STASH422',
  name: 'no-storage-identity',
  level: 'warning',
  title: 'A restore lacks the ServiceAccount, the label or the variables with which the backups open their storage.',
  why: 'The storage Secret has no keys, so the pod needs an identity, which it gets from its ServiceAccount, or variables with keys. A restore without them '
    + 'runs with a ServiceAccount that Stash creates and nobody gave a role: it cannot open the storage, which is noticed on the day that the data is needed.',
  mend: 'Set `runtimeSettings.pod.serviceAccountName` or `serviceAccountAnnotations` of the restore as in the backup, and for Azure the label of the backup too, or '
    + 'the variables of `runtimeSettings.container`. In a batch, set them on the member itself. `ofBackup()` sets the runtimeSettings if backup and restore are in '
    + 'the same namespace. Acknowledge it if the nodes themselves have access to the storage.',
  facts: [
    {
      says: 'With IRSA, the Secret has no keys, and both the backup and the restore name the ServiceAccount that has the role.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/platforms/eks-irsa/',
    },
    {
      says: 'The same goes for the workload identity of GKE.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/platforms/gke/',
    },
    {
      says: 'With the workload identity of Azure, pods need a label too. Those of Jobs have the labels of the backup or restore.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/executor/backup_job.go',
    },
    {
      says: 'restic has the variables of its container, beside those that Stash makes of the Secret.',
      standing: 'source',
      see: 'stashed/apimachinery: vendor/gomodules.xyz/go-sh/sh.go',
    },
    {
      says: 'What all backups to a Repository without keys have, a ServiceAccount of Jobs or else variables, is taken to be what opens the storage.',
      standing: 'inferred',
    },
  ],
  judge(cluster, report) {
    const needed = neededIdentities(cluster);
    for (const member of restoreMembersIn(cluster)) {
      const identity = needed.get(repositoryKey(member.restore));
      if (identity === undefined || hasOtherAccess(member, identity.ways)) {
        continue;
      }
      const { ways, secret, backup } = identity;
      for (const way of ways.filter(({ isFor, of }) => isFor(member) && of(member) === undefined)) {
        report(member.subject, way.fieldIn(member), {
          found: `is missing, but ${called(secret)} has no keys, and ${called(backup.subject)} opens the storage with ${way.of(backup)}`,
          mend: `set ${way.what(backup)} here as well, or acknowledge this if the nodes have access to the storage`,
        });
      }
    }
  },
};

/** A storage Secret without keys, and how the backups open the storage, the first of them for example. */
interface Identity {
  readonly secret: Subject;
  readonly backup: TargetUse;
  readonly ways: readonly Way[];
}

/** What gives restic access to a storage. */
interface Way {
  readonly isFor: (use: TargetUse) => boolean;
  /** What a message calls it, if the target has it. */
  readonly of: (use: TargetUse) => string | undefined;
  readonly fieldIn: (use: TargetUse) => FieldPath;
  /** What a restore is to set if a backup has it. */
  readonly what: (use: TargetUse) => string;
}

/** The variables with which restic opens a storage by itself. */
const ACCESS_VARIABLES: ReadonlySet<string> = new Set([
  'AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_WEB_IDENTITY_TOKEN_FILE',
  'GOOGLE_APPLICATION_CREDENTIALS', ...AZURE_VARIABLES,
]);

const settingsOf = ({ spec }: TargetUse) => spec.runtimeSettings ?? {};

const ACCOUNT: Way = {
  isFor: isByJob,
  of: (use) => {
    const { serviceAccountName, serviceAccountAnnotations } = settingsOf(use).pod ?? {};
    return serviceAccountName ? `the ServiceAccount ${quote(serviceAccountName)}`
      : serviceAccountAnnotations && 'a ServiceAccount with annotations of its own';
  },
  fieldIn: ({ field }) => [...field, 'runtimeSettings', 'pod', 'serviceAccountName'],
  what: (use) => settingsOf(use).pod?.serviceAccountName ? 'it' : 'serviceAccountAnnotations',
};

const LABEL: Way = {
  isFor: isByJob,
  of: (use) => hasWorkloadIdentity(use) ? 'this label' : undefined,
  fieldIn: () => ['metadata', 'labels', WORKLOAD_IDENTITY],
  what: () => 'it',
};

const VARIABLE: Way = {
  isFor: ({ model }) => model !== 'snapshotter',
  of: (use) => asList(settingsOf(use).container?.env).map(({ name }) => asText(name) ?? '').find((name) => ACCESS_VARIABLES.has(name)),
  fieldIn: ({ field }) => [...field, 'runtimeSettings', 'container', 'env'],
  what: () => 'it',
};

const ENV_FROM: Way = {
  isFor: ({ model }) => model !== 'snapshotter',
  of: (use) => asList(settingsOf(use).container?.envFrom).length > 0 ? 'variables from envFrom' : undefined,
  fieldIn: ({ field }) => [...field, 'runtimeSettings', 'container', 'envFrom'],
  what: () => 'them',
};

/** The ways that go together, from the one that is the most certain to open the storage to the least. */
const WAYS: ReadonlyArray<readonly [Way, ...Way[]]> = [[ACCOUNT, LABEL], [VARIABLE], [ENV_FROM]];

/** The identities by Repository. */
function neededIdentities(cluster: Cluster): ReadonlyMap<string | undefined, Identity> {
  const needed = new Map<string | undefined, Identity>();
  for (const storage of storageSecrets(cluster)) {
    const { secret } = storage;
    for (const [backend, users] of secret.isOpen ? [] : usersByBackend(storage)) {
      for (const { subject } of BACKENDS[backend].takesIdentity && hasNoKeys(secret, backend) ? users : []) {
        const key = `${subject.namespace}/${subject.name}`;
        const backups = backupsByRepository(cluster).get(key) ?? [];
        const all = (way: Way) => usersOf(way, backups).every((use) => way.of(use) !== undefined);
        const ways = WAYS.find(([first]) => usersOf(first, backups).length > 0 && all(first))?.filter(all);
        if (ways !== undefined) {
          needed.set(key, { secret: secret.subject, backup: usersOf(ways[0]!, backups)[0]!, ways });
        }
      }
    }
  }
  return needed;
}

const usersOf = ({ isFor }: Way, uses: readonly TargetUse[]) => uses.filter(isFor);

/** The name of an account opens nothing. */
const hasNoKeys = (secret: DeclaredSecret, backend: BackendName) =>
  !BACKENDS[backend].waysIn.flat().some((key) => key !== 'AZURE_ACCOUNT_NAME' && secret.has(key));

const backupsByRepository = view((cluster: Cluster) => grouped(backupMembersIn(cluster), ({ backup }) => repositoryKey(backup)));

/** Whether a restore has or may have access in another way than the backups, or by annotations, as with kube2iam. */
const hasOtherAccess = (use: TargetUse, ways: readonly Way[]) => settingsOf(use).pod?.podAnnotations !== undefined
  || WAYS.some(([first]) => !ways.includes(first) && first.of(use) !== undefined);
