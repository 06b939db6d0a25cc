import { asFields, asText } from '../../kubernetes/manifest-fields';
import { annotationsOf } from '../../kubernetes/metadata';
import type { Subject } from '../subject';

/** The annotations of a Secret that tell a controller to copy it into other namespaces, under its own name: Config Syncer, once Kubed, Reflector and Replicator. */
const COPYING = new Map<string, (value: string) => boolean>([
  ['kubed.appscode.com/sync', () => true],
  ['reflector.v1.k8s.emberstack.com/reflection-auto-enabled', (value) => value === 'true'],
  ['replicator.v1.mittwald.de/replicate-to', (value) => value !== ''],
  ['replicator.v1.mittwald.de/replicate-to-matching', (value) => value !== ''],
]);

/**
 * Whether a controller copies a declared Secret into other namespaces.
 *
 * An ExternalSecret and a SealedSecret annotate their Secret in a template, and without one an ExternalSecret gives it its own annotations.
 */
export const isCopied = ({ manifest }: Subject): boolean => {
  const { template, target } = asFields(manifest.spec);
  return [manifest, asFields(template), asFields(asFields(target).template)].some((own) =>
    Object.entries(annotationsOf(own)).some(([key, value]) => COPYING.get(key)?.(asText(value) ?? '')));
};
