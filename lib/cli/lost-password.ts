import type { StorageKeyName } from '../secret/key/storage-key';

/** Opens the restic repositories; every other key can be replaced. */
const PASSWORD: StorageKeyName = 'RESTIC_PASSWORD';

const ROTATION = 'https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/secrets-in-gitops.md#rotation';

/** What happens to the keys of a sealed file. */
interface Change {
  /** The keys that it had before. */
  readonly before: readonly string[];
  readonly sealed: readonly string[];
  readonly removed: readonly string[];
}

/** A warning where a sealed file loses its password: once it is sealed, no check can tell that it is another one. */
export function lostPassword({ before, sealed, removed }: Change): string | undefined {
  if (!before.includes(PASSWORD)) {
    return undefined;
  }
  if (removed.includes(PASSWORD)) {
    return `${PASSWORD} is removed from the output: nothing else opens the restic repositories so far; make sure that it is kept elsewhere (${ROTATION})`;
  }
  // Whether it is another one is not certain even where the old one is remembered: the certificate may be new instead.
  return sealed.includes(PASSWORD)
    ? `${PASSWORD} replaces the one in the output: if it is another password, every backup and restore fails, since the restic repositories so far keep `
      + `the old one; add the new one to each of them first, with restic key add (${ROTATION})`
    : undefined;
}
