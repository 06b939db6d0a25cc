import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { globSync, type FileSystemAdapter } from 'tinyglobby';
import type { Io } from './command';
import type { Problem } from './manifests/documents';
import { Positions } from './manifests/position';
import { manifestsIn, type Manifests } from './manifests/read-manifests';
import { mayHoldCredential } from '../refusal/credential-shape';
import { quote } from '../refusal/quote';

const MANIFESTS = '**/*.{yaml,yml,json}';

/** The name of standard input in messages. */
const STDIN = 'stdin';

/** Reads each file once, whatever the number of patterns that it matches. */
export class InputFiles {
  public readonly problems: Problem[] = [];

  /** By path; standard input is `-`, and a file of that name has an absolute path. */
  private readonly read = new Map<string, Manifests>();
  private readonly positions = new Positions();

  /** The shown paths of the files in each folder or glob. */
  private readonly folders: Array<ReadonlySet<string>> = [];

  /** The shown paths of empty files, by their real path. */
  private readonly empty = new Map<string, string>();

  /** @param mayBeEmpty whether an empty file is no problem: it may be on purpose, rather than that of a program that has failed */
  public constructor(private readonly io: Pick<Io, 'cwd' | 'stdin'>, private readonly mayBeEmpty = false) {}

  /** The manifests that were read, sorted by the path as shown in messages. */
  public get all(): ReadonlyArray<readonly [path: string, manifests: Manifests]> {
    return [...this.read].map(([path, manifests]) => [this.shown(path), manifests] as const).sort(([a], [b]) => a < b ? -1 : 1);
  }

  /** The manifests of files, of folders, of globs, or of standard input for `-`. Their order does not depend on that of `patterns`. */
  public async matching(patterns: readonly string[]): Promise<readonly Manifests[]> {
    const named = patterns.map((pattern) => pattern === '-' ? [pattern] : this.pathsOf(pattern));
    const paths = new Set(named.flat());
    const found = new Map<string, Manifests>();
    for (const path of distinct([...paths].sort())) {
      const manifests = await this.manifestsOf(path);
      if (manifests !== undefined) {
        found.set(path, manifests);
      }
      if (manifests?.isEmpty && !this.mayBeEmpty) {
        this.empty.set(fileOf(path), this.shown(path));
      }
    }
    this.refuseEmpty(named);
    this.passOverPatches(found);
    return [...found.values()];
  }

  /** Passes over the files that Kustomizations among them apply as patches, which often look like objects that lack most fields. */
  private passOverPatches(found: Map<string, Manifests>): void {
    const patches = new Set([...found].flatMap(([path, { kustomization }]) =>
      (kustomization?.patches ?? []).map((patch) => fileOf(resolve(dirname(path), patch)))));
    for (const [path, manifests] of found) {
      if (patches.has(fileOf(path))) {
        const patch: Manifests = { ...manifests, subjects: [], ignored: new Map([['patch', manifests.documents]]), foreign: 0 };
        found.set(path, patch);
        this.read.set(path, patch);
      }
    }
  }

  /** Reports empty files where a pattern matches nothing else; among other files, one may be empty on purpose. */
  private refuseEmpty(named: ReadonlyArray<readonly string[]>): void {
    const emptyIn = (paths: readonly string[]) => paths.map((path) => this.empty.get(fileOf(path)));
    for (const shown of this.empty.size === 0 ? [] : named.map(emptyIn)) {
      if (!shown.includes(undefined)) {
        shown.forEach((path) => this.unusable({ path: path!, reason: EMPTY }));
      }
    }
  }

  /** Remarks about empty files among others that are not. */
  public get remarks(): readonly Problem[] {
    const paths = [...this.empty.values()].filter((path) => !this.problems.some((problem) => problem.path === path)).sort();
    return paths.map((path) => ({ path, reason: 'is empty: if a program should have written it, that program has probably failed' }));
  }

  /** The shown paths of the Kustomizations that change other objects. */
  public get kustomizations(): readonly string[] {
    return this.all.flatMap(([path, { kustomization }]) => kustomization === undefined ? [] : [path]);
  }

  /** Whether these files are in different folders or globs: each is in one, but none has them all. */
  public areApart(paths: readonly string[]): boolean {
    return paths.every((path) => this.folders.some((folder) => folder.has(path)))
      && !this.folders.some((folder) => paths.every((path) => folder.has(path)));
  }

