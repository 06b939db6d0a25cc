import { changed } from './changed';
import { snapshotsLeftBehind } from '../../../../lib/check/rules/change/snapshots-left-behind';
import { backup, blueprint, repository } from '../manifests';

const safe = (name: string, prefix = name) => repository(name, { gcs: { bucket: 'backups', prefix } });
const target = (target_: object, kind = 'Deployment') => ({
  target: { ref: { apiVersion: kind === 'PersistentVolumeClaim' ? 'v1' : 'apps/v1', kind, name: 'shop' }, paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }], ...target_ },
});
const shop = (target_: object, kind?: string, more: object = {}) => backup('shop', 'safe', { ...target(target_, kind), ...more });
const claim = (target_: object) => shop({ paths: undefined, volumeMounts: undefined, ...target_ }, 'PersistentVolumeClaim', { task: { name: 'pvc-backup' } });
const replicas = (count: number) => ({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'shop', namespace: 'demo' }, spec: { replicas: count } });
const workload = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'shop', namespace: 'demo' } };
const asking = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'shop',
    namespace: 'demo',
    annotations: {
      'stash.appscode.com/backup-blueprint': 'pattern', 'stash.appscode.com/target-paths': '/data', 'stash.appscode.com/volume-mounts': 'data:/data',
    },
  },
};
const pattern = (prefix: string) => blueprint({ gcs: { bucket: 'backups', prefix } }, { schedule: '0 2 * * *' });
const named = (name: string, object: object) => ({ ...object, metadata: { name, namespace: 'demo' } });
const database = (task: string, target_: object, more: object = {}) => backup('shop', 'safe', {
  target: { ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'shop' }, ...target_ }, task: { name: task }, ...more,
});
const mongo = (target_: object = {}) => database('mongodb-backup-6.0.5', target_);
const stored = (more: object) => database('elasticsearch-backup-8.2.0', {}, more);
const binding = (parameters: object) => ({
  apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', metadata: { name: 'shop', namespace: 'demo' }, spec: { parameters },
});
const PARAMETERS = 'keep the parameters of the AppBinding, and the interim volume or its absence, as long as the earlier snapshots are needed';
const member = (alias: string) => ({
  ...backup('batch', 'safe'), kind: 'BackupBatch', spec: { repository: { name: 'safe' }, schedule: '0 2 * * *', members: [target({ alias })] },
});

const KEEP = 'keep the alias as long as the earlier snapshots are needed, or restore them with the old host as sourceHost, and acknowledge this';
const hosts = (object: string, called: string, field: string, old: string, now: string) =>
  [`warning STASH702 ${object} ${field}: ${called} demo/shop was backed up as ${old}, and is now as ${now}, so that restores do not find the earlier snapshots: ${KEEP}`];
const alsoSpec = (lines: string[], kind = 'BackupConfiguration', name = 'shop', field = 'spec') => lines.map((line) => `${line}\n  also ${kind} ${name} ${field}`);

