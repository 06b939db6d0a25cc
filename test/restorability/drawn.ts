import * as fc from 'fast-check';
import { Backup, BUCKET, Configuration } from './manifests';
import { Retention, Rule } from './wire';

const WORKLOAD_PATHS = [['/data'], ['/data'], ['/data/'], ['/data', '/etc/app'], ['/srv//files']];
const CLAIM_PATHS = [undefined, undefined, ['/stash-data'], ['/data']];
const POLICIES: ReadonlyArray<Partial<Retention>> = [
  { keepLast: 1 },
  { keepLast: 2 },
  { keepLast: 3 },
  { keepDaily: 2 },
  { keepLast: 1, keepDaily: 2 },
  { keepLast: 2, prune: false },
  { keepLast: 2, dryRun: true },
];
const NO_POLICIES: ReadonlyArray<Partial<Retention>> = [{}, { keepTags: ['daily'] }];

/** Three starts each: at the same minute, within a run of each other, and far apart. */
const SCHEDULES = {
  equal: ['0 2 * * *', '0 2 * * *', '0 2 * * *'],
  crossing: ['0 2 * * *', '0 */6 * * *', '0 */12 * * *'],
  overlapping: ['0 2 * * *', '15 2 * * *', '30 2 * * *'],
  spaced: ['0 2 * * *', '0 10 * * *', '0 18 * * *'],
  often: ['0 */6 * * *', '0 2-23/6 * * *', '0 4-23/6 * * *'],
};

const s3 = (endpoint: string, bucket: string, prefix: string) => ({ s3: { endpoint, bucket, prefix }, storageSecretName: 'secret' });
const azure = (prefix: string) => ({ azure: { container: 'backups', prefix }, storageSecretName: 'secret' });
const local = (subPath: string) => ({ local: { mountPath: '/backups', subPath, persistentVolumeClaim: { claimName: 'backups' } }, storageSecretName: 'secret' });

/** Two Repositories each: of one place under two spellings, and of two places. */
const ONE_PLACE = [
  [BUCKET, { ...BUCKET, gcs: { bucket: 'backups', prefix: '/shop/' } }],
  [s3('https://s3.amazonaws.com', 'backups', 'a/b'), s3('s3.amazonaws.com', 'backups', '/a//b/')],
  [azure('shop'), azure('/shop')],
  [local('shop'), local('shop/')],
];
const TWO_PLACES = [
  [BUCKET, { ...BUCKET, gcs: { bucket: 'backups', prefix: 'shop/b' } }],
  [s3('https://minio.example.com', 'backups', 'shop'), s3('https://minio.example.com', 'more-backups', 'shop')],
  [azure('shop'), azure('Shop')],
  [local('shop'), local('')],
];

/** Patterns that are true of all files of some path, or of none that there is. */
const EXCLUDES = [['*'], ['data'], ['/data'], ['/data/*'], ['/etc'], ['/stash-data/**'], ['/data/*', '!/data/bytes'], ['*.tmp', '/srv/cache']];

const often = <T>(value: T, weight: number) => ({ arbitrary: fc.constant(value), weight });

const KINDS: ReadonlyArray<Backup['kind']> = ['Deployment', 'StatefulSet', 'DaemonSet', 'PersistentVolumeClaim', 'postgres', 'mysql', 'redis', 'mongodb'];

const drawnBackup = fc.record({
  kind: fc.constantFrom(...KINDS),
  alias: fc.oneof(often('own', 5), often(undefined, 4), often('shared', 2)),
  elsewhere: fc.oneof(often(false, 5), often(true, 1)),
  replicas: fc.integer({ min: 1, max: 2 }),
  workloadPaths: fc.constantFrom(...WORKLOAD_PATHS),
  claimPaths: fc.constantFrom(...CLAIM_PATHS),
  exclude: fc.oneof(often(undefined, 12), { arbitrary: fc.constantFrom(...EXCLUDES), weight: 2 }),
  excludesByArgument: fc.boolean(),
  restorePatterns: fc.oneof(often('none', 12), often('include', 1), often('include elsewhere', 1), often('exclude', 1), often('both', 1)),
  restoreExclude: fc.constantFrom(...EXCLUDES),
  second: fc.boolean(),
  ownPolicy: fc.oneof({ arbitrary: fc.constantFrom(...POLICIES), weight: 9 }, { arbitrary: fc.constantFrom(...NO_POLICIES), weight: 1 }),
  restore: fc.oneof(often('none', 4), often('rule', 3), often('latest', 1), often('source', 1)),
});