  private pathsOf(pattern: string): string[] {
    if (pattern === '') {
      this.unusable({ path: quote(pattern), reason: 'is not a file name; is a variable not set? For everything below this folder, write "."' });
      return [];
    }
    const path = resolve(this.io.cwd, pattern);
    let stats: Stats | undefined;
    try {
      stats = statSync(path, { throwIfNoEntry: false });
    } catch {
      // An invalid path may still be a glob.
    }
    if (stats !== undefined && !stats.isDirectory()) {
      return [path];
    }
    const ignore = pattern.includes('node_modules') ? [] : ['**/node_modules/**'];
    let isHindered = false;
    const fs = watched((folder, code) => {
      isHindered = true;
      this.unusable({ path: this.shown(resolve(this.io.cwd, folder)), reason: unreadable(code) });
    });
    const options = { absolute: true, expandDirectories: false, ignore, fs };
    const found = stats === undefined
      ? globSync(sep === '\\' ? pattern.replaceAll(sep, '/') : pattern, { ...options, cwd: this.io.cwd })
      : globSync(MANIFESTS, { ...options, cwd: path });
    if (found.length === 0 && !isHindered) {
      const reason = stats === undefined ? isLink(path) ? 'is a link that leads to no file' : 'matches no file' : 'is a folder without *.yaml, *.yml or *.json files';
      this.problems.push({ path: mayHoldCredential(pattern) ? quote(pattern) : pattern, reason });
    }
    const paths = found.map((one) => resolve(one));
    this.folders.push(new Set(paths.map((one) => this.shown(one))));
    return paths;
  }

  /** Adds a problem, once even if its file is in several sets. */
  private unusable(problem: Problem): void {
    if (!this.problems.some(({ path, reason }) => path === problem.path && reason === problem.reason)) {
      this.problems.push(problem);
    }
  }

  private async manifestsOf(path: string): Promise<Manifests | undefined> {
    const shown = this.shown(path);
    const known = this.read.get(path);
    if (known !== undefined) {
      return known;
    }
    try {
      const manifests = manifestsIn(shown, path === '-' ? await this.stdin() : readFileSync(path), this.positions);
      this.read.set(path, manifests);
      // Files may be all that a commit has changed, but what is piped in was meant to be manifests.
      if (path === '-' && isForeign(manifests)) {
        this.unusable({ path: shown, reason: FOREIGN });
      }
      return manifests;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) {
        throw error;
      }
      this.unusable({ path: shown, reason: unreadable(code) });
      return undefined;
    }
  }

  /** The path in messages: relative to the working directory, or absolute if it is outside. */
  private shown(path: string): string {
    if (path === '-') {
      return STDIN;
    }
    const way = relative(this.io.cwd, path);
    return (way.startsWith('..') || isAbsolute(way) ? path : way || '.').replaceAll(sep, '/');
  }

  private async stdin(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.io.stdin ?? []) {
      chunks.push(Buffer.from(chunk as string | Uint8Array));
    }
    return Buffer.concat(chunks);
  }
}

/** File system functions that report unreadable folders, which the glob search would skip silently. */
function watched(tell: (path: string, code: string) => void): FileSystemAdapter {
  const watching = <T>(path: string, look: () => T): T => {
    try {
      return look();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // Missing files are normal in a search: the folder that a glob begins with, or the target of a link.
      if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(code)) {
        tell(path, code);
      }
      throw error;
    }
  };
  return {
    readdirSync: ((path: string, options: object) => watching(path, () => readdirSync(path, options))) as typeof readdirSync,
    realpathSync: ((path: string) => watching(path, () => realpathSync(path))) as typeof realpathSync,
    statSync: ((path: string) => watching(path, () => statSync(path))) as typeof statSync,
  };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

const unreadable = (code: string) => `cannot be read: ${code}`;
const EMPTY = 'is empty: the program that should have written it has probably failed';
const FOREIGN = 'holds no object of Kubernetes: the program that should have written it has probably failed';

/** Whether there are documents, but no object of Kubernetes is in any of them. */
const isForeign = ({ subjects, ignored, foreign }: Manifests) => foreign > 0 && subjects.length === 0 && ignored.size === 0;

/** Removes paths that lead through links to the same file as an earlier one. */
function distinct(paths: readonly string[]): string[] {
  const known = new Set<string>();
  return paths.filter((path) => {
    const file = fileOf(path);
    return !known.has(file) && known.add(file);
  });
}

/** The real path, which identifies a file. */
function fileOf(path: string): string {
  try {
    return path === '-' ? path : realpathSync(path);
  } catch {
    // Reported when the file is read.
    return path;
  }
}
