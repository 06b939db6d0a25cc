import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { certificate } from './certificates';
import { dispatch } from '../../lib/cli/dispatch';
import { temporaryFolder } from '../secret/temporary-folder';

export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder to work in, with an environment of its own: `HOME` is inside of it. */
export class CommandLine {
  public readonly env: NodeJS.ProcessEnv = {};

  public constructor(public readonly folder: string) {
    this.env.HOME = this.path('home');
    this.write('controller.pem', certificate());
  }

  public path(name: string): string {
    return join(this.folder, name);
  }

  public write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  public read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  public has(name: string): boolean {
    return existsSync(this.path(name));
  }

  public async run(...args: readonly string[]): Promise<Answer> {
    const written = { stdout: '', stderr: '' };
    const into = (stream: keyof typeof written) => ({ write: (text: string) => (written[stream] += text) });
    const code = await dispatch(args, { stdout: into('stdout'), stderr: into('stderr'), env: this.env, cwd: this.folder });
    return { code, ...written };
  }

  /** Seals for `demo/azure-secret`, but for what is said otherwise. */
  public async seal(...args: readonly string[]): Promise<Answer> {
    return this.run('seal', '--cert', 'controller.pem', '--namespace', 'demo', '--name', 'azure-secret', ...args);
  }
}

/** A command line for each test, in a folder that is gone afterwards. */
export function commandLine(): () => CommandLine {
  const folder = temporaryFolder();
  let count = 0;
  let current: CommandLine;
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-06-01T00:00:00Z'));
    const path = join(folder.path, String(count++));
    mkdirSync(path);
    current = new CommandLine(path);
  });
  afterEach(() => jest.restoreAllMocks());
  return () => current;
}
