import type { Cluster } from '../../cluster';
import type { Backup } from '../../graph/backup';
import { keyFaults } from '../../graph/key-fault';
import { podTemplateIn } from '../../graph/pod';
import type { RepositorySpec } from '../../graph/repository-spec';
import type { Restore } from '../../graph/restore';
import type { Target } from '../../graph/target';
import { asFields, asList, asText } from '../../manifest-fields';
import { view } from '../../once';
import type { Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const missingKey: Rule = {
  id: 'STASH201',
  name: 'missing-key',
  level: 'error',
  title: 'A storage Secret lacks a key that its backend needs.',
  why: 'Nothing checks it when it is applied. Every backup fails, for RESTIC_PASSWORD and B2 with the name of the key, else with whatever the storage says to a stranger.',
  mend: 'Add the key under the very name that Stash reads. Secrets for s3 and gcs may have no key of the cloud at all: the pod then has an identity of its own.',
  facts: [
    { says: 'RESTIC_PASSWORD and the keys of B2 are demanded; the others are passed on where they are there.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'Stash passes no AZURE_ACCOUNT_SAS on, but the pod inherits one from its runtime settings.', standing: 'inferred', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'Each backend\'s page names its keys.', standing: 'documented', see: 'https://stash.run/docs/latest/guides/backends/overview/' },
  ],
  judge(cluster, report) {
    for (const { secret, users, lacked } of keyFaults(cluster)) {
      const identity = lacked.includes('AZURE_ACCOUNT_KEY') ? otherIdentity(cluster, users) : undefined;
      const missed = identity === undefined ? lacked : lacked.filter((key) => key !== 'AZURE_ACCOUNT_KEY');
      if (missed.length > 0) {
        report(secret.subject, secret.field, {
          found: `holds no ${missed.join(' and no ')}, without which ${called(users[0]!.subject)} cannot be opened`,
          mend: `add ${missed.length === 1 ? 'it, under this very name' : 'them, under these very names'}`,
        });
      }
      if (identity !== undefined) {
        report(secret.subject, secret.field, {
          level: 'warning',
          found: `holds no AZURE_ACCOUNT_KEY, and ${identity}: backups may run, but the operator has no way in, to list snapshots or to wipe them out`,
          mend: 'add AZURE_ACCOUNT_KEY, the only way into Azure that Stash documents',
        });
      }
    }
  },
};

/** How what backs up or restores gets into Azure without a key. */
function otherIdentity(cluster: Cluster, users: readonly RepositorySpec[]): string | undefined {
  const identities = identitiesOf(cluster);
  const own = users.flatMap(({ subject }) => identities.get(subject) ?? []);
  return own.reduce<Identity | undefined>((first, next) => first === undefined || next.order < first.order ? next : first, undefined)?.says;
}

interface Identity {
  readonly order: number;
  readonly says: string;
}

/** By the Repository that it is for, the identity of the first backup or restore that has one. */
const identitiesOf = view((cluster: Cluster): ReadonlyMap<Subject, Identity> => {
  const identities = new Map<Subject, Identity>();
  [...cluster.backups, ...cluster.restores].forEach((owner, order) => {
    const says = owner.repository === undefined || identities.has(owner.repository.subject) ? undefined : insteadOfKey(cluster, owner);
    if (says !== undefined) {
      identities.set(owner.repository!.subject, { order, says });
    }
  });
  return identities;
});

function insteadOfKey(cluster: Cluster, { subject, spec, members }: Backup | Restore): string | undefined {
  if ([spec, ...members.map((member) => member.spec)].some(bringsSas)) {
    return `${called(subject)} brings AZURE_ACCOUNT_SAS instead`;
  }
  return isWorkloadIdentity(subject.manifest) || members.some(({ target }) => isInSuchPods(cluster, target))
    ? `${called(subject)} has a workload identity instead`
    : undefined;
}

function bringsSas(spec: object): boolean {
  const container = asFields(asFields(asFields(spec).runtimeSettings).container);
  return asList(container.env).some(({ name }) => name === 'AZURE_ACCOUNT_SAS');
}

const isWorkloadIdentity = (object: unknown) => asText(asFields(asFields(asFields(object).metadata).labels)['azure.workload.identity/use']) === 'true';

/** Whether the pods have one that the sidecar runs in. */
function isInSuchPods(cluster: Cluster, target: Target | undefined): boolean {
  const workload = target && cluster.find(target.group, target.kind, target.namespace, target.name);
  return workload !== undefined && isWorkloadIdentity(podTemplateIn(workload.manifest));
}
