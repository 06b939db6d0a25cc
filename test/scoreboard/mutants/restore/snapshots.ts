import { all, copied, removed, set } from '../../manifests';
import type { Mutant } from '../../mutant';

const WIKI = 'RestoreSession wiki';
const SEARCH = 'RestoreSession search';
const CLAIMS = 'RestoreSession search-claims';

/** With a restore of the MongoDB `carts`, which has two shards. */
const restoredCarts = (...rules: object[]) => all(
  set('AppBinding carts', 'spec.parameters', {
    apiVersion: 'config.kubedb.com/v1alpha1',
    kind: 'MongoConfiguration',
    configServer: 'cnf/carts-config:27017',
    replicaSets: { 'host-0': 'shard0/carts-shard0:27017', 'host-1': 'shard1/carts-shard1:27017' },
  }),
  copied('RestoreSession ledger', 'carts', set('RestoreSession carts', 'spec', {
    repository: { name: 'carts' },
    task: { name: 'mongodb-restore-6.0.5' },
    target: { alias: 'carts', ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'carts' }, rules },
  })),
);

/** What brings back other snapshots than those that are meant, or none. */
export const SNAPSHOT_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH401',
    breaks: 'two rules for all hosts',
    world: 'deployment',
    change: set(WIKI, 'spec.target.rules[1]', { paths: ['/srv/wiki/pages'] }),
  },
  {
    rule: 'STASH401',
    breaks: 'a host in two rules',
    world: 'statefulset',
    change: set(SEARCH, 'spec.target.rules[2]', { targetHosts: ['search-2'], paths: ['/var/search'] }),
  },
  {
    rule: 'STASH401',
    breaks: 'snapshots and paths in one rule',
    world: 'deployment',
    change: set(WIKI, 'spec.target.rules[0].snapshots', ['4bc21d6f']),
  },
  {
    rule: 'STASH401',
    breaks: 'two rules for all hosts in their old place',
    world: 'claim',
    change: all(
      removed('RestoreSession media', 'spec.target.rules'),
      set('RestoreSession media', 'spec.rules', [{ paths: ['/stash-data'] }, { paths: ['/stash-data'] }]),
    ),
  },
  {
    rule: 'STASH401',
    breaks: 'two rules for all hosts in a member of a batch',
    world: 'batch',
    change: set('RestoreBatch blog', 'spec.members[0].target.rules[1]', { paths: ['/var/www/content'] }),
  },
  {
    rule: 'STASH402',
    breaks: 'a rule for a fourth pod of three',
    world: 'statefulset',
    change: set(SEARCH, 'spec.target.rules[0].targetHosts', ['search-3']),
  },
  {
    rule: 'STASH402',
    breaks: 'a rule for a pod before the first one',
    world: 'statefulset',
    change: all(
      set('StatefulSet search', 'spec.ordinals', { start: 1 }), set(SEARCH, 'spec.target.rules[0].targetHosts', ['search-0']),
      set(CLAIMS, 'spec.target.replicas', 4),
    ),
  },
  {
    rule: 'STASH402',
    breaks: 'a rule for a host under another alias',
    world: 'statefulset',
    change: set(SEARCH, 'spec.target.rules[0].targetHosts', ['host-2']),
  },
  {
    rule: 'STASH402',
    breaks: 'a source host that a claim does not look at',
    world: 'claim',
    change: set('RestoreSession media', 'spec.target.rules[0].sourceHost', 'host-0'),
  },
  {
    rule: 'STASH402',
    breaks: 'a host of a database under another name',
    world: 'databases',
    change: set('RestoreSession ledger', 'spec.target.rules[0].targetHosts', ['host-0']),
  },
  {
    rule: 'STASH402',
    breaks: 'a rule for the alias of a MongoDB, which ignores it',
    world: 'databases',
    change: restoredCarts({ targetHosts: ['carts'], snapshots: ['4bc21d6f'] }),
  },
  {
    rule: 'STASH402',
    breaks: 'a rule of a MongoDB without snapshots',
    world: 'databases',
    change: restoredCarts({ targetHosts: ['host-1'] }),
  },
  {
    rule: 'STASH403',
    breaks: 'rules in the old and in the new place',
    world: 'deployment',
    change: set(WIKI, 'spec.rules', [{ paths: ['/srv/wiki/pages', '/srv/wiki/uploads'] }]),
  },
  { rule: 'STASH404', breaks: 'a restore of files without a rule', world: 'deployment', change: removed(WIKI, 'spec.target.rules') },
  { rule: 'STASH404', breaks: 'a restore of a claim without a rule', world: 'claim', change: removed('RestoreSession media', 'spec.target.rules') },
  {
    rule: 'STASH404',
    breaks: 'a rule that names neither paths nor snapshots',
    world: 'deployment',
    change: set(WIKI, 'spec.target.rules[0]', { exclude: ['*.tmp'] }),
  },
  {
    rule: 'STASH404',
    breaks: 'a member of a batch without a rule',
    world: 'batch',
    change: removed('RestoreBatch blog', 'spec.members[0].target.rules'),
  },
  {
    rule: 'STASH406',
    breaks: 'the newest snapshot, where there are two paths',
    world: 'deployment',
    change: set(WIKI, 'spec.target.rules[0]', { snapshots: ['latest'] }),
  },
  {
    rule: 'STASH406',
    breaks: 'the newest snapshot for all pods of a StatefulSet',
    world: 'statefulset',
    change: set(SEARCH, 'spec.target.rules', [{ snapshots: ['latest'] }]),
  },
  {
    rule: 'STASH406',
    breaks: 'a folder of the newest snapshot for all pods of a StatefulSet',
    world: 'statefulset',
    change: set(SEARCH, 'spec.target.rules', [{ snapshots: ['latest:/var/search'] }]),
  },
  {
    rule: 'STASH406',
    breaks: 'the newest snapshot, where a batch has another member',
    world: 'batch',
    change: set('RestoreBatch blog', 'spec.members[0].target.rules', [{ snapshots: ['latest'] }]),
  },
  { rule: 'STASH407', breaks: 'the alias with a letter too many', world: 'deployment', change: set(WIKI, 'spec.target.alias', 'wikis') },
  { rule: 'STASH407', breaks: 'no alias, where the backup has one', world: 'deployment', change: removed(WIKI, 'spec.target.alias') },
  {
    rule: 'STASH407',
    breaks: 'claims from an alias with two letters the wrong way round',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.alias', 'serach'),
  },
  {
    rule: 'STASH407',
    breaks: 'the alias of a database with a letter too many',
    world: 'databases',
    change: set('RestoreSession ledger', 'spec.target.alias', 'ledgers'),
  },
  {
    rule: 'STASH407',
    breaks: 'another alias in a member of a batch',
    world: 'batch',
    change: set('RestoreBatch blog', 'spec.members[0].target.alias', 'contents'),
  },
  {
    rule: 'STASH409',
    breaks: 'no interim volume, where the backup has one',
    world: 'interim',
    change: removed('RestoreSession logs', 'spec.interimVolumeTemplate'),
  },
  {
    rule: 'STASH409',
    breaks: 'an interim volume, where the backup has none',
    world: 'interim',
    change: removed('BackupConfiguration logs', 'spec.interimVolumeTemplate'),
  },
  {
    rule: 'STASH412',
    breaks: 'files that are not in what is restored',
    world: 'deployment',
    change: set(WIKI, 'spec.target.rules[0].include', ['/srv/wiki/page/start']),
  },
  {
    rule: 'STASH412',
    breaks: 'an include that takes back what none includes',
    world: 'deployment',
    change: set(WIKI, 'spec.target.rules[0].include', ['!*.tmp']),
  },
  {
    rule: 'STASH412',
    breaks: 'a pattern that leaves out all that is restored',
    world: 'claim',
    change: set('RestoreSession media', 'spec.target.rules[0].exclude', ['/stash-data/**']),
  },
  {
    rule: 'STASH413',
    breaks: 'a restore into another place than the volume',
    world: 'deployment',
    change: set(WIKI, 'spec.target.args', ['--verify', '--target', '/restored']),
  },
  {
    rule: 'STASH413',
    breaks: 'the host of another target for a restore',
    world: 'deployment',
    change: set(WIKI, 'spec.target.args', ['-H', 'web']),
  },
  {
    rule: 'STASH413',
    breaks: 'a restore that may delete anything',
    world: 'deployment',
    change: set(WIKI, 'spec.target.args', ['--delete']),
  },
  {
    rule: 'STASH413',
    breaks: 'a flag of restic backup for a restore',
    world: 'deployment',
    change: set(WIKI, 'spec.target.args', ['--one-file-system']),
  },
  {
    rule: 'STASH415',
    breaks: 'a claim that is not created from a VolumeSnapshot',
    world: 'volume-snapshots',
    change: removed('RestoreSession mail', 'spec.target.volumeClaimTemplates[0].spec.dataSource'),
  },
  {
    rule: 'STASH415',
    breaks: 'a VolumeSnapshot without its API group, which Kubernetes ignores',
    world: 'volume-snapshots',
    change: removed('RestoreSession mail', 'spec.target.volumeClaimTemplates[0].spec.dataSource.apiGroup'),
  },
  {
    rule: 'STASH415',
    breaks: 'a restore of VolumeSnapshots that makes no claim',
    world: 'volume-snapshots',
    change: set('RestoreSession mail', 'spec.target', { ref: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'mail' } }),
  },
  {
    rule: 'STASH415',
    breaks: 'the VolumeSnapshot of one pod for all of them',
    world: 'volume-snapshots',
    change: set('RestoreSession queue', 'spec.target.volumeClaimTemplates[0].spec.dataSource.name', 'spool-queue-0-1700000000'),
  },
  {
    rule: 'STASH404',
    breaks: 'no rule for one of three claims',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.rules[0].targetHosts', ['search-0', 'search-1']),
  },
  {
    rule: 'STASH416',
    breaks: 'one snapshot for all pods of a StatefulSet',
    world: 'statefulset',
    change: set(SEARCH, 'spec.target.rules', [{ snapshots: ['4bc21d6f'] }]),
  },
  {
    rule: 'STASH416',
    breaks: 'one snapshot for all shards of a MongoDB',
    world: 'databases',
    change: restoredCarts({ snapshots: ['4bc21d6f'] }),
  },
  {
    rule: 'STASH416',
    breaks: 'the data of one pod for all claims',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.rules[0].sourceHost', 'search-0'),
  },
  {
    rule: 'STASH407',
    breaks: 'a source host under a misspelt alias',
    world: 'statefulset',
    change: set(SEARCH, 'spec.target.rules[0].sourceHost', 'serach-0'),
  },
  {
    rule: 'STASH407',
    breaks: 'a source host without the number of a pod',
    world: 'statefulset',
    change: set(SEARCH, 'spec.target.rules[0].sourceHost', 'search'),
  },
  {
    rule: 'STASH419',
    breaks: 'a database that is restored by the Task of another addon',
    world: 'databases',
    change: all(removed('AppBinding ledger', 'spec.type'), set('RestoreSession ledger', 'spec.task.name', 'postgres-restore-14.0')),
  },
  {
    rule: 'STASH419',
    breaks: 'a database that is restored into one of another addon',
    world: 'databases',
    change: all(set('RestoreSession orders', 'spec.target.ref.name', 'rehearsal'), set('RestoreSession orders', 'spec.task', { name: 'mysql-restore-8.0.21' })),
  },
  {
    rule: 'STASH423',
    breaks: 'a database that is restored into one of an older PostgreSQL',
    world: 'databases',
    change: all(set('RestoreSession orders', 'spec.target.ref.name', 'rehearsal'), set('RestoreSession orders', 'spec.task', { name: 'postgres-restore-13.1' })),
  },
  {
    rule: 'STASH423',
    breaks: 'a database that is restored into one of an older MongoDB',
    world: 'databases',
    change: all(
      restoredCarts({ snapshots: ['latest'] }),
      copied('AppBinding carts', 'carts-copy', set('AppBinding carts-copy', 'spec.version', '5.0.15')),
      set('RestoreSession carts', 'spec.target.ref.name', 'carts-copy'),
    ),
  },
  {
    rule: 'STASH424',
    breaks: 'the name of a Snapshot in place of its id',
    world: 'deployment',
    change: set(WIKI, 'spec.target.rules[0]', { snapshots: ['wiki-4bc21d6f'] }),
  },
  {
    rule: 'STASH425',
    breaks: 'claims restored under an alias that no backup has',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.alias', 'catalogue'),
  },
  {
    rule: 'STASH425',
    breaks: 'claims restored from a folder of what is backed up',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.rules[0].paths', ['/var/search/segments/old']),
  },
  {
    rule: 'STASH425',
    breaks: 'more claims than pods were backed up',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.replicas', 4),
  },
  {
    rule: 'STASH429',
    breaks: 'the paths of one workload restored by two sessions',
    world: 'deployment',
    change: all(
      set(WIKI, 'spec.target.rules[0].paths', ['/srv/wiki/pages']),
      copied(WIKI, 'wiki-uploads', set('RestoreSession wiki-uploads', 'spec.target.rules[0].paths', ['/srv/wiki/uploads'])),
    ),
  },
];
