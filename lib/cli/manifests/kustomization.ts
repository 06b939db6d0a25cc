import { basename } from 'node:path';
import { groupOf } from '../../check/subject';
import { asFields, asList, asText, asTexts, type Fields } from '../../kubernetes/manifest-fields';

/** What a Kustomization does to the objects that it lists, which are therefore not applied as their files show them. */
export interface Kustomization {
  /** The files that it applies as patches, relative to its own. They declare no objects, even if they look like it. */
  readonly patches: readonly string[];
}

const FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The members that change objects. */
const CHANGES = [
  'patches', 'patchesStrategicMerge', 'patchesJson6902', 'namespace', 'namePrefix', 'nameSuffix', 'replacements', 'transformers',
];

/** Undefined for any other document, and for a Kustomization that only lists files. */
export function kustomizationIn(path: string, manifest: Fields): Kustomization | undefined {
  const { apiVersion, patches, patchesStrategicMerge, patchesJson6902 } = manifest;
  // Within its own file it need not state its kind.
  const isOne = groupOf(asText(apiVersion) ?? '') === 'kustomize.config.k8s.io' || (apiVersion === undefined && FILES.includes(basename(path)));
  if (!isOne || !CHANGES.some((member) => manifest[member] !== undefined)) {
    return undefined;
  }
  const named = [...asList(patches), ...asList(patchesJson6902)].flatMap((patch) => asText(asFields(patch).path) ?? []);
  // A patch that stands in the list itself is the path of no file.
  return { patches: [...named, ...asTexts(patchesStrategicMerge)] };
}
