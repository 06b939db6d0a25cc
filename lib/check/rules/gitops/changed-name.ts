import { asFields, asText } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { taskUses } from '../../graph/addon/task-use';
import { applicationSecrets } from '../../graph/app-binding';
import { autoBackupsOf } from '../../graph/auto-backup';
import { declaredSecret } from '../../graph/declared-secret';
import { backupsIn } from '../../graph/made-backup';
import { repositoryKey } from '../../graph/place';
import { repositorySpecs } from '../../graph/repository-spec';
import { restoresIn } from '../../graph/restore';
import { targetUses } from '../../graph/target-use';
import type { Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const changedName: Rule = {
  id: 'STASH611',
  name: 'changed-name',
  level: 'error',
  title: 'A patch changes the name or the namespace of an object to which others refer.',
  why: 'Constructs refer to each other by the name and the namespace of the construct, which a JSON patch does not change. The references lead to '
    + 'nothing then, or to another object, so that the backup or restore never runs.',
  mend: 'Give the name and the namespace in the `metadata` of the construct, and remove the patch.',
  facts: [{ says: 'A JSON patch of `/metadata/name` changes the manifest, but not `ApiObject.name`.', standing: 'measured' }],
  judge(cluster, report) {
    const changed = cluster.subjects.flatMap((subject) => isChanged(subject) ? [{ subject, known: subject.origin.known }] : []);
    const references = new Set(changed.length === 0 ? [] : referencesIn(cluster));
    for (const { subject, known } of changed) {
      const { kind } = subject;
      if (references.has(reference(kind, known)) && !isThere(cluster, subject, known)) {
        const field = subject.name === known.name ? 'namespace' : 'name';
        report(subject, ['metadata', field], {
          found: `is changed to ${quote(subject[field])} by a patch, but others refer to ${called({ kind, ...known })}`,
          mend: `give the ${field} in the metadata of the construct, and remove the patch`,
        });
      }
    }
  },
};

type Changed = Subject & { readonly origin: { readonly known: NonNullable<Subject['origin']['known']> } };

const isChanged = (subject: Subject): subject is Changed => {
  const { name, namespace, origin: { known } } = subject;
  return known !== undefined && (known.name !== name || known.namespace !== namespace);
};

type Name = Pick<Subject, 'name' | 'namespace'>;

/** Whether another object has that name now, or still makes the Secret of that name, so that the references may mean it. */
const isThere = (cluster: Cluster, { group, kind }: Subject, { namespace, name }: Name) =>
  (isOfSecret(kind) ? declaredSecret(cluster, namespace, name) : cluster.find(group, kind, namespace, name)) !== undefined;

/** Whether an object is a Secret, or makes one, which has the same name unless it says otherwise. */
const isOfSecret = (kind: string) => kind.endsWith('Secret');

const reference = (kind: string, { name, namespace }: Name) => `${isOfSecret(kind) ? 'Secret' : kind}/${namespace}/${name}`;

function* referencesIn(cluster: Cluster): Iterable<string> {
  for (const { target } of targetUses(cluster)) {
    if (target !== undefined) {
      yield reference(target.kind, target);
    }
  }
  for (const invoker of [...backupsIn(cluster), ...restoresIn(cluster)]) {
    yield `Repository/${repositoryKey(invoker) ?? ''}`;
  }
  for (const { namespace = '', spec } of repositorySpecs(cluster)) {
    yield reference('Secret', { namespace, name: spec.backend?.storageSecretName ?? '' });
    yield reference('PersistentVolumeClaim', { namespace, name: asText(asFields(spec.backend?.local?.persistentVolumeClaim).claimName) ?? '' });
  }
  for (const { subject: { namespace }, name } of applicationSecrets(cluster)) {
    yield reference('Secret', { namespace, name });
  }
  for (const { subject: { namespace }, manifest: { spec } } of cluster.declarations('BackupSession')) {
    yield reference(spec?.invoker?.kind ?? '', { namespace, name: spec?.invoker?.name ?? '' });
  }
  for (const name of autoBackupsOf(cluster).flatMap(({ blueprints }) => blueprints)) {
    yield reference('BackupBlueprint', { namespace: '', name });
  }
  for (const { task: { name = '' } } of taskUses(cluster)) {
    yield reference('Task', { namespace: '', name });
  }
  for (const { name = '' } of cluster.declarations('Task').flatMap(({ manifest }) => manifest.spec?.steps ?? [])) {
    yield reference('Function', { namespace: '', name });
  }
}
