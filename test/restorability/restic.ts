import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cheapenKey } from './cheap-key';

export interface Ended {
  readonly code: number | null;
  readonly output: Buffer;
  readonly errors: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly end: Promise<Ended>;
}

const PASSWORD = 'replay';
const alive = new Set<ChildProcess>();

// A restic that was held up has to go as well, and SIGKILL is what a stopped process still hears.
process.on('exit', () => alive.forEach(child => child.kill('SIGKILL')));

/** The restic repositories of one replay: a folder for each physical place, and a log of all that was run. */
export class Restic {
  /** An initialised repository to copy from: `init` alone takes longer than the rest of a replay. */
  public static async template(folder: string): Promise<string> {
    const restic = new Restic(folder, '');
    const repository = restic.repository('template');
    await succeeds(restic.start('template', ['init']));
    const { output } = await succeeds(restic.start('template', ['cat', 'masterkey']));
    cheapenKey(repository, PASSWORD, JSON.stringify(JSON.parse(output.toString())));
    await succeeds(restic.start('template', ['check']));
    // The 256 folders for packs are made again as they are needed, which is cheaper than to copy them.
    rmSync(join(repository, 'data'), { recursive: true });
    mkdirSync(join(repository, 'data'));
    return repository;
  }

  public readonly log: string[] = [];
  private readonly places = new Map<string, string>();

  constructor(public readonly folder: string, private readonly template: string) {}

  public note(line: string): void {
    this.log.push(line);
  }

  /** The folder that stands for a place. The operator asks with `snapshots` and answers a failure with `init`: here the first use copies. */
  public repository(place: string): string {
    const known = this.places.get(place);
    if (known) return known;
    const repository = join(this.folder, `repository-${this.places.size}`);
    this.places.set(place, repository);
    if (this.template) {
      cpSync(this.template, repository, { recursive: true });
      this.note(`# ${place} is ${repository.slice(this.folder.length + 1)}`);
    }
    return repository;
  }

  public start(place: string, args: readonly string[], input?: string): Started {
    const repository = this.repository(place);
    const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
    const child = spawn('restic', [...args, '--no-cache'], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        TMPDIR: this.folder,
        TZ: 'UTC',
        RESTIC_REPOSITORY: repository,
        RESTIC_PASSWORD: PASSWORD,
        // Many run side by side, and each has next to nothing to do.
        GOMAXPROCS: '1',
      },
      stdio: [stdin, 'pipe', 'pipe'],
    });
    if (typeof stdin === 'number') closeSync(stdin);
    alive.add(child);
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout!.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr!.on('data', (chunk: Buffer) => {
      errors.push(chunk);
      // A file that is missing in a local repository does not come back, however long restic waits for it.
      if (chunk.includes('retrying after')) child.kill('SIGKILL');
    });
    const line = `restic -r ${repository.slice(this.folder.length + 1)} ${args.join(' ').replaceAll(`${this.folder}/`, '')}`;
    const end = new Promise<Ended>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        alive.delete(child);
        const said = Buffer.concat(errors).toString().trim();
        this.note(code === 0 ? line : `${line}\n    ${code === null ? 'killed' : `exit ${code}`}: ${said.replaceAll(`${this.folder}/`, '').replaceAll('\n', ' ')}`);
        resolve({ code, output: Buffer.concat(output), errors: said });
      });
    });
    return { child, end };
  }

  public async run(place: string, args: readonly string[], input?: string): Promise<Ended> {
    return this.start(place, args, input).end;
  }

  /** The locks of a repository, and how to put them back where they were removed. */
  public locks(place: string): () => void {
    const folder = join(this.repository(place), 'locks');
    const held = readdirSync(folder).map(file => ({ path: join(folder, file), content: readFileSync(join(folder, file)) }));
    return () => held.forEach(({ path, content }) => writeFileSync(path, content));
  }

  /** How many packs the repository holds, as far as restic is done with them: it makes a file read-only last, and writes it anew where it is gone by then. */
  public packs(place: string): number {
    const data = join(this.repository(place), 'data');
    return readdirSync(data).flatMap(folder => readdirSync(join(data, folder)).filter(file => isReadOnly(join(data, folder, file)))).length;
  }

  public snapshots(place: string): number {
    return readdirSync(join(this.repository(place), 'snapshots')).length;
  }
}

function isReadOnly(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  // eslint-disable-next-line no-bitwise -- a mode is made of bits
  return stat !== undefined && (stat.mode & 0o200) === 0;
}

async function succeeds({ child, end }: Started): Promise<Ended> {
  const ended = await end;
  if (ended.code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${ended.code}: ${ended.errors}`);
  return ended;
}
