import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file atomically: until then, readers find the old content. A symbolic link is kept, and so are the permissions of the file.
 *
 * @param mode the permissions of a new file
 */
export function writeWhole(path: string, text: string, mode: number): void {
  const isThere = existsSync(path);
  const target = isThere ? realpathSync(path) : path;
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    writeFileSync(draft, text, { mode: isThere ? 0o600 : mode, flag: 'wx' });
    if (isThere) {
      chmodSync(draft, statSync(target).mode % 0o1000);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
