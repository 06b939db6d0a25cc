import { withoutSecret } from './storage-secret';
import { asFields, asList, asText } from '../../../kubernetes/manifest-fields';
import { plainKeys } from '../../../secret/plain-text/credential-name';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Subject } from '../../subject';
import { applicationSecrets } from '../app-binding';
import { appliedSettings } from '../pods/runtime-settings';

/** A ConfigMap with credentials that are meant for Stash. */
interface PlainConfigMap {
  readonly subject: Subject;
  /** The keys of the credentials. */
  readonly keys: readonly string[];
}

/**
 * The ConfigMaps with a restic password, and those with credentials that the environment of a container of Stash is taken from, or whose name a
 * Repository or an AppBinding gives as that of its Secret, of which there is none. Those of other programs are not judged.
 */
export const plainConfigMaps = view((cluster: Cluster): readonly PlainConfigMap[] => cluster.ofKind('', 'ConfigMap').flatMap((subject) => {
  const keys = plainKeys(subject.manifest);
  const isMeant = keys.includes('RESTIC_PASSWORD') || keys.length > 0 && namesInUse(cluster).has(`${subject.namespace}/${subject.name}`);
  return isMeant ? [{ subject, keys }] : [];
}));

const namesInUse = view((cluster: Cluster): ReadonlySet<string> => new Set([
  ...withoutSecret(cluster).map(({ namespace = '', spec }) => `${namespace}/${spec.backend?.storageSecretName}`),
  ...applicationSecrets(cluster).filter(({ secret }) => secret === undefined).map(({ subject, name }) => `${subject.namespace}/${name}`),
  ...appliedSettings(cluster).flatMap(({ subject, settings: { container } }) => [
    ...asList(container?.envFrom).map(({ configMapRef }) => configMapRef),
    ...asList(container?.env).map(({ valueFrom }) => asFields(valueFrom).configMapKeyRef),
  ].map((reference) => `${subject.namespace}/${asText(asFields(reference).name)}`)),
]));
