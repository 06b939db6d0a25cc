import { admissionOf } from './admission';
import { repositoryType, type IRepository } from './repository';
import type * as wire from '../../imports/stash';
import { meetsByName } from '../kubernetes/label-selector';
import { asFields, asText } from '../kubernetes/manifest-fields';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { rendering, validateAtSynth } from '../synth/during-synth';
import { manifestOf } from '../synth/manifest-of';

/** The reference to a Repository in the manifest of an object in `namespace`. */
export function repositoryRef(field: Field, repository: IRepository, namespace: string | undefined): wire.RepositoryRef {
  field.checkRequiredType(repository, repositoryType);
  reportForeign(field, repository, namespace);
  const { repositoryName: name, repositoryNamespace } = repository;
  return { name, namespace: repositoryNamespace === namespace ? undefined : repositoryNamespace };
}

/** Reports at synth that a Repository of another app does not admit the namespace. No rule can: it sees the manifests of its own app only. */
function reportForeign(field: Field, repository: IRepository, namespace: string | undefined): void {
  const manifest = manifestOf(repository);
  if (namespace === undefined || manifest === undefined || manifest.node.root === field.construct.node.root) {
    return;
  }
  validateAtSynth(field.construct, () => {
    const { metadata, spec } = asFields(rendering(manifest));
    const home = asText(asFields(metadata).namespace) ?? '';
    const policy = asFields(spec).usagePolicy as wire.UsagePolicy | undefined;
    const result = admissionOf({ home, policy }, namespace, (requirement) => meetsByName(namespace, requirement));
    return ['nobody', 'own only', 'not selected'].includes(result)
      ? [`${field.path}: the Repository ${quote(repository.repositoryName)} of another app does not admit ${quote(namespace)}: `
        + `admit ${quote(namespace)} in its usagePolicy; if it is for another cluster, give the one of this cluster, or Repository.fromRepositoryName()`]
      : [];
  });
}
