import { changed } from './changed';
import { noLongerBackedUp } from '../../../../lib/check/rules/change/no-longer-backed-up';
import { backup, blueprint, repository } from '../manifests';

const workload = (name: string, annotations?: object) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'demo', annotations } });
const safe = repository('safe', { gcs: { bucket: 'backups' } });
const asking = workload('shop', {
  'stash.appscode.com/backup-blueprint': 'pattern', 'stash.appscode.com/target-paths': '/data', 'stash.appscode.com/volume-mounts': 'data:/data',
});
const pattern = blueprint({ gcs: { bucket: 'backups', prefix: '${TARGET_NAME}' } }, { schedule: '0 2 * * *' });

const NOTHING = 'and nothing does any more: keep a backup of it; acknowledge this if Deployment demo/shop needs no backup';
const gone = (found: string, also: string) => [`warning STASH705 Deployment shop : ${found} backed Deployment demo/shop up, ${NOTHING}\n  also ${also}`];

test.each<[string, object[], object[], string[]]>([
  ['a backup that is removed', [workload('shop'), backup('shop', 'safe'), safe], [workload('shop'), safe],
    gone('BackupConfiguration demo/shop', 'BackupConfiguration shop spec.target')],
  ['one of two backups that both are', [workload('shop'), backup('shop', 'safe'), { ...backup('shop', 'safe'), metadata: { name: 'twice', namespace: 'demo' } }], [workload('shop')],
    gone('BackupConfiguration demo/shop', 'BackupConfiguration shop spec.target')],
  ['an annotation that is removed', [asking, pattern], [workload('shop'), pattern],
    gone('the BackupConfiguration of Deployment demo/shop from BackupBlueprint pattern',
      'Deployment shop metadata.annotations["stash.appscode.com/backup-blueprint"]')],
  ['a backup that is paused', [workload('shop'), backup('shop', 'safe')], [workload('shop'), backup('shop', 'safe', { paused: true })], [
    'warning STASH705 Deployment shop : BackupConfiguration demo/shop backed Deployment demo/shop up, and nothing does any more, since BackupConfiguration '
    + 'demo/shop is paused: let it run; acknowledge this if Deployment demo/shop needs no backup\n  also BackupConfiguration shop spec.target',
  ]],
  ['a backup that is removed with its target', [workload('shop'), backup('shop', 'safe')], [], []],
  ['a backup of something outside the input', [backup('shop', 'safe')], [], []],
  ['a backup that has another name now', [workload('shop'), backup('shop', 'safe')], [workload('shop'), { ...backup('shop', 'safe'), metadata: { name: 'new', namespace: 'demo' } }], []],
  ['a blueprint in place of a backup', [workload('shop'), backup('shop', 'safe')], [asking, pattern], []],
  ['a blueprint that is removed, and still asked for, which is found there', [asking, pattern], [asking], []],
  ['a backup that was paused', [workload('shop'), backup('shop', 'safe', { paused: true })], [workload('shop')], []],
  ['a backup that stays', [workload('shop'), backup('shop', 'safe')], [workload('shop'), backup('shop', 'safe')], []],
])('%s', (_, before, now, expected) => {
  expect(changed(noLongerBackedUp, before, now)).toEqual(expected);
});
