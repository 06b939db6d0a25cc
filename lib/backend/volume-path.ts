import { normalPrefix } from './prefix';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

const absolute: ValueRule = (path) => path.startsWith('/')
  ? undefined
  : wrong('is not an absolute path, so that no pod can mount it', 'begin it with "/"', didYouMean(path && `/${normalPrefix(path)}`, absolute, path));

const withoutSteps: ValueRule = (path) => path.split('/').includes('..')
  ? wrong('contains "..", and Kubernetes refuses every pod that mounts such a path', 'write the resulting path',
    didYouMean(`/${normalPrefix(path)}`, withoutSteps, path))
  : undefined;

/** The rule for the path of a volume that is a directory of a larger file system, by the source of the volume. */
export const VOLUME_PATHS: { readonly [source: string]: ValueRule | undefined } = {
  hostPath: (path) => absolute(path) ?? withoutSteps(path),
  nfs: absolute,
};
