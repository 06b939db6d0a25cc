import { readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone';
import { ifThere } from './on-disk';
import type { StagingArea } from './staging-area';
import { type ValueRule, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';

const NAME = '.cdk8s-stash-files';

const HEAD = '# What cdk8s-stash wrote into this folder: it removes what it no longer writes, and nothing else. Commit this file too.\n';

/** The name of one of several apps that write into the same folder; it becomes part of a file name. */
export const isAppName: ValueRule = (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 63
  ? undefined
  : wrong('is not a valid app name', 'use at most 63 characters from a-z and 0-9, with single hyphens between them');

/**
 * The file that lists what an app wrote into a folder. It has no extension that a Kubernetes tool would read, since it is no manifest.
 *
 * A file is listed from before it is created until after it is removed, so that after a killed run the next one knows what it may remove. A file that
 * exists and was never listed is foreign until it has been overwritten.
 */
export class FileList {
  public readonly name: string;
  /** The files that were listed when the run began. */
  public readonly before: ReadonlySet<string>;

  /**
   * @param outdir the output folder
   * @param shown `outdir` as shown in messages
   * @param app the name of the app, if several write into the folder
   */
  public constructor(private readonly outdir: string, private readonly shown: string, app: string | undefined) {
    this.name = listName(app);
    this.before = new Set(this.named);
  }

  /** How the list differs from the one for `files`; undefined if it does not. */
  public faultFor(files: Iterable<string>): 'missing' | 'changed' | undefined {
    const text = this.text;
    return text === formatted(files) ? undefined : text === '' ? 'missing' : 'changed';
  }

  /** Adds files that are about to be written. */
  public announce(files: readonly string[], staging: StagingArea): void {
    if (files.length > 0) {
      this.change((named) => [...named, ...files], staging);
    }
  }

  /**
   * Lists what was written, and keeps the entries of concurrent runs of the same app whose files exist.
   *
   * @param isThere whether a file exists that a run of this app may have written
   * @param hasWritten whether this run wrote files: a concurrent run that looked before they existed may be about to drop them from the list
   */
  public settle(files: ReadonlyMap<string, unknown>, isThere: (name: string) => boolean, staging: StagingArea, hasWritten: boolean): void {
    const next: Change = (named) => [...files.keys(), ...named.filter((name) => !files.has(name) && isThere(name))];
    // Without a change nothing is written, so that the folder may be read-only.
    if (hasWritten || this.after(next) !== this.text) {
      this.change(next, staging);
    }
  }

  private get text(): string {
    return textIn(this.outdir, this.name).replace(/\r\n/g, '\n');
  }

  private get named(): string[] {
    return filesListed(this.outdir, this.shown, this.name);
  }

  /** Updates the list under a lock: two runs that read and replace it at the same time would lose the entries of one of them. */
  private change(next: Change, staging: StagingArea): void {
    const path = join(this.outdir, this.name);
    alone(`${path}.lock`, () => {
      const text = this.after(next);
      if (text === '') {
        ifThere(() => unlinkSync(path));
      } else if (text !== this.text) {
        staging.write(this.name, text);
        staging.move(this.name, path);
      }
    });
  }

  private after(next: Change): string {
    return formatted(new Set(next(this.named)));
  }
}

/** Computes the new entries from the current ones. */
type Change = (named: readonly string[]) => readonly string[];

export const listName = (app: string | undefined) => app === undefined ? NAME : `${NAME}-${app}`;

export function isListName(name: string): boolean {
  return name === NAME || name.startsWith(`${NAME}-`) && isAppName(name.slice(NAME.length + 1)) === undefined;
}

/** The text of the list file; empty if there is nothing to list, and then no file is kept. */
function formatted(files: Iterable<string>): string {
  const lines = [...files].sort().map((file) => `${file}\n`);
  return lines.length === 0 ? '' : HEAD + lines.join('');
}

/** The text of a list file; empty if there is no such file. */
const textIn = (outdir: string, list: string) => ifThere(() => readFileSync(join(outdir, list), 'utf8')) ?? '';

/** The files that a list names. A list is committed, so anyone may have edited it: a name that leads out of the folder is refused. */
export function filesListed(outdir: string, shown: string, list: string): string[] {
  // Git for Windows may have converted the line endings to CRLF.
  const files = textIn(outdir, list).split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const stranger = files.find((file) => !isFileBelow(file) || isListName(file));
  return stranger === undefined
    ? files
    : refuse(join(shown, list), '', wrong(`${quote(stranger)} is not a file in this folder, and only files in this folder may be removed`,
      'remove the line'));
}

/** Whether a relative path stays below its folder, on Windows too, and can be written into a list as it is. */
export function isFileBelow(name: string): boolean {
  // Half of a surrogate pair is written as another character.
  return !/^#|^[a-z]:|[\\\n\r\0\p{Cs}]|(?:^|\/)\.{0,2}(?:\/|$)/iu.test(name);
}
