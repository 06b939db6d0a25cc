import { hasVariable } from '../../../addon/variable';
import { asQuestion, quote } from '../../../refusal/quote';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { type DeclaredSecret, declaredSecrets, namesakeElsewhere } from '../../graph/declared-secret';
import { storageSecrets, withoutSecret } from '../../graph/storage/storage-secret';
import { groupedInto } from '../../grouped';
import { nearlyNamed } from '../../not-found';
import type { Rule } from '../../rule';
import { Spelling } from '../../spelling';
import { called, type Subject } from '../../subject';

export const secretNotFound: Rule = {
  id: 'STASH207',
  name: 'secret-not-found',
  level: 'warning',
  title: 'The storage Secret of a Repository is not among the manifests, but an unused one with nearly the same name is, or its name is that of an '
    + 'ExternalSecret.',
  why: 'Stash waits for the Secret and looks again every few seconds, forever: the backup never runs, and nothing fails. '
    + 'An ExternalSecret of that name does not help if the Secret that it makes has another one.',
  mend: 'Write the name that the Secret has. Kustomize appends a hash to the name of a Secret that it generates, but does not change the Repository: turn the '
    + 'hash off with `disableNameSuffixHash`. Acknowledge it if a Secret of this name already exists in the cluster and is not in git.',
  facts: [
    {
      says: 'A backup is not ready while the Secret of its Repository is not found, and is checked again every 5 seconds.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    {
      says: 'Kustomize appends a hash of 10 characters to the names of what it generates.',
      standing: 'documented',
      see: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/generatoroptions',
    },
    { says: 'Kustomize updates references to these names in the kinds of Kubernetes itself, and in other kinds only if it is told to.', standing: 'inferred' },
  ],
  echoes: ['STASH611'],
  judge(cluster, report) {
    for (const { subject, spec, namespace = '' } of withoutSecret(cluster)) {
      const name = spec.backend!.storageSecretName!;
      if (namesakeElsewhere(cluster, name) !== undefined) {
        continue;
      }
      const { hashed, spelling } = unusedSecrets(cluster).get(namespace) ?? NONE;
      const generated = hashed.get(name);
      const renaming = fetched(cluster).get(`${namespace}/${name}`);
      const near = spelling.meant(name);
      if (generated !== undefined) {
        report(subject, FIELD, {
          found: `the Secret ${quote(name)} is not among the manifests, but ${called(generated)} is, which has the same name with a hash of Kustomize`,
          mend: 'set disableNameSuffixHash for it, or configure Kustomize to treat this field as a reference to it',
          also: [{ subject: generated, field: ['metadata', 'name'] }],
        });
      } else if (renaming !== undefined) {
        report(subject, FIELD, {
          found: `no manifest makes the Secret ${quote(name)}: ${called(renaming.subject)} makes ${quote(renaming.name)}, as its spec.target.name says`,
          mend: `${asQuestion(renaming.name)} If a Secret ${quote(name)} exists in the cluster, nothing is wrong`,
          also: [{ subject: renaming.subject, field: ['spec', 'target', 'name'] }],
        });
      } else if (near !== undefined && !hasVariable(name)) {
        report(subject, FIELD, nearlyNamed({ kind: 'Secret', namespace, name }, near, 'no Repository names that one'));
      }
    }
  },
};

const FIELD = ['spec', 'backend', 'storageSecretName'];

/** The Secrets of a namespace that have a RESTIC_PASSWORD and that no Repository names. */
interface Unused {
  readonly spelling: Spelling;
  /** By their names without the hash of Kustomize, if they have one. */
  readonly hashed: ReadonlyMap<string, Subject>;
}

const NONE: Unused = { spelling: new Spelling([]), hashed: new Map() };

/** The Secrets with a RESTIC_PASSWORD that ExternalSecrets make, by the names of those. */
const fetched = view((cluster: Cluster): ReadonlyMap<string, DeclaredSecret> => new Map(declaredSecrets(cluster)
  .filter((secret) => secret.subject.kind === 'ExternalSecret' && secret.has('RESTIC_PASSWORD'))
  .map((secret) => [`${secret.namespace}/${secret.subject.name}`, secret])));

/** A hash that Kustomize appends to names, in its own alphabet. */
const HASH = /-[2456789bcdfghkmt]{10}$/;

const unusedSecrets = view((cluster: Cluster): ReadonlyMap<string, Unused> => {
  const used = new Set(storageSecrets(cluster).map(({ secret }) => secret));
  const unused = declaredSecrets(cluster).filter((secret) => secret.has('RESTIC_PASSWORD') && !used.has(secret));
  return groupedInto(unused, ({ namespace }) => namespace, (secrets) => ({
    spelling: new Spelling(secrets.map(({ name }) => name)),
    hashed: new Map(secrets.map(({ name, subject }) => [name.replace(HASH, ''), subject])),
  }));
});
