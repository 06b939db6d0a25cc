/** Advice for the user, by error code of the operating system. */
const REFUSALS: { readonly [code: string]: string } = {
  EACCES: 'this user may not write there: give it write access, or set "outdir" to another folder',
  EPERM: 'this user may not write there: give it write access, or set "outdir" to another folder',
  EROFS: 'the file system is read-only: set "outdir" to another folder',
  ENOENT: 'part of this path is missing, or is a broken link: create the folder, or remove the link',
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: 'the disk quota of this user is used up: free some space',
  EISDIR: 'there is a folder where a file is needed: move the folder away',
  ENOTDIR: 'there is a file where a folder is needed: move the file away',
  ENOTSUP: 'there is something else where a file is needed: move it away',
  EXDEV: 'it is on a different disk from the output folder, so files there cannot be replaced atomically: set "outdir" to a folder on that disk',
  EEXIST: 'there is a file where a folder is needed: move the file away',
};

/**
 * Runs `act`, and adds advice to an error of the operating system.
 *
 * @param where returns the path in question; called for a message only, since there are many files
 * @param consequence what the error means for the output
 */
export function onDisk<T>(where: () => string, consequence: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new Error(`${where()}: ${REFUSALS[code] ?? message} (${code}); ${consequence}`, { cause: error });
  }
}

/** Returns the result of reading or removing something on the disk; undefined if it does not exist, or no longer does. */
export function ifThere<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code!)) {
      return undefined;
    }
    throw error;
  }
}
