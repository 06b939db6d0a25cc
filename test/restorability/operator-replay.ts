import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { History, Snapshot } from './history';
import { placeOf } from './place';
import { Restic, Started } from './restic';
import { forgetFlags } from './retention';
import { InvokerSpec, Manifest, policyOf, specOf } from './wire';
import { filesUnder, Model, modelOf, Write, writesOf } from './writer';

/** A backup that has all it needs to be started. */
interface Prepared {
  readonly place: string;
  readonly args: readonly string[];
  readonly input?: string;
  readonly snapshot: Omit<Snapshot, 'id'>;
}

/** Three packs of restic, one after the other and so slowly that there are seconds in which the first is there and the backup goes on. */
const LONG = 40 * 1024 * 1024;
const KIBIBYTES_A_SECOND = [8192, 4096, 2048, 1024];

/** What the operator runs for its invokers: the same calls with the same arguments in the same order. */
export class OperatorReplay {
  public readonly history = new History();
  /** Whether runs that start together met, and whether the retention of one removed a snapshot meanwhile. */
  public raced?: 'pruned' | 'nothing to prune' | 'locked out';
  /** What restic said where the retention of an invoker failed, and its run with it. */
  public readonly failures = new Map<string, string>();
  private readonly world: string;
  private clock = 0;
  private run = 0;

  constructor(private readonly manifests: readonly Manifest[], private readonly restic: Restic) {
    this.world = join(restic.folder, 'world');
  }

  public place(invoker: Manifest): string {
    return placeOf(specOf<InvokerSpec>(invoker).repository, invoker, this.manifests);
  }

  /** Where a path of a container is on this machine. */
  public inWorld(path: string): string {
    return join(this.world, path);
  }

  /** The same of what may begin with a path of a container, behind a flag or by itself: a pattern of files, or an argument. */
  public patternInWorld(text: string): string {
    return text.replace(/^((?:--[\w-]+=|-\w=?|!)?)(?=\/)/, `$1${this.world}`);
  }

  public models(invoker: Manifest): Array<{ readonly model: Model; readonly options: readonly string[] }> {
    const spec = specOf<InvokerSpec>(invoker);
    return (spec.members ?? [spec]).map(member => ({
      model: modelOf(member, invoker, this.manifests),
      options: [...(member.target?.exclude ?? []).flatMap(pattern => ['--exclude', pattern]), ...member.target?.args ?? []].map(text => this.patternInWorld(text)),
    }));
  }

  /** A run that nothing disturbs: all backups, then the retention. */
  public async alone(invoker: Manifest, at: Date): Promise<void> {
    this.begin(invoker, at);
    if (await this.backAllUp(invoker, this.backups(invoker))) await this.retain(invoker);
  }

  /** Runs that start together: the last backup of one is under way while the others apply their retention. */
  public async together(invokers: readonly Manifest[], at: Date): Promise<void> {
    // The one that has to be held up is one beside which another prunes.
    const slow = invokers.find(invoker => invokers.some(other => other !== invoker && prunes(other))) ?? invokers[0]!;
    const others = invokers.filter(invoker => invoker !== slow);
    const ready: Manifest[] = [];
    for (const other of others) {
      this.begin(other, at);
      if (await this.backAllUp(other, this.backups(other))) ready.push(other);
    }
    this.begin(slow, at);
    const starts = this.backups(slow);
    let succeeded = await this.backAllUp(slow, starts.slice(0, -1));
    const last = starts.at(-1);
    const held = last && await this.holdUp(slow, last);
    if (held) {
      const putBack = this.restic.locks(held.prepared.place);
      const removed: number[] = [];
      for (const other of ready) {
        const count = await this.retain(other);
        // A run that forgets without pruning deletes no data, and one that prunes does so only where it has just forgotten something.
        removed.push(prunes(other) || Number.isNaN(count) ? count : 0);
      }
      this.raced = removed.some(count => count > 0) ? 'pruned' : removed.some(Number.isNaN) ? 'locked out' : 'nothing to prune';
      // restic ends with 0 without its lock as well, after it has tried for a minute and a half to remove it; nobody else is there to see it now.
      putBack();
      held.started.child.kill('SIGCONT');
      this.restic.note('# the held backup goes on');
      succeeded = await this.finish(slow, held.prepared, held.started) && succeeded;
    } else {
      succeeded = false;
      for (const other of ready) await this.retain(other);
    }
    if (succeeded) await this.retain(slow);
  }

  private begin({ kind, metadata }: Manifest, at: Date): void {
    this.clock = Math.max(this.clock, at.getTime());
    this.run += 1;
    this.restic.note(`# run ${this.run}: ${kind} ${metadata.namespace}/${metadata.name} at ${at.toISOString()}`);
  }

  /** The backups of a run, in the operator's order; members that run in parallel take turns in being first. */
  private backups(invoker: Manifest): Array<(length?: number) => Prepared> {
    const place = this.place(invoker);
    const models = this.models(invoker);
    const parallel = specOf<InvokerSpec>(invoker).executionOrder !== 'Sequential';
    return (parallel && this.run % 2 === 1 ? models.reverse() : models).flatMap(({ model, options }) => writesOf(model).map(write =>
      (length = 0) => this.prepare(place, write, model, options, length)));
  }

