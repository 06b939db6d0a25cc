import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Io } from './command';
import type { Problem } from './manifests/documents';
import { manifestsIn, type Manifests } from './manifests/read-manifests';

const MANIFESTS = '**/*.{yaml,yml,json}';

/** What standard input is called where files are named. */
const STDIN = 'stdin';

/** Reads each file once, whatever the number of patterns that it matches. */
export class InputFiles {
  public readonly problems: Problem[] = [];

  private readonly read = new Map<string, Manifests>();

  public constructor(private readonly io: Pick<Io, 'cwd' | 'stdin'>) {}

  /** What was read, by the path as it is shown, sorted. */
  public get all(): ReadonlyArray<readonly [path: string, manifests: Manifests]> {
    return [...this.read].sort(([a], [b]) => a < b ? -1 : 1);
  }

  /** The manifests of files, of all below a folder, of what a glob matches, or of standard input; in an order that has nothing to do with that of the patterns. */
  public async matching(patterns: readonly string[]): Promise<readonly Manifests[]> {
    const paths = new Set(patterns.flatMap((pattern) => pattern === '-' ? [pattern] : this.pathsOf(pattern)));
    const found: Manifests[] = [];
    for (const path of distinct([...paths].sort())) {
      const manifests = await this.manifestsOf(path);
      found.push(...manifests === undefined ? [] : [manifests]);
    }
    return found;
  }

  private pathsOf(pattern: string): string[] {
    const path = resolve(this.io.cwd, pattern);
    let stats: Stats | undefined;
    try {
      stats = statSync(path, { throwIfNoEntry: false });
    } catch {
      // What is no path can be a pattern.
    }
    if (stats !== undefined && !stats.isDirectory()) {
      return [path];
    }
    const options = { absolute: true, expandDirectories: false, ignore: pattern.includes('node_modules') ? [] : ['**/node_modules/**'] };
    const found = stats === undefined
      ? globSync(sep === '\\' ? pattern.replaceAll(sep, '/') : pattern, { ...options, cwd: this.io.cwd })
      : globSync(MANIFESTS, { ...options, cwd: path });
    if (found.length === 0) {
      const reason = stats === undefined ? 'matches no file' : 'is a folder without *.yaml, *.yml and *.json';
      this.problems.push({ path: pattern, reason });
    }
    return found.map((one) => resolve(one));
  }

  private async manifestsOf(path: string): Promise<Manifests | undefined> {
    const shown = path === '-' ? STDIN : this.shown(path);
    const known = this.read.get(shown);
    if (known !== undefined) {
      return known;
    }
    try {
      const manifests = manifestsIn(shown, path === '-' ? await this.stdin() : readFileSync(path));
      this.read.set(shown, manifests);
      return manifests;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) {
        throw error;
      }
      this.problems.push({ path: shown, reason: `cannot be read: ${code}` });
      return undefined;
    }
  }

  /** Relative to where the command runs, wherever that is. */
  private shown(path: string): string {
    const way = relative(this.io.cwd, path);
    return (way.startsWith('..') || isAbsolute(way) ? path : way).replaceAll(sep, '/');
  }

  private async stdin(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.io.stdin ?? []) {
      chunks.push(Buffer.from(chunk as string | Uint8Array));
    }
    const text = Buffer.concat(chunks);
    if (text.every((byte) => WHITE_SPACE.includes(byte))) {
      this.problems.push({ path: STDIN, reason: 'is empty: what was to write into it has probably failed' });
    }
    return text;
  }
}

const WHITE_SPACE = Buffer.from(' \t\r\n');

/** Each file once, under the first of its names: links may give it several. */
function distinct(paths: readonly string[]): string[] {
  const known = new Set<string>();
  return paths.filter((path) => {
    const file = path === '-' ? path : realPath(path);
    return !known.has(file) && known.add(file);
  });
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // What cannot be read is named when it is.
    return path;
  }
}