type DrawnBackup = typeof drawnBackup extends fc.Arbitrary<infer T> ? T : never;

/** Up to three targets, and everything about them that decides what becomes of their snapshots. */
export const drawnConfiguration: fc.Arbitrary<Configuration> = fc.record({
  backups: fc.array(drawnBackup, { minLength: 1, maxLength: 3 }),
  places: fc.oneof(often('one', 4), often('same', 3), often('two', 3)),
  backend: fc.integer({ min: 0, max: ONE_PLACE.length - 1 }),
  times: fc.oneof(often('spaced' as const, 5), often('often' as const, 2), often('overlapping' as const, 2), often('equal' as const, 1), often('crossing' as const, 1)),
  policy: fc.constantFrom(...POLICIES),
  policies: fc.oneof(often('one', 3), often('own', 1)),
  batch: fc.oneof(often(false, 5), often(true, 1)),
}).map(({ backups, places, backend, times, policy, policies, batch }) => {
  const [repo, other] = (places === 'two' ? TWO_PLACES : ONE_PLACE)[backend]!;
  const two = places !== 'one' && !batch;
  const repositories: Record<string, object> = two ? { repo: repo!, other: other! } : { repo: repo! };
  return {
    title: `${backups.length} target(s), ${places} place(s), ${times}, ${policies} policy`,
    repositories,
    batch,
    // Where runs meet, one is held up, and a backup of nothing is over before.
    backups: backups.map((drawn, index) => backupOf(times === 'equal' || times === 'crossing' ? { ...drawn, exclude: undefined } : drawn, index, {
      repository: two && drawn.second ? 'other' : 'repo',
      schedule: SCHEDULES[times][index]!,
      retention: policies === 'one' ? policy : drawn.ownPolicy,
      // The members of a batch are where the batch is.
      namespace: drawn.elsewhere && !batch ? 'other' : 'shop',
    })),
  };
});

function backupOf(drawn: DrawnBackup, index: number, given: Partial<Backup>): Backup {
  const { kind, replicas, workloadPaths, claimPaths, restore } = drawn;
  const name = 'abc'[index]!;
  const alias = drawn.alias === 'own' ? `alias-${name}` : drawn.alias;
  const files = ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind);
  const paths = files ? workloadPaths : kind === 'PersistentVolumeClaim' ? claimPaths : undefined;
  const byPath = paths ?? (kind === 'PersistentVolumeClaim' ? ['/stash-data'] : undefined);
  const selecting: Rule = byPath ? { paths: byPath, ...restorePatterns(drawn, byPath) } : { snapshots: ['latest'] };
  const rules: Readonly<Record<string, readonly Rule[] | undefined>> = {
    rule: [selecting],
    latest: [{ snapshots: ['latest'] }],
    // Its own host, said aloud. Where there are several hosts, each would get the same data, which is not what this is about.
    source: kind === 'Deployment' || kind === 'PersistentVolumeClaim' ? [{ ...selecting, sourceHost: alias ?? 'host-0' }] : [selecting],
  };
  const excluding = drawn.exclude?.length === 1 && drawn.excludesByArgument ? { args: [`--exclude=${drawn.exclude[0]!}`] } : { exclude: drawn.exclude };
  return { ...excluding, kind, name, ...alias === undefined ? {} : { alias }, replicas, paths, restore: rules[restore], ...given };
}

function restorePatterns({ restorePatterns: which, restoreExclude }: DrawnBackup, paths: readonly string[]): Pick<Rule, 'include' | 'exclude'> {
  return {
    ...which === 'include' || which === 'both' ? { include: paths } : which === 'include elsewhere' ? { include: ['/nowhere'] } : {},
    ...which === 'exclude' || which === 'both' ? { exclude: restoreExclude } : {},
  };
}
