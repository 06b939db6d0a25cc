import { createHash, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './atomic-file';

/** A ciphertext, and everything it depends on except the value. */
export interface Sealing {
  readonly ciphertext: string;
  /** Of the controller's public key. */
  readonly fingerprint: string;
  readonly label: string;
}

const HEADER = '# what cdk8s-stash seal sealed on this machine: keep it out of git, and to yourself';
const FILE = 'sealed';
const OURS = [FILE, '.gitignore'];

/**
 * Remembers fingerprints of sealed values, to tell whether a value has changed: nobody can tell from the ciphertext alone.
 *
 * A value can be guessed from its fingerprint, at a cost for each guess. Fingerprints are therefore kept on the machine that had the values anyway,
 * and never beside the ciphertext; made by scrypt, as restic protects a repository; and salted with the ciphertext, so that equal values differ.
 */
export class SealingMemory {
  /** Reads the memory in `folder`. Throws if the folder holds other files. */
  public static of(folder: string): SealingMemory {
    if (existsSync(folder) && readdirSync(folder).some((name) => !OURS.includes(name))) {
      throw new Error('contains other files: give a folder that is used for nothing else');
    }
    const file = join(folder, FILE);
    const [header, ...lines] = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [HEADER];
    if (header !== HEADER) {
      throw new Error('contains a file "sealed" that cdk8s-stash seal did not write: remove it, or give another folder');
    }
    return new SealingMemory(folder, new Map(lines.map((line) => line.split(' ') as [string, string])));
  }

  private changed = false;

  private constructor(private readonly folder: string, private readonly fingerprints: Map<string, string>) {}

  /** Whether exactly this value was sealed into exactly this ciphertext on this machine. */
  public knows(sealing: Sealing, value: Uint8Array): boolean {
    const known = this.fingerprints.get(idOf(sealing.ciphertext));
    return known !== undefined && known === fingerprintOf(sealing, value);
  }

  public learn(sealing: Sealing, value: Uint8Array): void {
    this.fingerprints.set(idOf(sealing.ciphertext), fingerprintOf(sealing, value));
    this.changed = true;
  }

  public forget(ciphertext: string): void {
    this.changed = this.fingerprints.delete(idOf(ciphertext)) || this.changed;
  }

  public save(): void {
    if (!this.changed) {
      return;
    }
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    // A folder with its own .gitignore stays out of git wherever it is.
    writeWhole(join(this.folder, '.gitignore'), '*\n', 0o600);
    const lines = [...this.fingerprints].map((line) => line.join(' ')).sort();
    writeWhole(join(this.folder, FILE), [HEADER, ...lines, ''].join('\n'), 0o600);
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const idOf = (ciphertext: string) => sha256(ciphertext);

function fingerprintOf({ ciphertext, fingerprint, label }: Sealing, value: Uint8Array): string {
  const salt = sha256(JSON.stringify([ciphertext, fingerprint, label]));
  return scryptSync(value, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }).toString('hex');
}
