import { closeSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The name says whose it is, so that the next run knows what a killed one has left. */
const FORM = /^\.cdk8s-stash-(\d+)-\w{6}$/;

/**
 * Where files are written before they take the place of others: in the output folder, since a file can be renamed without a moment in which it is half
 * there only on one and the same disk.
 */
export class StagingArea {
  private folder?: string;
  private readonly staged = new Map<string, string>();

  public constructor(private readonly outdir: string) {}

  /** The files that wait to take their place. */
  public get files(): string[] {
    return [...this.staged.keys()];
  }

  /** Begins a file, which is open then. */
  public begin(name: string): number {
    if (this.folder === undefined) {
      mkdirSync(this.outdir, { recursive: true });
      this.folder = mkdtempSync(join(this.outdir, `.cdk8s-stash-${process.pid}-`));
    }
    const path = join(this.folder, String(this.staged.size));
    this.staged.set(name, path);
    return openSync(path, 'w');
  }

  public write(name: string, text: string): void {
    const file = this.begin(name);
    try {
      writeFully(file, Buffer.from(text));
    } finally {
      closeSync(file);
    }
  }

  public moveIntoPlace(name: string): void {
    const place = join(this.outdir, name);
    if (name.includes('/')) {
      mkdirSync(dirname(place), { recursive: true });
    }
    renameSync(this.staged.get(name)!, place);
  }

  public discard(): void {
    if (this.folder !== undefined) {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}

/** Removes what runs have left that were killed. What a run that goes on has is its own. */
export function removeLeftStaging(outdir: string, names: readonly string[]): void {
  for (const name of names) {
    const [, pid] = FORM.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) {
      rmSync(join(outdir, name), { recursive: true, force: true });
    }
  }
}

/** A process that is this one has no other run: it would have got its number anew, as the first one in a container does. */
function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The operating system may write less than it is asked to. */
export function writeFully(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written);
  }
}
