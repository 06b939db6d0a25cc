import { closeSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { FileInPlace } from './file-in-place';
import { formatList, isFileBelow, isListName, listName, parseList } from './file-list';
import { onDisk } from './on-disk';
import { OtherRun, readIfThere, StagingArea, writeFully } from './staging-area';
import { quote, refuse } from '../check/refusal';

const UNTOUCHED = 'the output is as it was';
const HALF_WAY = 'every file is whole, some are new and some as they were, and the next synth mends it';

const RENAME = 'give one of them another name, or choose another "yamlOutputType"';
const MOVE = 'write into another folder, or synthesise that app first if it writes it no more';
const SEPARATE = 'give each a "name", or an "outdir" of its own';

/** The apps without a name that have written in this process, by their folder, and what they wrote. */
const writers = new Map<string, { readonly writer: object; readonly files: ReadonlySet<string> }>();

/** How files stand to what is in the folder. */
export interface Standing {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** What an earlier run wrote, and this one does not. */
  readonly leftOver: readonly string[];
}

/**
 * The folder that an app writes into.
 *
 * Files are compared with what is there as they come. One that differs is staged, and takes its place when all have come: whatever fails until then,
 * the disk that is full among it, leaves the output as it was. To hold all texts until then would do as well, but for the disk, and take memory that
 * grows with the fleet; to render everything twice would take the time twice.
 */
export class OutputFolder {
  private readonly missing: string[] = [];
  private readonly changed: string[] = [];
  private readonly unchanged: string[] = [];
  private readonly files = new Map<string, string>();
  private readonly staging: StagingArea;
  private readonly list: string;
  private readonly listed: ReadonlySet<string>;
  private readonly listedByOthers = new Map<string, string>();
  private readonly killed: readonly OtherRun[];
  /** What there is right in the folder. */
  private readonly present: ReadonlySet<string>;

  /**
   * @param app what the app is called, among several that write there
   * @param readonly whether files are only compared
   */
  public constructor(private readonly path: string, private readonly app: string | undefined, private readonly readonly: boolean) {
    this.list = listName(app);
    this.staging = new StagingArea(path, app);
    const names = this.disk(() => namesIn(path));
    this.present = new Set(names);
    for (const list of names.filter((name) => isListName(name) && name !== this.list)) {
      this.filesListedIn(list).forEach((file) => this.listedByOthers.set(file, list));
    }
    this.killed = OtherRun.in(path, app, names).filter(({ isRunning }) => !isRunning);
    this.listed = new Set([...this.filesListedIn(this.list), ...this.killed.flatMap((run) => this.filesPlannedIn(run))]);
    if (!readonly) {
      this.disk(() => this.killed.forEach((run) => run.removeStaged()));
    }
  }

  /**
   * Takes a file.
   *
   * @param holder what it holds, for messages
   */
  public put(name: string, holder: string, chunks: Iterable<string>): void {
    this.refuseClash(name, holder);
    this.files.set(name, holder);
    // To find out about each of many files that it is not there would take long.
    const mayBeThere = this.present.has(name) || name.includes('/');
    const current = mayBeThere ? this.disk(() => FileInPlace.open(join(this.path, name))) : undefined;
    let position = 0;
    let staged: number | undefined;
    let same = current !== undefined;
    const differ = () => {
      same = false;
      if (!this.readonly) {
        staged = this.staging.begin(name);
        current?.copy(position, staged);
      }
    };
    try {
      if (!same) {
        this.disk(differ);
      }
      // In a comparison too all of it is asked for: what is rendered later may depend on what was rendered before.
      for (const chunk of chunks) {
        const bytes = Buffer.from(chunk);
        this.disk(() => {
          if (same && !current!.holds(bytes, position)) {
            differ();
          }
          if (staged !== undefined) {
            writeFully(staged, bytes);
          }
        });
        position += bytes.length;
      }
      this.disk(() => same && !current!.hasLength(position) && differ());
    } finally {
      current?.close();
      if (staged !== undefined) {
        closeSync(staged);
      }
    }
    (same ? this.unchanged : current === undefined ? this.missing : this.changed).push(name);
  }

  /** How the folder stands, its list among the files. */
  public standing(): Standing {
    const { missing, changed, unchanged } = this;
    const list = formatList(this.files.keys());
    const text = this.readList(this.list);
    const leftOver = this.leftOver();
    return {
      missing: text === '' && list !== '' ? [...missing, this.list] : missing,
      changed: text !== '' && list !== text ? [...changed, this.list] : changed,
      unchanged,
      leftOver,
    };
  }

  /** Lets everything take its place. */
  public commit(writer: object): Standing {
    const { missing, changed, unchanged } = this;
    const leftOver = this.leftOver();
    this.disk(() => mkdirSync(this.path, { recursive: true }));
    if (this.app === undefined) {
      this.refuseRivals(writer, leftOver);
    }
    this.disk(() => {
      // No run may leave a file that nobody knows to be ours, whenever it is killed and whatever runs beside it.
      this.staging.announce(formatList(this.files.keys()));
    });
    onDisk(this.path, HALF_WAY, () => {
      [...missing, ...changed].forEach((name) => this.staging.moveIntoPlace(name));
      leftOver.forEach((name) => this.remove(name));
      this.writeList([...this.files.keys(), ...this.filesOfOtherRuns()]);
      this.killed.forEach((run) => run.remove());
    });
    this.discard();
    return { missing, changed, unchanged, leftOver };
  }

  /** Leaves nothing but the output. */
  public discard(): void {
    this.staging.discard();
  }

  private refuseClash(name: string, holder: string): void {
    const file = join(this.path, name);
    if (!isFileBelow(name)) {
      refuse(file, '', 'is no file below the output folder: mend "outputFileExtension"');
    }
    const other = this.files.get(name);
    if (other !== undefined) {
      refuse(file, '', `would hold both ${other} and ${holder}, and the second overwrite the first: ${RENAME}`);
    }
    const list = this.listedByOthers.get(name);
    if (list !== undefined) {
      refuse(file, '', `is what another app writes, as ${quote(list)} says: ${MOVE}`);
    }
  }

  /** Two apps of a program that have no name would take the files of each other for their own of an earlier run. */
  private refuseRivals(writer: object, leftOver: readonly string[]): void {
    const place = this.disk(() => realpathSync(this.path));
    const before = writers.get(place);
    const lost = before === undefined || before.writer === writer ? undefined : leftOver.find((name) => before.files.has(name));
    if (lost !== undefined) {
      refuse(this.path, '', `two apps write here, and this one would remove ${quote(lost)} of the other: ${SEPARATE}`);
    }
    writers.set(place, { writer, files: new Set(this.files.keys()) });
  }

  private leftOver(): string[] {
    const names = [...this.listed].filter((name) => !this.files.has(name) && !this.listedByOthers.has(name));
    return this.disk(() => names.filter((name) => isFile(join(this.path, name))));
  }

  /** What else the list has to name: what runs beside this one are about to write, and then what they have written, for a plan goes when it is done. */
  private filesOfOtherRuns(): string[] {
    const running = OtherRun.in(this.path, this.app, namesIn(this.path)).filter(({ isRunning }) => isRunning);
    const planned = running.flatMap((run) => this.filesPlannedIn(run));
    const listed = this.filesListedIn(this.list).filter((name) => isFile(join(this.path, name)));
    return [...planned, ...listed];
  }

  private filesPlannedIn(run: OtherRun): string[] {
    return parseList(run.folder, this.disk(() => run.plan));
  }

  private filesListedIn(list: string): string[] {
    return parseList(join(this.path, list), this.readList(list));
  }

  private readList(list: string): string {
    return this.disk(() => readIfThere(join(this.path, list)));
  }

  private writeList(files: string[]): void {
    const list = formatList(new Set(files));
    if (list === '') {
      this.remove(this.list);
    } else if (list !== this.readList(this.list)) {
      this.staging.write(this.list, list);
      this.staging.moveIntoPlace(this.list);
    }
  }

  private remove(name: string): void {
    const path = join(this.path, name);
    // A link among the folders could lead anywhere.
    if (isFile(path) && `${realpathSync(dirname(path))}${sep}`.startsWith(`${realpathSync(this.path)}${sep}`)) {
      unlinkSync(path);
      if (name.includes('/')) {
        removeEmpty(dirname(path));
      }
    }
  }

  private disk<T>(act: () => T): T {
    return onDisk(this.path, UNTOUCHED, act);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

function isFile(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isDirectory();
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code!)) {
      throw error;
    }
  }
}
