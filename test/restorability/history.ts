import { promised } from './retention';
import { Manifest, policyOf } from './wire';
import { Write } from './writer';

/** A snapshot that restic said it made, and what is in it. */
export interface Snapshot {
  readonly id: string;
  readonly place: string;
  readonly at: Date;
  readonly write: Write;
  /** The files that belong to the target, as the container names them, each with these bytes; none for a dump. */
  readonly files: readonly string[];
  readonly bytes: Buffer;
}

/** What every target was promised: its own snapshots, less what its own policy forgets. */
export class History {
  public readonly snapshots: Snapshot[] = [];
  private readonly held = new Map<string, Snapshot[]>();

  public add(invoker: Manifest, snapshot: Snapshot): void {
    this.snapshots.push(snapshot);
    const key = keyOf(invoker, snapshot.write);
    this.held.set(key, [...this.held.get(key) ?? [], snapshot]);
  }

  public retain(invoker: Manifest, writes: readonly Write[]): void {
    for (const write of writes) {
      const key = keyOf(invoker, write);
      this.held.set(key, promised(policyOf(invoker), this.held.get(key) ?? []));
    }
  }

  public promised(): Snapshot[] {
    return [...this.held.values()].flat();
  }

  /** The newest snapshot that a target made of a host and path. */
  public newest(place: string, { target, host, path }: Write): Snapshot | undefined {
    return this.snapshots.filter(({ place: where, write }) =>
      where === place && write.target === target && write.host === host && write.path === path).at(-1);
  }

  /** The newest snapshot of a host and path, preferably of this target. */
  public meant(place: string, write: Write): Snapshot | undefined {
    return this.newest(place, write) ?? this.snapshots.filter(({ place: where, write: { host, path } }) =>
      where === place && host === write.host && path === write.path).at(-1);
  }
}

/** Two invokers that treat a target by one policy share the promise. */
function keyOf(invoker: Manifest, { target, host, path }: Write): string {
  const { name, prune, ...policy } = policyOf(invoker);
  return JSON.stringify([target, host, path, Object.entries(policy).sort()]);
}
