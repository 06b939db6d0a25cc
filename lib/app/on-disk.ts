/** Advice for the user, by error code of the operating system. */
const REFUSALS: { readonly [code: string]: string } = {
  EACCES: 'this user may not write there: give it the right to, or write elsewhere with "outdir"',
  EPERM: 'this user may not write there: give it the right to, or write elsewhere with "outdir"',
  EROFS: 'nothing can be written there: write elsewhere with "outdir"',
  ENOENT: 'a folder on the way there is gone, or is a link that leads nowhere: make the folder, or remove the link',
  ENOSPC: 'the disk is full: make room',
  EDQUOT: 'the quota of this user is used up: make room',
  EISDIR: 'a folder stands where a file is to be: move it away',
  ENOTDIR: 'a file stands where a folder is to be: move it away',
  ENOTSUP: 'something else than a file stands there: move it away',
  EXDEV: 'it is on another disk than the output folder, so that no file can take its place at once: write into a folder of that disk with "outdir"',
  EEXIST: 'a file stands where a folder is to be: move it away',
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
