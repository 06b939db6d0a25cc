import { absolutePath } from './mount-path';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/**
 * A path of data that is backed up, or that a restore names as it was backed up. Names of files may contain `*` and `?`, but a user who writes one
 * means a wildcard. Restic cleans paths before it stores or compares them, so that any spelling will do.
 */
export const dataPath: ValueRule = (path) => {
  const complaint = absolutePath(path);
  if (complaint !== undefined) {
    const isBelowRoot = path !== '' && !path.split('/').includes('..');
    return { ...complaint, near: isBelowRoot ? didYouMean(`/${path.replace(/^(\.?\/)+/, '')}`, dataPath, path) : undefined };
  }
  const wildcard = path.search(/[*?]/);
  return wildcard < 0 ? undefined : wrong(
    'contains a wildcard, which nothing expands, so restic finds nothing there and the run fails',
    'name the folder, and leave parts of it out with exclude',
    didYouMean(path.slice(0, path.lastIndexOf('/', wildcard)), dataPath, path),
  );
};
