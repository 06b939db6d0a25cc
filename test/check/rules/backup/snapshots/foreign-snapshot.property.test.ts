import * as fc from 'fast-check';
import { concernedBy } from '../findings';
import { backup, repository } from '../stored';

const KINDS = ['Deployment', 'PersistentVolumeClaim', 'postgres', 'redis', 'mongodb', 'etcd'];

const stored = fc.record({
  target: fc.nat(3),
  alias: fc.constantFrom(undefined, 'a', 'b', 'host-0'),
  path: fc.constantFrom('/a', '/stash-data'),
  repository: fc.nat(1),
});
const cluster = fc.record({
  kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 4, maxLength: 4 }),
  accounts: fc.array(fc.constantFrom(undefined, 'one', 'two'), { minLength: 2, maxLength: 2 }),
  stored: fc.array(stored, { minLength: 2, maxLength: 5 }),
});

type Cluster = typeof cluster extends fc.Arbitrary<infer C> ? C : never;
type Stored = Cluster['stored'][number];

const isAddon = (kind: string) => kind === kind.toLowerCase();

function manifests({ kinds, accounts, stored: backups }: Cluster): object[] {
  return [
    ...accounts.flatMap((account, index) => repository(`r${index}`, { account })),
    ...backups.map(({ target, alias, path, repository: place }, index) => {
      const kind = kinds[target]!;
      return backup(`${isAddon(kind) ? 'AppBinding' : kind}/t${target}`, {
        alias, paths: [path], name: `b${index}`, repository: `r${place}`, task: isAddon(kind) ? `${kind}-backup-1.2` : undefined,
      });
    }),
  ];
}

const FILES: { readonly [kind: string]: string } = { postgres: '/dumpfile.sql', redis: '/dumpfile.resp', mongodb: '/dump', etcd: '/stash-tmp/data' };

const hostOf = ({ kinds }: Cluster, { target, alias }: Stored) => kinds[target] === 'mongodb' ? 'host-0' : alias ?? 'host-0';
const pathOf = ({ kinds }: Cluster, { target, path }: Stored) => FILES[kinds[target]!] ?? path;

/** Whether a restore of the first would take a snapshot of the second for one of its own. */
function isSelected(all: Cluster, reader: Stored, other: Stored): boolean {
  const kind = all.kinds[reader.target]!;
  const isHost = hostOf(all, reader) === hostOf(all, other);
  const isPath = pathOf(all, reader) === pathOf(all, other);
  switch (kind) {
    case 'Deployment': return isHost && isPath;
    case 'PersistentVolumeClaim': return isPath;
    case 'mongodb': return isHost;
    case 'etcd': return isPath && (isHost || reader.alias === undefined);
    default: return isHost || reader.alias === undefined;
  }
}

function sameness({ accounts }: Cluster, a: Stored, b: Stored): string | undefined {
  const [one, other] = [accounts[a.repository], accounts[b.repository]];
  return a.repository === b.repository ? 'warning' : one === undefined || other === undefined ? 'note' : one === other ? 'warning' : undefined;
}

test('what is found is what a comparison of every two backups finds', () => {
  fc.assert(fc.property(cluster, (all) => {
    const expected: { [level: string]: string[] } = {};
    for (const level of ['warning', 'note']) {
      const isRival = (a: Stored, b: Stored) => a.target !== b.target && sameness(all, a, b) === level && isSelected(all, a, b);
      const isOne = (a: Stored, b: Stored) => hostOf(all, a) === hostOf(all, b) && pathOf(all, a) === pathOf(all, b);
      const names = new Set<string>();
      all.stored.forEach((reader, index) => {
        if (all.stored.some((other) => isRival(reader, other) && !isOne(reader, other))) {
          names.add(`b${index}`);
          all.stored.forEach((other, number) => isRival(reader, other) && names.add(`b${number}`));
        }
      });
      expected[level] = [...names].sort();
    }
    const found: { [level: string]: string[] } = { warning: [], note: [] };
    for (const { level, names } of concernedBy('STASH302', manifests(all))) {
      found[level] = [...new Set([...found[level]!, ...names])].sort();
    }
    expect(found).toEqual(expected);
  }), { numRuns: 500 });
});
