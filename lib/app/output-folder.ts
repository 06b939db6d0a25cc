import { accessSync, closeSync, constants, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { FileInPlace } from './file-in-place';
import { FileList, filesListed, isFileBelow, isListName } from './file-list';
import { ifThere, onDisk } from './on-disk';
import { removeAbandoned, StagingArea, writeFully } from './staging-area';
import { wrong } from '../refusal/complaint';
import { fit, quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';

const UNTOUCHED = 'the output is as it was';
const HALF_WAY = 'every file is whole, some are new and some as they were, and the next synth mends it';

const RENAME = 'give one of them another name, or choose another "yamlOutputType"';
const SHORTEN = 'give what is in it a shorter name, or choose another "yamlOutputType"';
const SEPARATE = 'give each a "name" of its own, or an "outdir" of its own; a program that makes its app anew has to be started anew as well';

/** What App writes beside the manifests if it is asked to. Several apps have one together, and it is that of the last, as with App. */
export const METADATA = 'construct-metadata.json';

/** No disk has longer names. */
const LONGEST_NAME = 255;

/** The apps that have written in this process, by their lists, and what they wrote. */
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
  /** What they hold. */
  private readonly files = new Map<string, () => string>();
  /** The same place, wherever the program moves to. */
  private readonly root: string;
  private readonly staging: StagingArea;
  private readonly list: FileList;
  private filesByFoldedName?: ReadonlyMap<string, string>;
  private readonly listedByOthers = new Map<string, string>();
  /** What there is right in the folder. */
  private readonly present: ReadonlySet<string>;

  /**
   * @param path as it stands in messages
   * @param app what the app is called, among several that write there
   * @param readonly whether files are only compared
   */
  public constructor(private readonly path: string, app: string | undefined, private readonly readonly: boolean) {
    this.root = resolve(path);
    this.staging = new StagingArea(this.root, app);
    const names = this.disk(() => ifThere(() => readdirSync(this.root)) ?? []);
    this.present = new Set(names);
    this.list = this.disk(() => new FileList(this.root, path, app));
    for (const list of names.filter((name) => isListName(name) && name !== this.list.name)) {
      this.disk(() => filesListed(this.root, path, list)).forEach((file) => this.listedByOthers.set(file, list));
    }
    if (!readonly) {
      this.disk(() => removeAbandoned(this.root, app, names));
    }
  }

  /**
   * Takes a file.
   *
   * @param holder says what it holds, for messages
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
    const fault = this.disk(() => this.list.faultFor(this.files.keys()));
    return {
      missing: fault === 'missing' ? [...missing, this.list.name] : missing,
      changed: fault === 'changed' ? [...changed, this.list.name] : changed,
      unchanged,
      leftOver: this.leftOver(),
    };
  }

  /** Lets everything take its place. */
  public commit(writer: object): Standing {
    const { missing, changed, unchanged } = this;
    const leftOver = this.leftOver();
    this.disk(() => mkdirSync(this.root, { recursive: true }));
    this.refuseRivals(writer, leftOver);
    const places = new Map([...missing, ...changed].map((name) => [name, this.disk(() => this.placeOf(name), name)]));
    const inTheWay = this.makeRoom(places.values(), leftOver);
    // What is there and not named is not ours before it is written over.
    this.disk(() => this.list.announce(missing, this.staging));
    onDisk(() => this.path, HALF_WAY, () => {
      inTheWay.forEach((name) => this.remove(name));
      places.forEach((place, name) => {
        // The folder of a chart may have been a file, or become empty by another run.
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

  /** Leaves nothing but the output. */
  public discard(): void {
    this.staging.discard();
  }

  private refuseClash(name: string, holder: () => string): void {
    const file = () => join(this.path, name);
    if (isListName(name)) {
      refuse(file(), '', wrong(`would hold ${holder()}, and is the name of a list of what is written`, RENAME));
    }
    if (!isFileBelow(name)) {
      refuse(fit(file()), '', wrong('is no file below the output folder', 'mend "outputFileExtension"'));
    }
    if (name.split('/').some((part) => Buffer.byteLength(part) > LONGEST_NAME)) {
      refuse(file(), '', wrong(`would hold ${holder()}, and its name is too long for any disk, more than ${LONGEST_NAME} bytes`, SHORTEN));
    }
    const other = this.files.get(name);
    if (other !== undefined) {
      refuse(file(), '', wrong(`would hold both ${other()} and ${holder()}, and the second overwrite the first`, RENAME));
    }
    const list = this.listedByOthers.get(name);
    if (list !== undefined && name !== METADATA) {
      refuse(file(), '', wrong(`is what another app writes, as ${quote(list)} says`,
        'write into another folder, or synthesise that app first if it writes it no more; if there is no such app any more, remove that list'));
    }
  }

  /** Two apps of a program with one list would take the files of each other for their own of an earlier run. */
  private refuseRivals(writer: object, leftOver: readonly string[]): void {
    const place = join(this.disk(() => realpathSync(this.root)), this.list.name);
    const before = writers.get(place);
    const lost = before === undefined || before.writer === writer ? undefined : leftOver.find((name) => before.files.has(name));
    if (lost !== undefined) {
      refuse(this.path, '', wrong(`two apps write here, and this one would remove ${quote(lost)} of the other`, SEPARATE));
    }
    writers.set(place, { writer, files: new Set(this.files.keys()) });
  }

  /** To find out about each of many files that it is not there would take long. */
  private mayBeThere(name: string): boolean {
    return this.present.has(name) || name.includes('/');
  }

  /** Where a file is written: what a link leads to stays where it is, and so does the link. */
  private placeOf(name: string): string {
    const place = join(this.root, name);
    return this.mayBeThere(name) && ifThere(() => lstatSync(place))?.isSymbolicLink() ? realpathSync(place) : place;
  }

  /**
   * Finds out whether the folders can be written before anything is.
   *
   * @returns the files of an earlier run that stand where folders are to be
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

  /** Whether what the list names is there: no file that another app has taken over, and none to which a link leads out of the folder. */
  private isOurs(name: string): boolean {
    const path = join(this.root, name);
    return !this.listedByOthers.has(name) && ifThere(() => !lstatSync(path).isDirectory() && !this.isWrittenAs(name)
      && (!name.includes('/') || isBelow(realpathSync(dirname(path)), realpathSync(this.root)))) === true;
  }

  /** Whether it is another name of what this run writes: some disks do not tell capitals from small letters. */
  private isWrittenAs(name: string): boolean {
    this.filesByFoldedName ??= new Map([...this.files.keys()].map((file) => [folded(file), file]));
    const alike = this.filesByFoldedName.get(folded(name));
    if (alike === undefined || alike === name) {
      return false;
    }
    const [one, other] = [name, alike].map((file) => ifThere(() => lstatSync(join(this.root, file))));
    return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
  }

  private remove(name: string): void {
    const path = join(this.root, name);
    // What is gone, another run has removed.
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
    // It holds more, is a link, or another run has removed it.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'ENOENT'].includes((error as NodeJS.ErrnoException).code!)) {
      throw error;
    }
  }
}
