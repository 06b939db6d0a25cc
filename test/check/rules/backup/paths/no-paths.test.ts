import { noPaths } from '../../../../../lib/check/rules/backup/paths/no-paths';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DAEMON_SET, DATABASE, DEPLOYMENT } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(noPaths, manifests);

const found = (workload: string) => `has no path of ${workload}, so nothing is backed up, and each run reports success: `
  + 'name the directories that hold the data, and mount their volumes in volumeMounts';

test('a workload of an app has its own claims backed up where no path is named', () => {
  expect(foundBy(noPaths, [backup({ ref: DEPLOYMENT, paths: [] })], { isSynth: true })).toEqual([
    'error STASH307 BackupConfiguration daily spec.target.paths: has no path of Deployment shop/app, so nothing is backed up, and each run reports '
    + 'success: mount a claim in its pods, or name the directories that hold the data in paths',
  ]);
});

test.each<[string, object, string[]]>([
  ['without any', backup({ ref: DEPLOYMENT, paths: undefined }), [`error STASH307 BackupConfiguration daily spec.target.paths: ${found('Deployment shop/app')}`]],
  ['with an empty list', backup({ ref: DAEMON_SET, paths: [] }), [`error STASH307 BackupConfiguration daily spec.target.paths: ${found('DaemonSet shop/agent')}`]],
  ['with an empty one', backup({ ref: DEPLOYMENT, paths: [''] }), [`error STASH307 BackupConfiguration daily spec.target.paths: ${found('Deployment shop/app')}`]],
  ['of a member', backupBatch([{ target: { ref: DEPLOYMENT, paths: ['/data'] } }, { target: { ref: DEPLOYMENT } }]),
    [`error STASH307 BackupBatch nightly spec.members[1].target.paths: ${found('Deployment shop/app')}`]],
  ['of a workload', backup({ ref: DEPLOYMENT }), []],
  ['of a claim', backup({ ref: CLAIM, paths: undefined }, { task: { name: 'pvc-backup' } }), []],
  ['of a database', backup({ ref: DATABASE, paths: undefined }, { task: { name: 'postgres-backup-17.2' } }), []],
  ['of a database of which nothing is known', backup({ ref: DATABASE, paths: undefined }), []],
  ['of a workload by a Task', backup({ ref: DEPLOYMENT, paths: undefined }, { task: { name: 'mine' } }), []],
  ['of VolumeSnapshots', backup({ ref: DEPLOYMENT, paths: undefined }, { driver: 'VolumeSnapshotter' }), []],
])('paths %s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
