import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a run is about to write, in its staging area beside the files, which are numbered. */
const PLAN = 'plan';

/**
 * Where files are written before they take the place of others: in the output folder, since only on one and the same disk a file can be renamed
 * without a moment in which it is half there.
 */
export class StagingArea {
  private folder?: string;
  private readonly staged = new Map<string, string>();

  /**
   * @param app what the app is called, among several that write there
   */
  public constructor(private readonly outdir: string, private readonly app: string | undefined) {}

  /** Begins a file, which is open then. */
  public begin(name: string): number {
    const path = join(this.ownFolder(), String(this.staged.size));
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

  /** Tells other runs what this one is about to write, if it is about to write anything. */
  public announce(plan: string): void {
    if (this.folder !== undefined) {
      const path = join(this.folder, PLAN);
      writeFileSync(`${path}.new`, plan);
      renameSync(`${path}.new`, path);
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
      this.folder = undefined;
    }
  }

  private ownFolder(): string {
    if (this.folder === undefined) {
      mkdirSync(this.outdir, { recursive: true });
      this.folder = mkdtempSync(join(this.outdir, `${prefixOf(this.app)}${process.pid}-`));
    }
    return this.folder;
  }
}

/** The name of a staging area tells whose it is, so that the next run knows what a killed one has left. */
function prefixOf(app: string | undefined): string {
  return `.cdk8s-stash-staged-${app === undefined ? '' : `${app}-`}`;
}

/** The staging area of another run of the same app. */
export class OtherRun {
  /**
   * The runs that go on, and those that were killed.
   *
   * @param names what there is in the folder
   */
  public static in(outdir: string, app: string | undefined, names: readonly string[]): OtherRun[] {
    const prefix = prefixOf(app);
    return names.flatMap((name) => {
      const [, pid] = name.startsWith(prefix) ? /^(\d+)-\w{6}$/.exec(name.slice(prefix.length)) ?? [] : [];
      return pid === undefined ? [] : [new OtherRun(join(outdir, name), isProcess(Number(pid)))];
    });
  }

  private constructor(public readonly folder: string, public readonly isRunning: boolean) {}

  /** What it was about to write; nothing where it had not come so far. */
  public get plan(): string {
    return readIfThere(join(this.folder, PLAN));
  }

  /** Makes room. A plan is kept until another one is carried out, for some of it may have been. */
  public removeStaged(): void {
    if (this.plan === '') {
      this.remove();
    } else {
      readdirSync(this.folder).filter((name) => name !== PLAN).forEach((name) => rmSync(join(this.folder, name)));
    }
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A process that is this one has no other run: it got its number anew, as the first one in a container does. */
function isProcess(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A text file; the empty text where there is none. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return '';
    }
    throw error;
  }
}

/** The operating system may write less than it is asked to. */
export function writeFully(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written);
  }
}
