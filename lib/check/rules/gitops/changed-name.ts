import { quote } from '../../../refusal/quote';
import { references, referredTo } from '../../graph/references/reference';
import { grouped } from '../../grouped';
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
    const changed = cluster.subjects.flatMap((subject) => {
      const { name, namespace, origin: { known } } = subject;
      return known === undefined || (known.name === name && known.namespace === namespace) ? [] : [{ subject, known }];
    });
    const referring = grouped(changed.length === 0 ? [] : references(cluster), keyOf);
    for (const { subject, known } of changed) {
      const { kind } = subject;
      const meant = asReferred(subject, known);
      // Another object may have that name now, or the Secret of that name may still be made.
      const also = referring.get(keyOf(meant));
      if (also !== undefined && referredTo(cluster, meant) === undefined) {
        const field = subject.name === known.name ? 'namespace' : 'name';
        report(subject, ['metadata', field], {
          found: `is changed to ${quote(subject[field])} by a patch, but others refer to ${called({ kind, ...known })}`,
          mend: `give the ${field} in the metadata of the construct, and remove the patch`,
          also,
        });
      }
    }
  },
};

type Name = Pick<Subject, 'kind' | 'namespace' | 'name'>;

/** An object as others refer to it. What makes a Secret has the name of that, unless it says otherwise. */
const asReferred = ({ group, kind }: Subject, { namespace, name }: Omit<Name, 'kind'>) =>
  kind.endsWith('Secret') ? { group: '', kind: 'Secret', namespace, name } : { group, kind, namespace, name };

const keyOf = ({ kind, namespace, name }: Name) => `${kind}/${namespace}/${name}`;