test.each<[string, object[], object[], string[]]>([
  ['another alias', [shop({ alias: 'a' }), safe('safe')], [shop({ alias: 'b' }), safe('safe')],
    alsoSpec(hosts('BackupConfiguration shop', 'Deployment', 'spec.target.alias', 'host "a"', 'host "b"'))],
  ['an alias where there was none', [shop({}), safe('safe')], [shop({ alias: 'b' }), safe('safe')],
    alsoSpec(hosts('BackupConfiguration shop', 'Deployment', 'spec.target.alias', 'host "host-0"', 'host "b"'))],
  ['another alias of a StatefulSet', [shop({ alias: 'a' }, 'StatefulSet')], [shop({ alias: 'b' }, 'StatefulSet')],
    alsoSpec(hosts('BackupConfiguration shop', 'StatefulSet', 'spec.target.alias', 'hosts "a-0", "a-1" and so on', 'hosts "b-0", "b-1" and so on'))],
  ['another alias of a member', [member('a')], [member('b')],
    alsoSpec(hosts('BackupBatch batch', 'Deployment', 'spec.members[0].target.alias', 'host "a"', 'host "b"'), 'BackupBatch', 'batch', 'spec.members[0]')],
  ['another path', [shop({})], [shop({ paths: ['/files'] })], [
    'warning STASH702 BackupConfiguration shop spec.target.paths: Deployment demo/shop was backed up under the path "/data", and is now under "/files", so that a '
    + 'restore of that does not find the earlier snapshots: keep the path as long as the earlier snapshots are needed, or restore them with the old one, and acknowledge this\n'
    + '  also BackupConfiguration shop spec',
  ]],
  ['another path of a workload that was not among the manifests', [shop({})], [shop({ paths: ['/files'] }), workload], [
    'warning STASH702 BackupConfiguration shop spec.target.paths: Deployment demo/shop was backed up under the path "/data", and is now under "/files", so that a '
    + 'restore of that does not find the earlier snapshots: keep the path as long as the earlier snapshots are needed, or restore them with the old one, and acknowledge this\n'
    + '  also BackupConfiguration shop spec',
  ]],
  ['other hosts of a MongoDB', [mongo(), binding({})], [mongo(), binding({ replicaSets: { rs0: 'a' } })], [
    'warning STASH702 BackupConfiguration shop spec.target.ref: AppBinding demo/shop was backed up as host "host-0", and is now as host "rs0", so that restores do '
    + `not find the earlier snapshots: ${PARAMETERS}\n  also BackupConfiguration shop spec`,
  ]],
  ['another path of an addon', [stored({})], [stored({ interimVolumeTemplate: { spec: {} } })], [
    'warning STASH702 BackupConfiguration shop spec.target.ref: AppBinding demo/shop was backed up under the path "/stash-tmp/stash-interim-volume/data", and is now under '
    + `"/stash-interim-volume/data", so that a restore of that does not find the earlier snapshots: ${PARAMETERS}\n  also BackupConfiguration shop spec`,
  ]],
  ['another path beside one that stays', [shop({ paths: ['/data', '/logs'] })], [shop({ paths: ['/data', '/log'] })], [
    'warning STASH702 BackupConfiguration shop spec.target.paths: Deployment demo/shop was backed up under the path "/logs", and is now under "/log", so that a '
    + 'restore of that does not find the earlier snapshots: keep the path as long as the earlier snapshots are needed, or restore them with the old one, and acknowledge this\n'
    + '  also BackupConfiguration shop spec',
  ]],
  ['two backups, both with other names and aliases', [named('x', shop({ alias: 'a' })), named('y', shop({ alias: 'b' }))],
    [named('v', shop({ alias: 'c' })), named('w', shop({ alias: 'd' }))],
    [
      ...alsoSpec(hosts('BackupConfiguration v', 'Deployment', 'spec.target.alias', 'host "a"', 'host "c"'), 'BackupConfiguration', 'x'),
      ...alsoSpec(hosts('BackupConfiguration w', 'Deployment', 'spec.target.alias', 'host "b"', 'host "d"'), 'BackupConfiguration', 'y'),
    ]],
  ['another Repository', [shop({}), safe('safe'), safe('new')], [backup('shop', 'new', target({})), safe('safe'), safe('new')], [
    'warning STASH702 BackupConfiguration shop spec.repository.name: Deployment demo/shop was backed up to "safe" in "backups" of Google Cloud, and is now to '
    + '"new" in "backups" of Google Cloud, so that restores from there do not find the earlier snapshots: keep the Repository as long as the '
    + 'earlier snapshots are needed, or restore them from the old one or copy the data first, and acknowledge this\n'
    + '  also BackupConfiguration shop spec',
  ]],
  ['another prefix in a blueprint', [asking, pattern('a/${TARGET_NAME}')], [asking, pattern('b/${TARGET_NAME}')], [
    'warning STASH702 Deployment shop metadata.annotations["stash.appscode.com/backup-blueprint"]: Deployment demo/shop was backed up to "a/shop" in "backups" of '
    + 'Google Cloud, and is now to "b/shop" in "backups" of Google Cloud, so that restores from there do not find the earlier snapshots: keep the '
    + 'Repository as long as the earlier snapshots are needed, or restore them from the old one or copy the data first, and acknowledge this\n'
    + '  also Deployment shop metadata.annotations["stash.appscode.com/backup-blueprint"]',
  ]],
  ['one of two backups of a target, and neither goes on', [shop({ alias: 'a' })], [shop({ alias: 'b' }), named('x', shop({ alias: 'c' }))],
    alsoSpec(hosts('BackupConfiguration shop', 'Deployment', 'spec.target.alias', 'host "a"', 'host "b"'))],
  ['two backups of a target, and neither goes on with that of the same name', [shop({ alias: 'a' })],
    [named('x', shop({ alias: 'c' })), shop({ alias: 'b' })],
    alsoSpec(hosts('BackupConfiguration shop', 'Deployment', 'spec.target.alias', 'host "a"', 'host "b"'))],
  ['another alias under another name', [named('x', shop({ alias: 'a' }))], [shop({ alias: 'b' })],
    alsoSpec(hosts('BackupConfiguration shop', 'Deployment', 'spec.target.alias', 'host "a"', 'host "b"'), 'BackupConfiguration', 'x')],
  ['two backups of a target, of which one goes on', [shop({ alias: 'a' })], [shop({ alias: 'b' }), named('x', shop({ alias: 'a' }))], []],
  ['hosts of a MongoDB that was not in the input before', [mongo()], [mongo(), binding({ replicaSets: { rs0: 'a' } })], []],
  ['hosts of a MongoDB that is not in the input any more', [mongo(), binding({ replicaSets: { rs0: 'a' } })], [mongo()], []],
  ['another alias of a MongoDB, which ignores it', [mongo({ alias: 'a' })], [mongo({ alias: 'b' })], []],
  ['one of two backups that is removed', [shop({}), named('y', backup('shop', 'far', target({}))), safe('safe'), safe('far')], [shop({}), safe('safe'), safe('far')], []],
  ['fewer paths', [shop({ paths: ['/data', '/logs'] })], [shop({ paths: ['/data'] })], []],
  ['more paths', [shop({})], [shop({ paths: ['/files', '/data'] })], []],
  ['more pods', [shop({}, 'StatefulSet'), replicas(2)], [shop({}, 'StatefulSet'), replicas(5)], []],
  ['another alias of a claim, which is restored by its path', [claim({ alias: 'a' })], [claim({ alias: 'b' })], []],
  ['a Repository with another name in the same place', [shop({}), safe('safe')], [backup('shop', 'new', target({})), safe('new', 'safe')], []],
  ['a Repository that has moved, which has a rule of its own', [shop({}), safe('safe')], [shop({}), safe('safe', 'new')], []],
  ['Repositories outside of the input', [shop({})], [backup('shop', 'new', target({}))], []],
  ['a batch in place of a backup', [shop({ alias: 'a' })], [member('a')], []],
  ['VolumeSnapshots', [claim({ alias: 'a' })], [shop({ alias: 'b' }, 'PersistentVolumeClaim', { driver: 'VolumeSnapshotter' })], []],
  ['what is not known of a Task', [shop({}, 'PersistentVolumeClaim', { task: { name: 'mine' } })], [shop({ paths: ['/x'] }, 'PersistentVolumeClaim', { task: { name: 'mine' } })], []],
  ['a Task of which nothing is known in place of that for claims', [claim({})], [shop({ paths: undefined }, 'PersistentVolumeClaim', { task: { name: 'mine' } })], []],
  ['a backup without paths, which another rule finds', [shop({})], [shop({ paths: [] })], []],
  ['a target that is not backed up any more', [shop({ alias: 'a' })], [], []],
])('%s', (_, before, now, expected) => {
  expect(changed(snapshotsLeftBehind, before, now)).toEqual(expected);
});
