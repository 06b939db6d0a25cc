import { createHash } from 'node:crypto';
import { closeSync, fchmodSync, fchownSync, fstatSync, lstatSync, mkdirSync, mkdtempSync, openSync, readlinkSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ifThere } from './on-disk';

/** Whose a file is, and who may read and write it. */
export interface Access {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

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

  /**
   * Begins a file, which is open then.
   *
   * @param access that of the file whose place it takes
   */
  public begin(name: string, access?: Access): number {
    const path = join(this.ownFolder(), String(this.staged.size));
    this.staged.set(name, path);
    const file = openSync(path, 'w', access?.mode);
    if (access !== undefined) {
      give(file, access);
    }
    return file;
  }

  public write(name: string, text: string): void {
    const file = this.begin(name);
    try {
      writeFully(file, Buffer.from(text));
    } finally {
      closeSync(file);
    }
  }

  /** Lets a file take its place. */
  public move(name: string, place: string): void {
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
      this.folder = mkdtempSync(join(this.outdir, `${prefixOf(this.app)}${machine()}-${process.pid}-`));
    }
    return this.folder;
  }
}

function give(file: number, { uid, gid, mode }: Access): void {
  const made = fstatSync(file);
  for (const [owner, group] of [[-1, gid], [uid, -1]] as const) {
    try {
      if (made.uid !== uid || made.gid !== gid) {
        fchownSync(file, owner, group);
      }
    } catch {
      // Root may give a file to anyone, others to the groups that they belong to, and some disks know neither.
    }
  }
  fchmodSync(file, mode);
}

/** The name of a staging area tells whose it is, so that the next run knows what a killed one has left. */
function prefixOf(app: string | undefined): string {
  return `.cdk8s-stash-staged-${app === undefined ? '' : `${app}-`}`;
}

/** Where numbers of processes mean the same: what runs in a container, or on another machine that has the folder, has numbers of its own. */
function machine(): string {
  let processes = '';
  try {
    processes = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has more than one set of them.
  }
  return createHash('sha256').update(`${hostname()} ${processes}`).digest('hex').slice(0, 8);
}

/** A run of which nobody can tell whether it goes on has come to an end when it has staged nothing for so long. */
const AN_HOUR = 3_600_000;

/**
 * Removes what runs of the same app have staged that were killed.
 *
 * @param names what there is in the folder
 */
export function removeAbandoned(outdir: string, app: string | undefined, names: readonly string[]): void {
  const prefix = prefixOf(app);
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const [, where, pid] = /^([0-9a-f]{8})-(\d+)-\w{6}$/.exec(name.slice(prefix.length)) ?? [];
    if (pid !== undefined && isAbandoned(join(outdir, name), where === machine() && !isProcess(Number(pid)))) {
      // Another run may be about to do the same.
      rmSync(join(outdir, name), { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

function isAbandoned(folder: string, isOver: boolean): boolean {
  const stat = ifThere(() => lstatSync(folder));
  // A link could lead anywhere.
  return stat?.isDirectory() === true && (isOver || Date.now() - stat.mtimeMs > AN_HOUR);
}

function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
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
