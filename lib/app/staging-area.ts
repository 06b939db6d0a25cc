import { createHash } from 'node:crypto';
import { closeSync, existsSync, fchmodSync, fchownSync, fstatSync, lstatSync, mkdirSync, mkdtempSync, openSync, readlinkSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { ifThere } from './on-disk';

/** Owner, group and permission bits of a file. */
export interface Access {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** Holds files before they replace others. It is in the output folder, since a rename is atomic only within one file system. */
export class StagingArea {
  private folder?: string;
  private readonly staged = new Map<string, string>();

  /**
   * @param app the name of the app, if several write into the folder
   */
  public constructor(private readonly outdir: string, private readonly app: string | undefined) {}

  /** Whether the file system takes a name in capitals for the same name; unknown, and so false, while nothing is staged. */
  public get ignoresCase(): boolean {
    return this.folder !== undefined && existsSync(join(this.outdir, basename(this.folder).toUpperCase()));
  }

  /**
   * Opens a new file for writing.
   *
   * @param access that of the file that it replaces
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

  /** Moves a staged file to `place`. */
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
      // Only root can change the owner, other users only the group to one of their own, and some file systems support neither.
    }
  }
  fchmodSync(file, mode);
}

/** The name of a staging area contains that of its app, so that the next run recognises what a killed one has left. */
function prefixOf(app: string | undefined): string {
  return `.cdk8s-stash-staged-${app === undefined ? '' : `${app}-`}`;
}

/** Identifies the host and PID namespace: process ids of a container, or of another machine that shares the folder, mean nothing here. */
function machine(): string {
  let processes = '';
  try {
    processes = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has PID namespaces.
  }
  return createHash('sha256').update(`${hostname()} ${processes}`).digest('hex').slice(0, 8);
}

/** Milliseconds without staging after which a run counts as ended, if its process cannot be looked up. */
const AN_HOUR = 3_600_000;

/**
 * Removes the staging areas of killed runs of the same app.
 *
 * @param names the names in the folder
 */
export function removeAbandoned(outdir: string, app: string | undefined, names: readonly string[]): void {
  const prefix = prefixOf(app);
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const [, where, pid] = /^([0-9a-f]{8})-(\d+)-\w{6}$/.exec(name.slice(prefix.length)) ?? [];
    if (pid !== undefined && isAbandoned(join(outdir, name), where === machine() && !isProcess(Number(pid)))) {
      // Another run may be removing it at the same time.
      rmSync(join(outdir, name), { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

function isAbandoned(folder: string, isOver: boolean): boolean {
  const stat = ifThere(() => lstatSync(folder));
  // Not through a link, which could lead anywhere.
  return stat?.isDirectory() === true && (isOver || Date.now() - stat.mtimeMs > AN_HOUR);
}

function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes all bytes; a single write may take only some of them. */
export function writeFully(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written);
  }
}
