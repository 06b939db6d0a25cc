import { canonical } from '../../../kubernetes/canonical';
import { asFields, asText } from '../../../kubernetes/manifest-fields';
import type { Cluster } from '../../cluster';
import { fullNameOf, isClusterScoped } from '../../full-name';
import { creationPolicyOf, isPatched, type DeclaredSecret } from '../../graph/declared-secret';
import { credentialSecrets } from '../../graph/storage/storage-secret';
import { alike } from '../../grouped';
import type { Rule } from '../../rule';
import { isOfStash } from '../../stash-kinds';
import { called, type Place } from '../../subject';

export const declaredTwice: Rule = {
  id: 'STASH601',
  name: 'declared-twice',
  level: 'error',
  title: 'A Stash object, or a Secret with credentials, is declared twice; a warning if both declarations are equal.',
  why: 'A cluster can have only one object of a kind and name in a namespace. The declaration that is applied last wins, perhaps with another '
    + 'Repository, schedule or retention. Which one that is can change with the order of files. If controllers write a Secret, it is the one that writes last: '
    + 'with another RESTIC_PASSWORD, nothing that was backed up before can be opened.',
  mend: 'Remove one of the two, or give it another name or namespace. If one of them is for another cluster, put it into an App of its own, and '
    + 'check it separately. Not counted: an ExternalSecret that only adds to a Secret, a Secret to which a SealedSecret adds, and one without data.',
  facts: [{
    says: 'An object is identified by its API group, kind, namespace and name; applying another manifest with the same ones changes the object.',
    standing: 'documented',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  }, {
    says: 'External Secrets overwrites a Secret that exists, unless another ExternalSecret owns it: then it reports an error.',
    standing: 'source',
    see: 'external-secrets/external-secrets: pkg/controllers/externalsecret/externalsecret_controller.go',
  }],
  judge(cluster, report) {
    const ofTwoClusters = `if they are for two clusters, ${cluster.isSynth ? 'give each an App of its own' : 'check each separately'}`;
    for (const [other, ...repeated] of [...stashObjects(cluster), ...secrets(cluster)]) {
      for (const { subject, field, name, outcome } of repeated) {
        const isEqual = canonical(other!.subject.manifest) === canonical(subject.manifest);
        report(subject, field, {
          found: `${name} is declared twice, ${isEqual ? 'identically' : `and ${outcome}`}`,
          mend: `remove one of the two, ${isEqual ? 'before they differ' : 'or give it another name'}; ${ofTwoClusters}`,
          level: isEqual ? 'warning' : 'error',
          also: [{ subject: other!.subject, field: other!.field }],
        });
      }
    }
  },
};

interface Declaration extends Place {
  /** What it declares. */
  readonly name: string;
  /** What comes of a second declaration that differs. */
  readonly outcome: string;
}

/** The Stash objects that are declared more than once. */
const stashObjects = (cluster: Cluster): readonly Declaration[][] => [...cluster.kinds()].filter(isOfStash)
  .flatMap(({ subjects }) => alike(subjects, (subject) => subject.name === '' ? undefined : fullNameOf(subject)))
  .map((group) => group.map((subject) => ({ subject, field: ['metadata', 'name'], name: called(subject), outcome: 'the last one applied wins' })));

/** The Secrets with credentials that are declared more than once. */
const secrets = (cluster: Cluster): readonly Declaration[][] =>
  alike(credentialSecrets(cluster), (secret) => secret.name !== '' && isWhole(secret) ? `${secret.namespace}/${secret.name}` : undefined)
    .map((group) => group.map(({ subject, external, namespace, name }) => ({
      subject,
      field: asText(asFields(external?.spec.target).name) ? ['spec', 'target', 'name'] : ['metadata', 'name'],
      name: called({ kind: 'Secret', namespace, name }),
      outcome: 'the last one written wins, perhaps with another RESTIC_PASSWORD',
    })));

/** Whether what is declared is the whole Secret, for one namespace. */
const isWhole = (secret: DeclaredSecret): boolean => secret.external === undefined
  ? secret.keys.length > 0 && !isPatched(secret.subject)
  : !isClusterScoped(secret.subject) && [undefined, 'Owner', 'Orphan'].includes(creationPolicyOf(secret));
