import { referredTo, references, type Reference } from './reference';
import { BUILT_IN_FUNCTIONS } from '../../../addon/catalogue';
import { asFields } from '../../../kubernetes/manifest-fields';
import { annotationsOf } from '../../../kubernetes/metadata';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Change } from '../../rule';
import type { Subject } from '../../subject';
import { creationPolicyOf, declaredSecret, mayHaveSecret, namesakeElsewhere } from '../declared-secret';
import { madeBackups, madeRepositories } from '../made-backup';
import { isTaskOfStash } from '../model';
import { isKept } from '../pruning';
import { creationsNamed } from '../restores/created-claim';
import { isOfStatefulSet } from '../snapshots/stateful-set-claims';

/** A reference to an object that was there before a change, and is not any more. */
interface RemovedReference {
  readonly reference: Reference;
  /** What was there. */
  readonly removed: Subject;
}

/** Left out is what outlives its removal from the manifests, and what may be there for another reason. */
export const removedReferences = view((change: Change): readonly RemovedReference[] => references(change.now).flatMap((reference) => {
  const removed = referredTo(change.before, reference);
  const isGone = removed !== undefined && !isKept(removed) && !outlives(change.before, reference) && !mayBeThere(change.now, reference);
  return isGone ? [{ reference, removed }] : [];
}));

const mayBeThere = (cluster: Cluster, reference: Reference): boolean =>
  cluster.mayHave(reference.group, reference.kind, reference.namespace, reference.name) || isBroughtAlong(cluster, reference);

/** Whether something creates it because of other objects in the input, or Stash brings it, whatever the manifests declare. */
function isBroughtAlong(cluster: Cluster, { kind, namespace, name }: Reference): boolean {
  switch (kind) {
    case 'Secret':
      return [namespace, ''].some((where) => mayHaveSecret(cluster, where, name)) || namespace === '' && namesakeElsewhere(cluster, name) !== undefined;
    case 'PersistentVolumeClaim':
      return isOfStatefulSet(cluster, { kind, namespace, name }) || creationsNamed(cluster, { namespace, name }).length > 0;
    case 'Namespace':
      return namespacesInUse(cluster).has(name);
    case 'Task':
      return isTaskOfStash(name);
    case 'Function':
      return isTaskOfStash(name) || BUILT_IN_FUNCTIONS.includes(name);
    default:
      return isMade(cluster, { kind, namespace, name });
  }
}

/** The namespaces without which the manifests cannot be applied, so that they are there, whoever creates them. */
const namespacesInUse = view(({ subjects }: Cluster): ReadonlySet<string> => new Set(subjects.map(({ namespace }) => namespace)));

/** Whether Stash may create it from a blueprint, under a name that ends in that of the object which asks for it. */
const isMade = (cluster: Cluster, { kind, namespace, name }: Pick<Reference, 'kind' | 'namespace' | 'name'>): boolean =>
  name.split('-').some((_, index, parts) => endsOfMade(cluster).has(`${kind} ${namespace}/${parts.slice(index).join('-')}`));

const endsOfMade = view((cluster: Cluster): ReadonlySet<string> => new Set([
  ...madeBackups(cluster), ...madeRepositories(cluster),
].flatMap(({ subject: { kind, namespace, made } }) => made === undefined ? [] : [`${kind} ${namespace}/${made.asking.name}`])));

/** Whether a Secret stays when the object that makes it is deleted. */
function outlives(cluster: Cluster, { kind, namespace, name }: Reference): boolean {
  const secret = kind === 'Secret' ? declaredSecret(cluster, namespace, name) : undefined;
  return secret !== undefined && (![undefined, 'Owner'].includes(creationPolicyOf(secret)) || isWithoutOwner(secret.subject));
}

/** Whether a SealedSecret gives its Secret no owner. */
const isWithoutOwner = ({ manifest }: Subject): boolean =>
  annotationsOf(asFields(asFields(manifest.spec).template))['sealedsecrets.bitnami.com/skip-set-owner-references'] === 'true';
