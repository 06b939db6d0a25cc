import * as fc from 'fast-check';
import { concernedBy } from '../findings';
import { backup, repository } from '../stored';

interface Stored {
  readonly target: number;
  readonly alias?: string;
  readonly paths: readonly string[];
  readonly repository: number;
}

interface Kept {
  readonly prefix: string;
  readonly account?: string;
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'PersistentVolumeClaim', 'postgres', 'mongodb'];

/** A target is always of one kind, and a StatefulSet has its number of pods and the first of them in the manifests or has not. */
const target = fc.record({
  kind: fc.constantFrom(...KINDS),
  replicas: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  start: fc.constantFrom(undefined, undefined, 0, 1, 2, 3),
});
const kept = fc.record({ prefix: fc.constantFrom('p', 'p/', 'q'), account: fc.constantFrom(undefined, 'one', 'two') });
const stored = fc.record({
  target: fc.nat(3),
  alias: fc.constantFrom(undefined, 'a', 'a-0', 'a-2', 'host', 'host-0', 'host-1'),
  paths: fc.subarray(['/a', '/b', '/stash-data', '/dumpfile.sql', '/dump'], { minLength: 1, maxLength: 2 }),
  repository: fc.nat(2),
});
const cluster = fc.record({
  targets: fc.array(target, { minLength: 4, maxLength: 4 }),
  kept: fc.array(kept, { minLength: 3, maxLength: 3 }),
  stored: fc.array(stored, { minLength: 2, maxLength: 5 }),
});

type Cluster = typeof cluster extends fc.Arbitrary<infer C> ? C : never;

function manifests({ targets, kept: places, stored: backups }: Cluster): object[] {
  return [
    ...places.flatMap((place, index) => repository(`r${index}`, place)),
    ...targets.flatMap(({ kind, replicas, start }, index) => kind !== 'StatefulSet' || (replicas ?? start) === undefined ? [] : [
      { apiVersion: 'apps/v1', kind, metadata: { name: `t${index}`, namespace: 'shop' }, spec: { replicas, ordinals: start === undefined ? undefined : { start } } },
    ]),
    ...backups.map(({ target: number, repository: place, ...options }, index) => {
      const { kind } = targets[number]!;
      const isAddon = kind === kind.toLowerCase();
      return backup(`${isAddon ? 'AppBinding' : kind}/t${number}`, {
        ...options, name: `b${index}`, repository: `r${place}`, task: isAddon ? `${kind}-backup-1.2` : undefined,
      });
    }),
  ];
}

/** The hosts one by one: those that are there for certain, and up to ten that may be. */
function hosts({ targets }: Cluster, { target: number, alias }: Stored): { certain: string[]; possible: string[] } {
  const { kind, replicas, start = 0 } = targets[number]!;
  const numbered = (count: number) => Array.from({ length: count }, (_, ordinal) => `${alias ?? 'host'}-${start + ordinal}`);
  const all: { [kind: string]: () => { certain: string[]; possible: string[] } } = {
    StatefulSet: () => ({ certain: numbered(replicas ?? 1), possible: numbered(replicas ?? 10) }),
    DaemonSet: () => ({ certain: [`node of ${alias}`], possible: [`node of ${alias}`] }),
    mongodb: () => ({ certain: ['host-0'], possible: ['host-0'] }),
  };
  return (all[kind] ?? (() => ({ certain: [alias ?? 'host-0'], possible: [alias ?? 'host-0'] })))();
}

function paths({ targets }: Cluster, { target: number, paths: given }: Stored): readonly string[] {
  const fixed: { [kind: string]: string[] } = { postgres: ['/dumpfile.sql'], mongodb: ['/dump'] };
  return fixed[targets[number]!.kind] ?? given;
}

/** Two numbered ones of one name that begin alike are one for certain, however many pods there are. */
function meeting(all: Cluster, a: Stored, b: Stored): number {
  if (a.target === b.target || !paths(all, a).some((path) => paths(all, b).includes(path))) {
    return 0;
  }
  const [one, other] = [hosts(all, a), hosts(all, b)];
  const meet = (some: string[], others: string[]) => some.some((host) => others.includes(host));
  return meet(one.certain, other.certain) ? 2 : meet(one.possible, other.possible) ? 1 : 0;
}

function sameness({ kept: places }: Cluster, a: Stored, b: Stored): number {
  const [one, other] = [places[a.repository]!, places[b.repository]!] as [Kept, Kept];
  if (a.repository === b.repository) {
    return 2;
  }
  if (one.prefix.replace('/', '') !== other.prefix.replace('/', '')) {
    return 0;
  }
  return one.account === undefined || other.account === undefined ? 1 : one.account === other.account ? 2 : 0;
}

test('what is found is what a comparison of every two backups, host by host, finds', () => {
  fc.assert(fc.property(cluster, (all) => {
    const expected: { [level: string]: Set<string> } = {};
    all.stored.forEach((a, i) => all.stored.forEach((b, j) => {
      const [met, same] = [meeting(all, a, b), sameness(all, a, b)];
      const level = i === j || met === 0 || same === 0 ? undefined : ['note', 'warning', 'error'][met + same - 2];
      if (level !== undefined) {
        expected[level] = (expected[level] ?? new Set()).add(`b${i}`);
      }
    }));
    const found: { [level: string]: Set<string> } = {};
    for (const { level, names } of concernedBy('STASH301', manifests(all))) {
      found[level] = new Set([...found[level] ?? [], ...names]);
    }
    expect({ error: found.error, warning: found.warning }).toEqual({ error: expected.error, warning: expected.warning });
    // Of doubts about the place and about the hosts at once, more may be named than has to be.
    expect([...found.note ?? []]).toEqual(expect.arrayContaining([...expected.note ?? []]));
    expect(found.note === undefined).toBe(expected.note === undefined);
  }), { numRuns: 500 });
});
