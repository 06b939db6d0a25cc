import { BLUEPRINT } from '../../../backup/blueprint/auto-backup-annotation';
import { quote } from '../../../refusal/quote';
import type { Admission, Admitting } from '../../../repository/admission';
import type { Cluster } from '../../cluster';
import { annotationField, blueprintUses } from '../../graph/auto-backup';
import { declaredBackups } from '../../graph/backup';
import { restoresIn } from '../../graph/restore';
import { admission, admitsHomeOnly } from '../../graph/storage/admission';
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
  title: 'A backup or restore uses a Repository that does not admit its namespace.',
  why: 'The usage policy of a Repository says which namespaces may use it; without a policy, only its own may. The webhook of Stash refuses what is '
    + 'not admitted. If the Repository is created later, the backup stays invalid and never runs. '
    + 'The finding is a note if that depends on labels of the namespace that are not known. It is a warning for a blueprint '
    + 'that nothing in the input uses and whose Repositories admit only their own namespace, and where what Stash makes of the blueprint is not certain: '
    + '`from: Same` is explained as the namespace of the target too, and for backups in a namespace of their own, the policy that Stash writes is not known.',
  mend: 'Admit the namespace in `spec.usagePolicy` of the Repository, or use a Repository in the same namespace. A blueprint needs no policy if each of its '
    + 'backups is in the namespace of its target. If the labels of a namespace '
    + 'decide, declare the Namespace with its labels, or select by `kubernetes.io/metadata.name`, which every namespace has.',
  facts: [
    {
      says: 'Without a policy, only the same namespace is admitted. An empty policy admits none. A selector also applies to the Repository\'s own '
        + 'namespace.',
      standing: 'source',
      see: 'stashed/apimachinery: apis/stash/v1alpha1/repository_helpers.go',
    },
    {
      says: 'A BackupBlueprint creates Repositories in repoNamespace, else in backupNamespace, and BackupConfigurations in backupNamespace. If '
        + 'these are not set, it creates them in the namespace of the target.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/backupblueprint/',
    },
    {
      says: 'If a BackupBlueprint has no policy, Stash gives each Repository one that admits the namespace of its target.',
      standing: 'documented',
      see: 'stashed/docs: docs/guides/auto-backup/managed-backup',
    },
    {
      says: 'The webhook checks this if the Repository already exists, else the reconciler does.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/usage_policy.go',
    },
  ],
  // A policy that admits nobody, or not even its own namespace, is to be mended once, however many it refuses.
  echoes: ['STASH107', 'STASH108'],
  judge(cluster, report) {
    for (const { subject, spec, repository } of [...declaredBackups(cluster), ...restoresIn(cluster)]) {
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
    } else if (home && !backupNamespace && policy !== undefined && !asked.has(subject) && admitsHomeOnly(cluster, { home, policy })) {
      report(subject, field, {
        level: 'warning',
        found: `the Repositories are in ${quote(home)} and admit no other namespace, but each backup is in the namespace of its target`,
        mend: 'remove the policy, so that Stash admits the namespace of each target, or admit these namespaces in it, or acknowledge this if all of them are in '
          + quote(home),
      });
    }
  }
  for (const { subject, target: { namespace }, blueprint, spec: { backupNamespace, repoNamespace, usagePolicy: policy } } of uses) {
    const isAdmitted = backupNamespace || policy === undefined;
    const found = isAdmitted ? undefined : refusal(cluster, blueprint, { home: repoNamespace || namespace, policy }, namespace);
    if (found !== undefined) {
      report(subject, annotationField(BLUEPRINT), { ...found, also: [{ subject: blueprint, field }] });
    }
  }
}

function refusal(cluster: Cluster, blueprint: Subject, admitting: Admitting, user: string): Found | undefined {
  const result = admission(cluster, admitting, user);
  const mend = `admit ${quote(user)} in spec.usagePolicy of ${called(blueprint)}`;
  if (result === 'own only') {
    const admitted = admitting.policy === undefined ? 'the namespaces of their targets' : 'their own namespace';
    return { found: `the Repositories of ${called(blueprint)} may admit only ${admitted}, and not ${quote(user)}`, mend, level: 'warning' };
  }
  return result !== 'not selected' ? undefined : {
    ...COMPLAINTS[result]({ repository: `the Repository of ${called(blueprint)}`, user: quote(user) }),
    mend,
  };
}

const admit = ({ user, repository }: Asked) => `admit ${user} in spec.usagePolicy of ${repository}, or use a Repository in the same namespace`;

const COMPLAINTS: { readonly [A in Exclude<Admission, 'admitted'>]: (asked: Asked) => Found } = {
  'nobody': (asked) => ({ found: `${asked.repository} admits no namespace at all, not even its own`, mend: admit(asked) }),
  'own only': (asked) => ({ found: `${asked.repository} admits only its own namespace, and not ${asked.user}`, mend: admit(asked) }),
  'not selected': (asked) => ({ found: `the selector of ${asked.repository} does not match the namespace ${asked.user}`, mend: admit(asked) }),
  'by unknown labels': ({ repository, user }) => ({
    found: `whether ${repository} admits ${user} depends on the labels of that namespace, which are not in the manifests`,
    mend: 'declare the Namespace with its labels, or select by kubernetes.io/metadata.name',
    level: 'note',
  }),
  'unknown namespace': ({ repository }) => ({
    found: `whether ${repository} admits it depends on its namespace, which is not in the manifests`,
    mend: 'set metadata.namespace here and in the Repository',
    level: 'note',
  }),
};
