import { createHash, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A ciphertext, and everything it depends on except the value. */
interface Sealing {
  readonly ciphertext: string;
  /** Of the controller's public key. */
  readonly fingerprint: string;
  readonly label: string;
}

const IGNORE = '.gitignore';
const IGNORED = '# what cdk8s-stash seal sealed on this machine: keep it out of git, and to yourself\n*\n';

/**
 * Remembers fingerprints of sealed values, to tell whether a value has changed: nobody can tell from the ciphertext alone.
 *
 * A value can be guessed from its fingerprint, at a cost for each guess. Fingerprints are therefore kept on the machine that had the values anyway,
 * and never beside the ciphertext; made by scrypt, as restic protects a repository; and salted with the ciphertext, so that equal values differ.
 *
 * Each ciphertext has a file of its own, so that runs at the same time add theirs without a lock, and a killed one leaves at most a value that is
 * sealed again.
 */
export class SealingMemory {
  /** The memory in `folder`. Throws if the folder holds other files. */
  public static of(folder: string): SealingMemory {
    if (existsSync(folder) && readdirSync(folder).some((name) => name !== IGNORE && !isEntry(name))) {
      throw new Error('contains other files: give a folder that is used for nothing else');
    }
    return new SealingMemory(folder);
  }

  /** Fingerprints by the names of their files. */
  private readonly learned = new Map<string, string>();
  private readonly forgotten = new Set<string>();

  private constructor(private readonly folder: string) {}

  /** Whether exactly this value was sealed into exactly this ciphertext on this machine. */
  public knows(sealing: Sealing, value: Uint8Array): boolean {
    const known = this.entry(entryOf(sealing.ciphertext));
    return known !== undefined && known === fingerprintOf(sealing, value);
  }

  public learn(sealing: Sealing, value: Uint8Array): void {
    this.learned.set(entryOf(sealing.ciphertext), fingerprintOf(sealing, value));
  }

  public forget(ciphertext: string): void {
    this.forgotten.add(entryOf(ciphertext));
  }

  public save(): void {
    if (this.learned.size > 0) {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      // A folder with its own .gitignore stays out of git wherever it is.
      writeFileSync(join(this.folder, IGNORE), IGNORED, { mode: 0o600 });
    }
    this.learned.forEach((fingerprint, name) => writeFileSync(join(this.folder, name), fingerprint, { mode: 0o600 }));
    this.forgotten.forEach((name) => rmSync(join(this.folder, name), { force: true }));
  }

  private entry(name: string): string | undefined {
    try {
      return readFileSync(join(this.folder, name), 'utf8');
    } catch {
      // It was never there, another run has removed it, or it is of another user: then the value is sealed again.
      return undefined;
    }
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const entryOf = (ciphertext: string) => `${sha256(ciphertext)}.sealed`;
const isEntry = (name: string) => /^[0-9a-f]{64}\.sealed$/.test(name);

function fingerprintOf({ ciphertext, fingerprint, label }: Sealing, value: Uint8Array): string {
  const salt = sha256(JSON.stringify([ciphertext, fingerprint, label]));
  return scryptSync(value, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }).toString('hex');
}
