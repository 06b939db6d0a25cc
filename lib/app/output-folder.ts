import { accessSync, closeSync, constants, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { FileInPlace } from './file-in-place';
import { FileList, filesListed, isFileBelow, isListName, listName } from './file-list';
import { ifThere, onDisk } from './on-disk';
import { removeAbandoned, StagingArea, writeFully } from './staging-area';
import { wrong } from '../refusal/complaint';
import { fit, quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';

const UNTOUCHED = 'the output is unchanged';
const HALF_WAY = 'every file is complete, but only some of them are up to date; the next synth updates the rest';

const RENAME = 'give one of them another name, or choose another "yamlOutputType"';
const SHORTEN = 'give the chart or the object a shorter name, or choose another "yamlOutputType"';
const SEPARATE = 'give each app its own "name" or its own "outdir"; if the program creates the same app again, restart the program instead';

/** The file that App writes beside the manifests on request. Apps that share a folder overwrite each other's, as with App. */
export const METADATA = 'construct-metadata.json';

/** Bytes in the longest file name that any file system allows. */
const LONGEST_NAME = 255;

/** A property of the global object. The symbol is registered, so that two copies of this library share it. */
const WRITERS = Symbol.for('cdk8s-stash.writers');

/** The apps that have written in this process and what they wrote, by the path of their list. */
type Writers = Map<string, { readonly writer: object; readonly files: ReadonlySet<string> }>;

const writers = (globalThis as { [WRITERS]?: Writers })[WRITERS] ??= new Map() as Writers;

/** How the files of an app compare with those in the folder. */
export interface Standing {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Files that an earlier run wrote, and this one does not. */
  readonly leftOver: readonly string[];
}

/**
 * The folder that an app writes into.
 *
 * Each file is compared with the existing one while it is rendered. One that differs is staged, and moved into place after all files are complete:
 * any failure until then, even a full disk, leaves the output as it was. Holding all texts in memory instead would not detect a full disk, and would
 * take memory that grows with the fleet; rendering everything twice would double the time.
 */
export class OutputFolder {
  private readonly missing: string[] = [];
  private readonly changed: string[] = [];
  private readonly unchanged: string[] = [];
  /** Describes the content of each file, by name, for messages. */
  private readonly files = new Map<string, () => string>();
  /** `path` as an absolute path, since the program may change its working directory. */
  private readonly root: string;
  private readonly staging: StagingArea;
  private readonly list: FileList;
  private filesByFoldedName?: ReadonlyMap<string, string>;
  private readonly listedByOthers = new Map<string, string>();
  /** The names directly in the folder. */
  private readonly present: ReadonlySet<string>;

  /**
   * @param path the folder, as shown in messages
   * @param app the name of the app, if several write into the folder
   * @param readonly whether files are only compared
   */
  public constructor(private readonly path: string, app: string | undefined, private readonly readonly: boolean) {
    this.root = resolve(path);
    this.staging = new StagingArea(this.root, app);
    const names = this.disk(() => ifThere(() => readdirSync(this.root)) ?? []);
    this.present = new Set(names);
    this.list = this.disk(() => new FileList(this.root, path, app), listName(app));
    for (const list of names.filter((name) => isListName(name) && name !== this.list.name)) {
      this.disk(() => filesListed(this.root, path, list), list).forEach((file) => this.listedByOthers.set(file, list));
    }
    if (!readonly) {
      this.disk(() => removeAbandoned(this.root, app, names));
    }
  }

  /**
   * Compares a file with the existing one, and stages it if they differ.
   *
   * @param holder describes the content, for messages
   */
  public put(name: string, holder: () => string, chunks: Iterable<string>): void {
    this.refuseClash(name, holder);
    this.files.set(name, holder);
    const current = this.mayBeThere(name) ? this.disk(() => FileInPlace.open(join(this.root, name)), name) : undefined;
    let position = 0;
    let staged: number | undefined;
    let same = current !== undefined;
    const differ = () => {
      same = false;
      if (!this.readonly) {
        staged = this.staging.begin(name, current?.access);
        current?.copy(position, staged);
      }
    };
    try {
      if (!same) {
        this.disk(differ);
      }
      // All chunks are consumed even in a comparison: later rendering may depend on earlier rendering.
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

  /** Compares the folder with the files that were put, including the list of files. */
  public standing(): Standing {
    const { missing, unchanged } = this;
    // Only METADATA: of the apps that write it, it is that of the last.
    const changed = this.changed.filter((name) => !this.listedByOthers.has(name));
    const fault = this.disk(() => this.list.faultFor(this.files.keys()));
    return {
      missing: fault === 'missing' ? [...missing, this.list.name] : missing,
      changed: fault === 'changed' ? [...changed, this.list.name] : changed,
      unchanged,
      leftOver: this.leftOver(),
    };
  }

  /** Moves the staged files into place, and removes the left-over ones. */
  public commit(writer: object): Standing {
    const { missing, changed, unchanged } = this;
    const leftOver = this.leftOver();
    this.disk(() => mkdirSync(this.root, { recursive: true }));
    this.refuseAlike();
    this.refuseRivals(writer, leftOver);
    const places = new Map([...missing, ...changed].map((name) => [name, this.disk(() => this.placeOf(name), name)]));
    const inTheWay = this.makeRoom(places.values(), leftOver);
    // Missing files only: one that exists and is not listed is foreign until it is overwritten.
    this.disk(() => this.list.announce(missing, this.staging));
    onDisk(() => this.path, HALF_WAY, () => {
      inTheWay.forEach((name) => this.remove(name));
      places.forEach((place, name) => {
        // The folder of a chart may have been a file, or another run may have removed it as empty.
        if (name.includes('/')) {
          mkdirSync(dirname(place), { recursive: true });
        }
        this.staging.move(name, place);
      });
      leftOver.filter((name) => !inTheWay.includes(name)).forEach((name) => this.remove(name));
      this.list.settle(this.files, (name) => this.isOurs(name), this.staging, places.size > 0);
    });
    this.discard();
    return { missing, changed, unchanged, leftOver };
  }

  /** Removes what is still staged. */
  public discard(): void {
    this.staging.discard();
  }

  private refuseClash(name: string, holder: () => string): void {
    const file = () => join(this.path, name);
    if (isListName(name)) {
      refuse(file(), '', wrong(`would contain ${holder()}, but the name is reserved for the list of written files`, RENAME));
    }
    if (!isFileBelow(name)) {
      refuse(fit(file()), '', wrong('is not a file inside the output folder', 'correct "outputFileExtension"'));
    }
    if (name.split('/').some((part) => Buffer.byteLength(part) > LONGEST_NAME)) {
      refuse(file(), '', wrong(`would contain ${holder()}, but its name has more than ${LONGEST_NAME} bytes, which is too long for any file system`,
        SHORTEN));
    }
    const other = this.files.get(name);
    if (other !== undefined) {
      this.refuseBoth(name, other, holder);
    }
    const list = this.listedByOthers.get(name);
    if (list !== undefined && name !== METADATA) {
      refuse(file(), '', wrong(`is written by another app, according to ${quote(list)}`,
        'write into another folder; if that app no longer writes the file, synthesise that app first; if that app no longer exists, remove its list'));
    }
  }

  /** Refuses two files that are one on this disk, since it takes capitals for small letters. */
  private refuseAlike(): void {
    if (this.staging.ignoresCase) {
      for (const [name, holder] of this.files) {
        const last = this.writtenLike(name)!;
        if (last !== name) {
          this.refuseBoth(last, holder, this.files.get(last)!);
        }
      }
    }
  }

  private refuseBoth(name: string, first: () => string, second: () => string): void {
    refuse(join(this.path, name), '', wrong(`would contain both ${first()} and ${second()}, and the second would overwrite the first`, RENAME));
  }

  /** Refuses two apps of a program that share a list: each would remove the files of the other as left over from its own earlier run. */
  private refuseRivals(writer: object, leftOver: readonly string[]): void {
    const place = join(this.disk(() => realpathSync(this.root)), this.list.name);
    const before = writers.get(place);
    const lost = before === undefined || before.writer === writer ? undefined : leftOver.find((name) => before.files.has(name));
    if (lost !== undefined) {
      refuse(this.path, '', wrong(`two apps write into this folder, and this one would remove ${quote(lost)}, which the other wrote`, SEPARATE));
    }
    writers.set(place, { writer, files: new Set(this.files.keys()) });
  }

  /** Saves a file system call for each of many files that do not exist. */
  private mayBeThere(name: string): boolean {
    return this.present.has(name) || name.includes('/');
  }

  /** The path to write to. A symbolic link is kept, and the file that it points to is replaced. */
  private placeOf(name: string): string {
    const place = join(this.root, name);
    return this.mayBeThere(name) && ifThere(() => lstatSync(place))?.isSymbolicLink() ? realpathSync(place) : place;
  }

  /**
   * Creates the folders and checks that they are writable, before any file is written.
   *
   * @returns the files of an earlier run that are in the way of a folder
   */
  private makeRoom(places: Iterable<string>, leftOver: readonly string[]): string[] {
    const former = new Map(leftOver.map((name) => [join(this.root, name), name]));
    const folders = new Set([...places, ...former.keys()].map((place) => dirname(place)));
    for (const folder of folders) {
      onDisk(() => isBelow(folder, this.root) ? this.path + folder.slice(this.root.length) : folder, UNTOUCHED, () => {
        if (!former.has(folder)) {
          mkdirSync(folder, { recursive: true });
          accessSync(folder, constants.W_OK + constants.X_OK);
          if (statSync(folder).dev !== statSync(this.root).dev) {
            throw Object.assign(new Error(), { code: 'EXDEV' });
          }
        }
      });
    }
    return [...folders].flatMap((folder) => former.get(folder) ?? []);
  }

  private leftOver(): string[] {
    const names = [...this.list.before].filter((name) => !this.files.has(name));
    return this.disk(() => names.filter((name) => this.isOurs(name)));
  }

  /** Whether a listed file exists and may be removed: another app must not have taken it over, and no link may lead to a file of another name. */
  private isOurs(name: string): boolean {
    const path = join(this.root, name);
    return !this.listedByOthers.has(name) && ifThere(() => !lstatSync(path).isDirectory() && !this.isWrittenAs(name)
      && (!name.includes('/') || realpathSync(dirname(path)) === join(realpathSync(this.root), dirname(name)))) === true;
  }

  /** Whether `name` is another spelling of a file that this run writes: some file systems are case-insensitive. */
  private isWrittenAs(name: string): boolean {
    const alike = this.writtenLike(name);
    if (alike === undefined || alike === name) {
      return false;
    }
    const [one, other] = [name, alike].map((file) => ifThere(() => lstatSync(join(this.root, file))));
    return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
  }

  /** The last file that this run writes under any spelling of `name`. */
  private writtenLike(name: string): string | undefined {
    this.filesByFoldedName ??= new Map([...this.files.keys()].map((file) => [folded(file), file]));
    return this.filesByFoldedName.get(folded(name));
  }

  private remove(name: string): void {
    const path = join(this.root, name);
    // Another run may have removed it.
    ifThere(() => unlinkSync(path));
    if (name.includes('/')) {
      removeEmpty(dirname(path));
    }
  }

  private disk<T>(act: () => T, name = ''): T {
    return onDisk(() => join(this.path, name), UNTOUCHED, act);
  }
}

const folded = (name: string) => name.normalize().toLowerCase();

const isBelow = (path: string, folder: string) => `${path}${sep}`.startsWith(`${folder}${sep}`);

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    // It is not empty, it is a link, or another run has removed it.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'ENOENT'].includes((error as NodeJS.ErrnoException).code!)) {
      throw error;
    }
  }
}
