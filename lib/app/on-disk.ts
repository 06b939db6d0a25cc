/** What a person can do about what the operating system refuses. */
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
 * Does something that the operating system may refuse, and then says what to do about it.
 *
 * @param where the place that it is done to, which is worked out for a message only: there are many files
 * @param consequence what a refusal means for the output
 */
export function onDisk<T>(where: () => string, consequence: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new Error(`${where()}: ${REFUSALS[code] ?? message} (${code}); ${consequence}`, { cause: error });
  }
}

/** What comes of looking at something on the disk, or of removing it; nothing where it is not there, or no longer. */
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
