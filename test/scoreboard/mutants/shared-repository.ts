import { all, copied, plus, removed, set, without, type Change } from '../manifests';
import type { Mutant } from '../mutant';

/** A second backup into the Repository of the first, at another hour and of another target. */
const another = (backup: string, name: string, schedule: string, ...changes: readonly Change[]) => copied(`BackupConfiguration ${backup}`, name,
  set(`BackupConfiguration ${name}`, 'spec.schedule', schedule), set(`BackupConfiguration ${name}`, 'spec.target.ref.name', name), ...changes);

const claim = (name: string) => copied('PersistentVolumeClaim media', name);

const keptForAYear = (name: string) =>
  set(`BackupConfiguration ${name}`, 'spec.retentionPolicy', { name: 'keep-monthly-12', keepMonthly: 12, prune: true });

/** A second blueprint by the pattern of the first, at another hour, which the claim asks for too. */
const asked = (schedule: string, ...changes: readonly Change[]) => all(
  copied('BackupBlueprint claims', 'weekly', set('BackupBlueprint weekly', 'spec.schedule', schedule), ...changes),
  set('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/backup-blueprint"]', 'claims,weekly'),
);

const ONE_PLACE = { rules: ['STASH101'], because: 'the two Repositories of the claim are one place' };

/** What backups of one repository, or of one claim, do to each other, and what is kept of them. */
export const SHARED_REPOSITORY_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH301',
    breaks: 'the files of two Deployments under one alias',
    world: 'deployment',
    change: all(copied('Deployment wiki', 'staging'), another('wiki', 'staging', '20 15 * * *')),
  },
  {
    rule: 'STASH301',
    breaks: 'the files of two Deployments under one alias, in a Repository that is elsewhere and is named in two ways',
    world: 'deployment',
    change: all(
      copied('Deployment wiki', 'staging'), without('Repository wiki'),
      another('wiki', 'staging', '20 15 * * *', set('BackupConfiguration staging', 'spec.repository.namespace', '')),
    ),
  },
  {
    rule: 'STASH301',
    breaks: 'two claims without an alias in one Repository',
    world: 'claim',
    change: all(claim('attic'), another('media', 'attic', '10 14 * * *')),
  },
  {
    rule: 'STASH301',
    breaks: 'two MongoDBs in one Repository, apart by their aliases, which do not count',
    world: 'databases',
    change: all(
      copied('AppBinding carts', 'baskets'),
      another('carts', 'baskets', '0 17 * * *', set('BackupConfiguration baskets', 'spec.target.alias', 'baskets')),
    ),
  },
  {
    rule: 'STASH301',
    breaks: 'the first pod of a StatefulSet and a Deployment under one host',
    world: 'statefulset',
    change: another('search', 'console', '0 16 * * 0', set('BackupConfiguration console', 'spec.target.alias', 'search-0'),
      set('BackupConfiguration console', 'spec.target.ref.kind', 'Deployment')),
  },
  {
    rule: 'STASH301',
    breaks: 'a pod of a StatefulSet that begins later and a Deployment under one host',
    world: 'statefulset',
    change: all(
      set('StatefulSet search', 'spec.ordinals', { start: 4 }),
      set('RestoreSession search', 'spec.target.rules[0].targetHosts', ['search-6']),
      set('RestoreSession search-claims', 'spec.target.replicas', 7),
      another('search', 'console', '0 16 * * 0', set('BackupConfiguration console', 'spec.target.alias', 'search-6'),
        set('BackupConfiguration console', 'spec.target.ref.kind', 'Deployment')),
    ),
  },
  {
    rule: 'STASH301',
    breaks: 'two databases without an alias in one Repository',
    world: 'databases',
    change: all(
      removed('BackupConfiguration orders', 'spec.target.alias'),
      removed('BackupConfiguration ledger', 'spec.target.alias'),
      set('BackupConfiguration ledger', 'spec.repository.name', 'orders'),
      without('RestoreSession orders'),
      without('RestoreSession ledger'),
    ),
  },
  {
    rule: 'STASH302',
    breaks: 'two claims in one Repository, apart by their aliases, which a restore of a claim does not look at',
    world: 'claim',
    change: all(claim('attic'), another('media', 'attic', '10 14 * * *', set('BackupConfiguration attic', 'spec.target.alias', 'attic'))),
  },
  {
    rule: 'STASH303',
    breaks: 'two backups of one Repository keep different numbers',
    world: 'shared',
    change: set('BackupConfiguration board', 'spec.retentionPolicy', { name: 'keep-last-2', keepLast: 2, prune: true }),
  },
  {
    rule: 'STASH303',
    breaks: 'two backups of one Repository keep different tags',
    world: 'shared',
    change: set('BackupConfiguration board', 'spec.retentionPolicy.keepTags', ['monthly']),
  },
  {
    rule: 'STASH303',
    breaks: 'two blueprints lead one claim to one repository and keep different numbers',
    world: 'blueprint',
    change: asked('45 15 * * 0', set('BackupBlueprint weekly', 'spec.retentionPolicy', { name: 'keep-last-4', keepLast: 4, prune: true })),
    also: ONE_PLACE,
  },
  {
    rule: 'STASH303',
    breaks: 'two backups by VolumeSnapshots of one claim keep different numbers',
    world: 'volume-snapshots',
    change: copied('BackupConfiguration mail', 'mail-monthly', keptForAYear('mail-monthly')),
  },
  {
    rule: 'STASH303',
    breaks: 'the VolumeSnapshots of one claim of a StatefulSet are kept differently',
    world: 'volume-snapshots',
    change: copied('BackupConfiguration mail', 'queue-0', keptForAYear('queue-0'), set('BackupConfiguration queue-0', 'spec.target.ref.name', 'spool-queue-0')),
  },
  {
    rule: 'STASH303',
    breaks: 'the VolumeSnapshots of a claim are kept differently from those of the pods that mount it',
    world: 'volume-snapshots',
    change: all(
      plus(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: mail, namespace: mail }
spec:
  selector: { matchLabels: { app: mail } }
  template:
    metadata: { labels: { app: mail } }
    spec:
      containers: [{ name: mail, image: registry.example.com/mail:1 }]
      volumes: [{ name: mail, persistentVolumeClaim: { claimName: mail } }]`),
      copied('BackupConfiguration mail', 'pods', keptForAYear('pods'), set('BackupConfiguration pods', 'spec.target.ref', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'mail' })),
    ),
  },
  {
    rule: 'STASH304',
    breaks: 'two backups of one Repository start in one minute',
    world: 'shared',
    change: set('BackupConfiguration board', 'spec.schedule', '10 2 * * *'),
  },
  {
    rule: 'STASH304',
    breaks: 'two blueprints lead one claim to one repository and start in one minute',
    world: 'blueprint',
    change: asked('45 3 * * 0'),
    also: ONE_PLACE,
  },
  {
    rule: 'STASH304',
    breaks: 'two backups of one Repository start half an hour apart',
    world: 'shared',
    change: set('BackupConfiguration board', 'spec.schedule', '40 2 * * *'),
  },
  {
    rule: 'STASH304',
    breaks: 'a backup with a long time-out is not over when the other one starts',
    world: 'shared',
    change: set('BackupConfiguration forum', 'spec.timeOut', '13h'),
  },
  {
    rule: 'STASH304',
    breaks: 'the retries of one backup last until the other one starts',
    world: 'shared',
    change: set('BackupConfiguration forum', 'spec.retryConfig', { maxRetry: 11, delay: '5m' }),
  },
  {
    rule: 'STASH304',
    breaks: 'one of two backups starts every half hour',
    world: 'shared',
    change: set('BackupConfiguration board', 'spec.schedule', '*/30 * * * *'),
  },
  {
    rule: 'STASH305',
    breaks: 'a retention policy without a number',
    world: 'claim',
    change: all(
      removed('BackupConfiguration media', 'spec.retentionPolicy.keepDaily'), set('BackupConfiguration media', 'spec.retentionPolicy.name', 'all'),
    ),
  },
  {
    rule: 'STASH305',
    breaks: 'a negative number',
    world: 'claim',
    change: all(
      removed('BackupConfiguration media', 'spec.retentionPolicy.keepDaily'), set('BackupConfiguration media', 'spec.retentionPolicy.name', 'all'),
      set('BackupConfiguration media', 'spec.retentionPolicy.keepLast', -1),
    ),
  },
  {
    rule: 'STASH305',
    breaks: 'tags alone',
    world: 'claim',
    change: all(
      removed('BackupConfiguration media', 'spec.retentionPolicy.keepDaily'), set('BackupConfiguration media', 'spec.retentionPolicy.name', 'tagged'),
      set('BackupConfiguration media', 'spec.retentionPolicy.keepTags', ['keep']),
    ),
  },
  {
    rule: 'STASH305',
    breaks: 'the number 0',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.retentionPolicy', { name: 'none', keepLast: 0, prune: true }),
  },
  {
    rule: 'STASH305',
    breaks: 'a retention policy without a number in a blueprint',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.retentionPolicy', { name: 'all', prune: true }),
  },
  {
    rule: 'STASH306',
    breaks: 'the name says 30, and 7 are kept',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.retentionPolicy.name', 'keep-daily-30'),
  },
  {
    rule: 'STASH306',
    breaks: 'the name says 30 days, and 7 are kept',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.retentionPolicy.name', 'last-30-days'),
  },
  {
    rule: 'STASH306',
    breaks: 'a dry run of VolumeSnapshots, which are deleted all the same',
    world: 'volume-snapshots',
    change: set('BackupConfiguration mail', 'spec.retentionPolicy.dryRun', true),
  },
  { rule: 'STASH306', breaks: 'a dry run', world: 'claim', change: set('BackupConfiguration media', 'spec.retentionPolicy.dryRun', true) },
  {
    rule: 'STASH306',
    breaks: 'the name says 5, and a blueprint keeps 2',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.retentionPolicy', { name: 'keep-last-5', keepLast: 2, prune: true }),
  },
];
