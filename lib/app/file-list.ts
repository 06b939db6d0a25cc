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

/** What one of several apps that write into a folder may be called; it is part of the name of a file. */
export const isAppName: ValueRule = (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 63
  ? undefined
  : wrong('is no name of an app', 'a-z, 0-9 and single hyphens between them, 63 at most');

/**
 * The file that keeps the list of what an app wrote into a folder. It has no extension that a tool of Kubernetes would read, for it is no manifest.
 *
 * It names a file before that is there, and until it is gone: whenever a run is killed, the next one knows what it may remove. What is there and was
 * never named is somebody else's, until it has been written over.
 */
export class FileList {
  public readonly name: string;
  /** The files that it named when the run began. */
  public readonly before: ReadonlySet<string>;

  /**
   * @param outdir the output folder
   * @param shown the same, as it stands in messages
   * @param app what the app is called, among several that write there
   */
  public constructor(private readonly outdir: string, private readonly shown: string, app: string | undefined) {
    this.name = app === undefined ? NAME : `${NAME}-${app}`;
    this.before = new Set(this.named);
  }

  /** Whether it is missing or another one than an app has that writes these files; nothing where it is as it should be. */
  public faultFor(files: Iterable<string>): 'missing' | 'changed' | undefined {
    const text = this.text;
    return text === formatted(files) ? undefined : text === '' ? 'missing' : 'changed';
  }

  /** Names files that are about to be written, beside the others. */
  public announce(files: readonly string[], staging: StagingArea): void {
    if (files.length > 0) {
      this.change((named) => [...named, ...files], staging);
    }
  }

  /**
   * Names what was written, and what a run beside this one has named and written.
   *
   * @param isThere whether a file is there that a run of this app may have written
   * @param hasWritten whether a run beside this one may have looked before a file was there, and be about to name it no more
   */
  public settle(files: ReadonlyMap<string, unknown>, isThere: (name: string) => boolean, staging: StagingArea, hasWritten: boolean): void {
    const next: Change = (named) => [...files.keys(), ...named.filter((name) => !files.has(name) && isThere(name))];
    // Who has nothing to write need not be allowed to.
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

  /** Two runs that read it and then let theirs take its place would lose what one of them names. */
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

/** What the list is to name, by what it names. */
type Change = (named: readonly string[]) => readonly string[];

export function isListName(name: string): boolean {
  return name === NAME || name.startsWith(`${NAME}-`) && isAppName(name.slice(NAME.length + 1)) === undefined;
}

/** The list as it is kept; nothing where there is nothing to keep. */
function formatted(files: Iterable<string>): string {
  const lines = [...files].sort().map((file) => `${file}\n`);
  return lines.length === 0 ? '' : HEAD + lines.join('');
}

/** The text of a list; nothing where there is none. */
const textIn = (outdir: string, list: string) => ifThere(() => readFileSync(join(outdir, list), 'utf8')) ?? '';

/** The files that a list in a folder names. A list is committed, so anyone can have written it: a name that leads out of the folder is refused. */
export function filesListed(outdir: string, shown: string, list: string): string[] {
  // Git for Windows gives the lines of a text other ends.
  const files = textIn(outdir, list).split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const stranger = files.find((file) => !isFileBelow(file) || isListName(file));
  return stranger === undefined
    ? files
    : refuse(join(shown, list), '', wrong(`${quote(stranger)} is no file of this folder, and nothing else may be removed`, 'take the line out'));
}

/** Whether a name leads to a place below the folder that it is relative to, on Windows too, and stands in a list as it is. */
export function isFileBelow(name: string): boolean {
  return !/^#|^[a-z]:|[\\\n\r\0]|(?:^|\/)\.{0,2}(?:\/|$)/i.test(name);
}
