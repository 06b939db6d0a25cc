import { posix } from 'node:path';
import { identity, Manifest, ofKind, specOf } from './wire';

type Fields = Readonly<Record<string, string | undefined>>;
interface Backend extends Readonly<Record<string, unknown>> {
  readonly storageSecretName?: string;
}

// restic cleans a prefix and drops the slash in front: facts that were measured for azure, gcs and s3.
const clean = (...parts: readonly (string | undefined)[]) => posix.join('/', ...parts.map(part => part ?? ''), '/');

const PLACES: Readonly<Record<string, (fields: Fields, namespace: string, secret: string) => string>> = {
  // The account stands in the Secret, which is seldom in the input: the Secret stands for it.
  azure: ({ container, prefix }, namespace, secret) => `${namespace}/${secret} ${container}${clean(prefix)}`,
  gcs: ({ bucket, prefix }) => `${bucket}${clean(prefix)}`,
  s3: ({ endpoint, bucket, prefix }) => `${(endpoint ?? '').replace(/^https?:\/\//, '').toLowerCase()}${clean(bucket, prefix)}`,
  local: ({ subPath, ...volume }, namespace) => `${namespace} ${JSON.stringify(volume.persistentVolumeClaim ?? volume.nfs)}${clean(subPath)}`,
};

/** The physical place that a Repository means: two Repositories of one place are one restic repository. */
export function placeOf(
  reference: { readonly name: string; readonly namespace?: string }, invoker: Manifest, manifests: readonly Manifest[],
): string {
  const invokers = invoker.metadata.namespace;
  const wanted = identity('Repository', reference.namespace ?? invokers, reference.name);
  const repository = ofKind(manifests, 'Repository').find(({ kind, metadata }) => identity(kind, metadata.namespace, metadata.name) === wanted);
  if (!repository) throw new Error(`the replay needs ${wanted}`);
  const { backend } = specOf<{ readonly backend: Backend }>(repository);
  const provider = Object.keys(PLACES).find(name => name in backend);
  if (!provider) throw new Error(`the replay knows the backends ${Object.keys(PLACES).join(', ')}, not ${JSON.stringify(backend)}`);
  // A volume is mounted where the invoker runs, a Secret is read beside the Repository.
  const namespace = (provider === 'local' ? invokers : repository.metadata.namespace) ?? 'default';
  return `${provider}:${PLACES[provider]!(backend[provider] as Fields, namespace, backend.storageSecretName ?? '')}`;
}
