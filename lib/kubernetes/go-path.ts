import { posix } from 'node:path';

/** A path as Go's `path.Clean` writes it. */
export function cleanPath(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** Whether `path` is `folder` or below it. */
export function isWithin(path: string, folder: string): boolean {
  if (path === folder) {
    return true;
  }
  const outer = cleanPath(folder);
  return outer === '/' || cleanPath(path) === outer || cleanPath(path).startsWith(`${outer}/`);
}

/** Whether two paths are the same, however they are spelt. */
export const isSamePath = (one: string, other: string): boolean => cleanPath(one) === cleanPath(other);
