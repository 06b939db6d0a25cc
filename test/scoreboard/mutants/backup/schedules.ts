import { all, copied, plus, removed, set } from '../../manifests';
import type { Mutant } from '../../mutant';

const MAIL = 'BackupConfiguration mail';
const LONG = 'box'.repeat(16);

/** What keeps a backup from being due when it is meant to be, or from being done in time. */
export const SCHEDULE_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH309',
    breaks: 'an invalid schedule',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.schedule', 'nightly'),
  },
  { rule: 'STASH309', breaks: 'no schedule', world: 'claim', change: removed('BackupConfiguration media', 'spec.schedule') },
  {
    rule: 'STASH309',
    breaks: 'a schedule for the 31st of February',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.schedule', '0 2 31 2 *'),
  },
  {
    rule: 'STASH309',
    breaks: 'a time-out in days, which no operator can read',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.timeOut', '1d'),
  },
  { rule: 'STASH309', breaks: 'the 60th minute', world: 'claim', change: set('BackupConfiguration media', 'spec.schedule', '60 2 * * *') },
  {
    rule: 'STASH309',
    breaks: 'an invalid schedule in a blueprint',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.schedule', 'nightly'),
  },
  {
    rule: 'STASH309',
    breaks: 'an invalid schedule in the annotation of a target',
    world: 'blueprint',
    change: set('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/schedule"]', 'often'),
  },
  { rule: 'STASH309', breaks: 'a time-out in words in a restore', world: 'claim', change: set('RestoreSession media', 'spec.timeOut', '2 hours') },
  { rule: 'STASH309', breaks: 'a delay without a unit', world: 'claim', change: set('BackupConfiguration media', 'spec.retryConfig.delay', '5') },
  {
    rule: 'STASH310',
    breaks: 'a time-out as long as the interval',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.timeOut', '24h'),
  },
  {
    rule: 'STASH310',
    breaks: 'a time-out as long as the interval, with a decimal point and no decimals',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.timeOut', '24.h'),
  },
  {
    rule: 'STASH326',
    breaks: 'a batch called as a configuration',
    world: 'batch',
    change: plus(`
apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata: { name: blog, namespace: blog }
spec:
  driver: VolumeSnapshotter
  schedule: 10 5 * * *
  target: { ref: { apiVersion: v1, kind: PersistentVolumeClaim, name: content } }
  retentionPolicy: { name: keep-last-5, keepLast: 5, prune: true }`),
  },
  {
    rule: 'STASH326',
    breaks: 'names that only a dot tells apart',
    world: 'volume-snapshots',
    change: all(set(MAIL, 'metadata.name', 'mail.nightly'), copied('BackupConfiguration mail.nightly', 'mail-nightly')),
  },
  {
    rule: 'STASH326',
    breaks: 'names that are alike in their last 52 letters',
    world: 'volume-snapshots',
    change: all(
      set(MAIL, 'metadata.name', `a-mail-${LONG}`),
      copied(`BackupConfiguration a-mail-${LONG}`, `b-mail-${LONG}`),
    ),
  },
  { rule: 'STASH329', breaks: 'an hour without a minute', world: 'claim', change: set('BackupConfiguration media', 'spec.schedule', '* 2 * * *') },
  { rule: 'STASH329', breaks: 'every minute in a blueprint', world: 'blueprint', change: set('BackupBlueprint files', 'spec.schedule', '* * * * *') },
  {
    rule: 'STASH329',
    breaks: 'minutes in a row in the annotation of a target',
    world: 'blueprint',
    change: set('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/schedule"]', '0-30 2 * * *'),
  },
];