  private prepare(place: string, write: Write, model: Model, options: readonly string[], length: number): Prepared {
    this.clock += 1000;
    const at = new Date(this.clock);
    const bytes = Buffer.concat([Buffer.from(`${write.target} ${write.host} ${write.path} run ${this.run}\n`), randomBytes(length)]);
    const shared = ['--quiet', '--json', '--host', write.host, '--time', at.toISOString().slice(0, 19).replace('T', ' ')];
    rmSync(this.world, { recursive: true, force: true });
    if (write.dump) {
      const input = join(this.restic.folder, 'dump');
      rmSync(input, { force: true });
      writeFileSync(input, bytes);
      const args = ['backup', '--stdin', '--stdin-filename', write.path.slice(1), ...shared];
      return { place, args, input, snapshot: { place, at, write, files: [], bytes } };
    }
    // Whatever is mounted is there, with its own bytes; what no mount reaches is not.
    mkdirSync(this.world);
    const files = filesUnder(write.path, model.mounts);
    for (const file of [...model.mounts.flatMap(mount => filesUnder(mount, model.mounts)), ...files]) {
      mkdirSync(dirname(this.inWorld(file)), { recursive: true });
      writeFileSync(this.inWorld(file), bytes);
    }
    return { place, args: ['backup', this.inWorld(write.path), ...shared, ...options], snapshot: { place, at, write, files, bytes } };
  }

  /** Whether all backups of a run succeed; one that fails keeps none of the others back. */
  private async backAllUp(invoker: Manifest, starts: ReadonlyArray<() => Prepared>): Promise<boolean> {
    let succeeded = true;
    for (const start of starts) {
      const prepared = start();
      succeeded = await this.finish(invoker, prepared, this.restic.start(prepared.place, prepared.args, prepared.input)) && succeeded;
    }
    return succeeded;
  }

  private async finish(invoker: Manifest, { snapshot }: Prepared, { end }: Started): Promise<boolean> {
    const { code, output } = await end;
    if (code !== 0) return false;
    const summary = output.toString().trim().split('\n').at(-1)!;
    // A run without a snapshot is a success for the operator as well.
    this.history.add(invoker, { ...snapshot, id: (JSON.parse(summary) as { readonly snapshot_id?: string }).snapshot_id ?? '' });
    return true;
  }

  /** Starts a long backup and stops the process as soon as its first pack is in the repository; nothing where it fails by itself. */
  private async holdUp(invoker: Manifest, start: (length: number) => Prepared): Promise<{ prepared: Prepared; started: Started } | undefined> {
    for (const speed of KIBIBYTES_A_SECOND) {
      const prepared = start(LONG);
      const packs = this.restic.packs(prepared.place);
      const snapshots = this.restic.snapshots(prepared.place);
      const slowly = ['--limit-upload', String(speed), '--option', 'local.connections=1'];
      const started = this.restic.start(prepared.place, [...prepared.args, ...slowly], prepared.input);
      const { child } = started;
      while (child.exitCode === null && this.restic.packs(prepared.place) === packs) await pause(1);
      child.kill('SIGSTOP');
      // What has a snapshot is over, even where its end was not heard of yet.
      if (child.exitCode === null && this.restic.snapshots(prepared.place) === snapshots) {
        this.restic.note(`# held up after its first pack: restic ${prepared.args.join(' ').replaceAll(`${this.restic.folder}/`, '')}`);
        return { prepared, started };
      }
      child.kill('SIGCONT');
      if (!await this.finish(invoker, prepared, started)) return undefined;
    }
    throw new Error('a backup could not be held up, however slow: this machine is too busy for the race');
  }

  /** Retention over the whole repository, without a host, and what the operator does when it is locked; says how many snapshots went, if it ended well. */
  private async retain(invoker: Manifest): Promise<number> {
    const place = this.place(invoker);
    const args = ['forget', '--quiet', '--json', ...forgetFlags(policyOf(invoker))];
    let ended = await this.restic.run(place, args);
    if (ended.code !== 0 && ended.errors.includes('unlock')) {
      await this.restic.run(place, ['unlock', '--remove-all']);
      ended = await this.restic.run(place, args);
    }
    this.history.retain(invoker, this.models(invoker).flatMap(({ model }) => writesOf(model)));
    if (ended.code !== 0) {
      this.failures.set(`${invoker.kind} ${invoker.metadata.namespace}/${invoker.metadata.name}`, ended.errors);
      return NaN;
    }
    const [first = '[]'] = ended.output.toString().split('\n').filter(line => line.startsWith('['));
    return (JSON.parse(first) as Array<{ readonly remove: unknown[] | null }>).reduce((sum, { remove }) => sum + (remove ?? []).length, 0);
  }
}

function prunes(invoker: Manifest): boolean {
  const { prune, dryRun } = policyOf(invoker);
  return prune && !dryRun;
}
