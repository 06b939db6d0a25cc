import type { BackendName } from '../../../backend/backend';
import { BACKENDS } from '../../../backend/backends';
import { quote } from '../../../refusal/quote';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { DeclaredSecret } from '../../graph/declared-secret';
import { backupMembersIn } from '../../graph/made-backup';
import { repositoryKey } from '../../graph/place';
import { restoreMembersIn } from '../../graph/restore';
import { storageSecrets, usersByBackend } from '../../graph/storage/storage-secret';
import { isByJob, type TargetUse } from '../../graph/target-use';
import { grouped } from '../../grouped';
import type { Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const noStorageIdentity: Rule = {
  id: 'STASH422',
  name: 'no-storage-identity',
  level: 'warning',
  title: 'A restore does not have the ServiceAccount with which the backups open their storage.',
  why: 'The storage Secret has no keys, so the pod needs an identity, which it gets from its ServiceAccount. A restore without one runs with a '
    + 'ServiceAccount that Stash creates and nobody gave a role: it cannot open the storage, which is noticed on the day that the data is needed.',
  mend: 'Set `runtimeSettings.pod.serviceAccountName` or `serviceAccountAnnotations` of the restore as in the backup. In a batch, set it on the member itself. '
    + '`ofBackup()` does so if backup and restore are in the same namespace. Acknowledge it if the nodes themselves have access to the storage.',
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
      says: 'If all Jobs that back up to a Repository without keys name a ServiceAccount, it is taken to be what opens the storage.',
      standing: 'inferred',
    },
  ],
  judge(cluster, report) {
    const needed = neededIdentities(cluster);
    for (const member of restoreMembersIn(cluster)) {
      const identity = isByJob(member) && !hasAccess(member) ? needed.get(repositoryKey(member.restore)) : undefined;
      if (identity !== undefined) {
        const { secret, backup } = identity;
        const { serviceAccountName } = podOf(backup);
        const account = serviceAccountName ? `the ServiceAccount ${quote(serviceAccountName)}` : 'a ServiceAccount with annotations of its own';
        report(member.subject, [...member.field, 'runtimeSettings', 'pod', 'serviceAccountName'], {
          found: `is missing, but ${called(secret)} has no keys, and ${called(backup.subject)} opens the storage with ${account}`,
          mend: `set ${serviceAccountName ? 'it' : 'serviceAccountAnnotations'} here as well, or acknowledge this if the nodes have access to the storage`,
        });
      }
    }
  },
};

/** A storage Secret without keys, and the first backup that names a ServiceAccount instead. */
interface Identity {
  readonly secret: Subject;
  readonly backup: TargetUse;
}

/** The identities by Repository. */
function neededIdentities(cluster: Cluster): ReadonlyMap<string | undefined, Identity> {
  const needed = new Map<string | undefined, Identity>();
  for (const storage of storageSecrets(cluster)) {
    const { secret } = storage;
    for (const [backend, users] of secret.isOpen ? [] : usersByBackend(storage)) {
      for (const { subject } of BACKENDS[backend].takesIdentity && hasNoKeys(secret, backend) ? users : []) {
        const key = `${subject.namespace}/${subject.name}`;
        const jobs = jobsByRepository(cluster).get(key) ?? [];
        if (jobs.length > 0 && jobs.every(namesAccount)) {
          needed.set(key, { secret: secret.subject, backup: jobs[0]! });
        }
      }
    }
  }
  return needed;
}

const hasNoKeys = (secret: DeclaredSecret, backend: BackendName) => !BACKENDS[backend].waysIn.flat().some((key) => secret.has(key));

const jobsByRepository = view((cluster: Cluster) => grouped(backupMembersIn(cluster).filter(isByJob), ({ backup }) => repositoryKey(backup)));

const podOf = ({ spec }: TargetUse) => spec.runtimeSettings?.pod ?? {};

const namesAccount = (use: TargetUse) => Boolean(podOf(use).serviceAccountName) || podOf(use).serviceAccountAnnotations !== undefined;

/** Whether a Job has or may have access: by its ServiceAccount, by keys in its environment, or by annotations, as with kube2iam. */
function hasAccess(use: TargetUse): boolean {
  const { env, envFrom } = use.spec.runtimeSettings?.container ?? {};
  return namesAccount(use) || podOf(use).podAnnotations !== undefined || env !== undefined || envFrom !== undefined;
}
