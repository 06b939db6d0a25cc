import { BLUEPRINT } from '../../../backup/auto-backup-annotation';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { admission, admitsHomeOnly, type Admission, type Admitting } from '../../graph/admission';
import { annotationField, blueprintUses } from '../../graph/auto-backup';
import type { Found, Report, Rule } from '../../rule';
import { called, type Subject } from '../../subject';

/** The Repository and the namespace that uses it, as messages show them. */
interface Asked {
  readonly repository: string;
  readonly user: string;
}

export const repositoryNotAdmitting: Rule = {
  id: 'STASH311',
  name: 'repository-not-admitting',
  level: 'error',
  title: 'A backup or restore uses a Repository that does not admit its namespace; a note where the labels of the namespace decide and are not known, and a '
    + 'warning for a blueprint that admits no targets and that nothing in the input asks for.',
  why: 'The usage policy of a Repository says which namespaces may use it; without a policy it is its own only. The webhook of Stash refuses what is not '
    + 'admitted, or, where the Repository comes later, the backup stays invalid and never runs.',
  mend: 'Admit the namespace in `spec.usagePolicy` of the Repository, or use a Repository of the same namespace. Where the labels of a namespace decide, '
    + 'declare the Namespace with them, or select by `kubernetes.io/metadata.name`, which every namespace has.',
  facts: [
    {
      says: 'Without a policy only the same namespace is admitted, by an empty policy nobody, and a selector applies to the own namespace too.',
      standing: 'source',
      see: 'stashed/apimachinery: apis/stash/v1alpha1/repository_helpers.go',
    },
    {
      says: 'Of a BackupBlueprint the Repositories are in repoNamespace, else in backupNamespace, and the BackupConfigurations in backupNamespace, else both are '
        + 'in the namespace of the target.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/backupblueprint/',
    },
    {
      says: 'The webhook judges it where the Repository exists already, else the reconciler does.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/usage_policy.go',
    },
  ],
  judge(cluster, report) {
    for (const { subject, spec, repository } of [...cluster.backups, ...cluster.restores]) {
      if (spec.driver !== 'VolumeSnapshotter' && repository !== undefined) {
        const admitting = { home: repository.subject.namespace, policy: repository.manifest.spec?.usagePolicy };
        const result = admission(cluster, admitting, subject.namespace);
        if (result !== 'admitted') {
          report(subject, ['spec', 'repository'], COMPLAINTS[result]({ repository: called(repository.subject), user: quote(subject.namespace) }));
        }
      }
    }
    judgeBlueprints(cluster, report);
  },
};

/** Reports nothing that depends on unknown labels, because the targets of a blueprint may be in any namespace. */
function judgeBlueprints(cluster: Cluster, report: Report): void {
  const uses = blueprintUses(cluster);
  const asked = new Set(uses.map(({ blueprint }) => blueprint));
  const field = ['spec', 'usagePolicy'];
  for (const { subject, manifest: { spec = {} } } of cluster.declarations('BackupBlueprint')) {
    const { backupNamespace, repoNamespace, usagePolicy: policy } = spec;
    const home = repoNamespace || backupNamespace;
    const found = home && backupNamespace ? refusal(cluster, subject, { home, policy }, backupNamespace) : undefined;
    if (found !== undefined) {
      report(subject, field, found);
    } else if (home && !backupNamespace && !asked.has(subject) && admitsHomeOnly(cluster, { home, policy })) {
      report(subject, field, {
        level: 'warning',
        found: `the Repositories are in ${quote(home)} and admit no other namespace, while each backup is in the namespace of its target`,
        mend: `admit the namespaces of the targets, or acknowledge this where all of them are in ${quote(home)}`,
      });
    }
  }
  for (const { subject, target: { namespace }, blueprint, spec: { backupNamespace, repoNamespace, usagePolicy: policy } } of uses) {
    const found = backupNamespace ? undefined : refusal(cluster, blueprint, { home: repoNamespace || namespace, policy }, namespace);
    if (found !== undefined) {
      report(subject, annotationField(BLUEPRINT), { ...found, also: [{ subject: blueprint, field }] });
    }
  }
}

function refusal(cluster: Cluster, blueprint: Subject, admitting: Admitting, user: string): Found | undefined {
  const result = admission(cluster, admitting, user);
  return result !== 'own only' && result !== 'not selected' ? undefined : {
    ...COMPLAINTS[result]({ repository: `the Repository of ${called(blueprint)}`, user: quote(user) }),
    mend: `admit ${quote(user)} in spec.usagePolicy of ${called(blueprint)}`,
  };
}

const admit = ({ user, repository }: Asked) => `admit ${user} in spec.usagePolicy of ${repository}, or use a Repository of the same namespace`;

const COMPLAINTS: { readonly [A in Exclude<Admission, 'admitted'>]: (asked: Asked) => Found } = {
  'nobody': (asked) => ({ found: `${asked.repository} admits no namespace at all, not even its own`, mend: admit(asked) }),
  'own only': (asked) => ({ found: `${asked.repository} admits its own namespace only, and not ${asked.user}`, mend: admit(asked) }),
  'not selected': (asked) => ({ found: `the selector of ${asked.repository} does not match the namespace ${asked.user}`, mend: admit(asked) }),
  'by unknown labels': ({ repository, user }) => ({
    found: `whether ${repository} admits ${user} hangs on the labels of that namespace, which the manifests do not tell`,
    mend: 'declare the Namespace with its labels, or select by kubernetes.io/metadata.name',
    level: 'note',
  }),
  'unknown namespace': ({ repository }) => ({
    found: `whether ${repository} admits it hangs on the namespace, which the manifests do not tell`,
    mend: 'write metadata.namespace here and in the Repository',
    level: 'note',
  }),
};
