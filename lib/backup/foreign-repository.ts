import type * as wire from '../../imports/stash';
import { meetsByName } from '../kubernetes/label-selector';
import { asFields, asText } from '../kubernetes/manifest-fields';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { admissionOf } from '../repository/admission';
import type { IRepository } from '../repository/repository';
import { rendering, validateAtSynth } from '../synth/during-synth';
import { manifestOf } from '../target/target-reference';

/** Reports at synth that a Repository of another app does not admit the namespace. No rule can: it sees the manifests of its own app only. */
export function reportForeign(field: Field, repository: IRepository, namespace = ''): void {
  const manifest = manifestOf(repository);
  if (manifest === undefined || manifest.node.root === field.construct.node.root) {
    return;
  }
  validateAtSynth(field.construct, () => {
    const { metadata, spec } = asFields(rendering(manifest));
    const home = asText(asFields(metadata).namespace) ?? '';
    const policy = asFields(spec).usagePolicy as wire.UsagePolicy | undefined;
    const result = admissionOf({ home, policy }, namespace, (requirement) => meetsByName(namespace, requirement));
    return ['nobody', 'own only', 'not selected'].includes(result)
      ? [`${field.path}: the Repository ${quote(repository.repositoryName)} of another app is in namespace ${quote(home)} and does not admit ${quote(namespace)}: `
        + `admit ${quote(namespace)} in its usagePolicy; if it is for another cluster, give the one of this cluster, or Repository.fromRepositoryName()`]
      : [];
  });
}
