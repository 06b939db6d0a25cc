import { backedUpWithItsData } from '../../../../lib/check/rules/repository/backed-up-with-its-data';
import { foundBy } from '../manifests';
import { backup, backupBatch, CLAIM, claimTemplate, DATABASE, DEPLOYMENT, inNamespace, repository, STATEFUL_SET, workload } from '../restore/demo';

const judged = (manifests: readonly object[]) => foundBy(backedUpWithItsData, manifests);
const pvc = { task: { name: 'pvc-backup' } };
const onClaim = (claimName: string) => ({ persistentVolumeClaim: { claimName } });
const local = (volume: object, mountPath = '/safe') => repository('repo', { local: { mountPath, ...volume } });
const disk = (...volumes: object[]) => workload(DEPLOYMENT, {}, { volumes });

const ALSO = '\n  also Repository repo spec.backend.local';
const at = 'error STASH113 BackupConfiguration daily spec.target';
const lost = (target: string, volume: string) => `${at}.ref: ${target} has its data on ${volume}, where Repository shop/repo keeps the backups, so that both are lost `
  + `together: keep the backups on another volume${ALSO}`;
const grows = (path: string, mountPath: string) => `${at}.paths: "${path}" includes "${mountPath}", where Repository shop/repo is mounted, so that each run backs up the `
  + `backups too, and the repository grows without end: mount the Repository elsewhere, such as under "/safe", or leave "${mountPath}" out with exclude${ALSO}`;
const taken = (mountPath: string) => `${at}.volumeMounts: "${mountPath}" is also where Repository shop/repo is mounted, but a container can have only one volume there, so that `
  + `its pods cannot be created: mount the Repository elsewhere, such as under "/safe"${ALSO}`;

test.each<[string, object[], string[]]>([
  ['the claim that is backed up', [local(onClaim('data')), backup({ ref: CLAIM, paths: undefined }, pvc)],
    [lost('PersistentVolumeClaim shop/data', 'the claim "data"')]],
  ['another claim', [local(onClaim('safe')), backup({ ref: CLAIM }, pvc)], []],
  ['a claim of that name elsewhere', [local(onClaim('data')), backup({ ref: { ...CLAIM, namespace: 'photos' } }, pvc)], []],
  ['the claim of a workload', [local(onClaim('files')), backup({ ref: DEPLOYMENT }), disk({ name: 'data', ...onClaim('files') })],
    [lost('Deployment shop/app', 'the claim "files"')]],
  ['a share of a workload', [local({ nfs: { server: 'nas', path: '/x' } }), backup({ ref: DEPLOYMENT }), disk({ name: 'data', nfs: { server: 'nas', path: '/x/' } })],
    [lost('Deployment shop/app', 'the NFS server "nas"')]],
  ['another directory of a share', [local({ nfs: { server: 'nas', path: '/y' } }), backup({ ref: DEPLOYMENT }), disk({ name: 'data', nfs: { server: 'nas', path: '/x' } })], []],
  ['a share of another account', [
    local({ azureFile: { shareName: 's', secretName: 'a' } }), backup({ ref: DEPLOYMENT }), disk({ name: 'data', azureFile: { shareName: 's', secretName: 'b' } }),
  ], []],
  ['a claim of a workload that is not backed up', [
    local(onClaim('safe')), backup({ ref: DEPLOYMENT }), disk({ name: 'data', ...onClaim('files') }, { name: 'backups', ...onClaim('safe') }),
  ], []],
  ['a claim of a workload of which nothing is known', [local(onClaim('files')), backup({ ref: DEPLOYMENT })], []],
  ['a claim that a StatefulSet makes', [
    local(onClaim('data-db-0')), backup({ ref: STATEFUL_SET }), workload(STATEFUL_SET, { volumeClaimTemplates: [claimTemplate('data'), claimTemplate('tmp')] }),
  ], [lost('StatefulSet shop/db', 'the claim "data-db-0"')]],
  ['another claim that a StatefulSet makes', [
    local(onClaim('tmp-db-0')), backup({ ref: STATEFUL_SET }), workload(STATEFUL_SET, { volumeClaimTemplates: [claimTemplate('data'), claimTemplate('tmp')] }),
  ], []],
  ['no volume that can be told', [local({}), backup({ ref: CLAIM, paths: undefined }, pvc)], []],
])('a Repository on %s', (_, manifests, expected) => expect(judged(manifests)).toEqual(expected));

const share = (path: string) => ({ nfs: { server: 'nas', path } });
const onNode = (path: string) => ({ hostPath: { path } });
const inside = (path: string, place: string) => grows(path, place).replace('is mounted', 'keeps the backups').replace('mount the Repository elsewhere, such as under "/safe"',
  'keep the backups elsewhere');
const holds = (volume: string, folder: string) => `warning STASH113 BackupConfiguration daily spec.target.ref: Deployment shop/app has its data on ${volume} inside `
  + `"${folder}", where Repository shop/repo keeps the backups, so that both may be lost together: keep the backups on another volume, or in a folder of their own${ALSO}`;

test.each<[string, object, object, object, string[]]>([
  ['a share that it backs up', share('/export/backups'), share('/export'), {}, [inside('/data', '/data/backups')]],
  ['a folder of a node that it backs up', onNode('/srv/x/backups'), onNode('/srv/'), {}, [inside('/data', '/data/x/backups')]],
  ['a share of another server', { nfs: { server: 'safe', path: '/export/backups' } }, share('/export'), {}, []],
  ['a share beside a node', onNode('/srv/backups'), share('/srv'), {}, []],
  ['a folder beside that of the data', share('/backups'), share('/export'), {}, []],
  ['a folder beside it, with a path around all', share('/backups'), share('/export'), { paths: ['/a'], volumeMounts: [{ name: 'data', mountPath: '/a/data' }] }, []],
  ['the same folder, written otherwise', { ...share('/export'), subPath: 'app' }, share('/export/app'), {}, [inside('/data', '/data')]],
  ['a folder that begins alike', share('/export2'), share('/export'), {}, []],
  ['a part of a share that is mounted', { ...share('/'), subPath: 'export/backups' }, share('/export'), {}, [inside('/data', '/data/backups')]],
  ['a part that is not mounted', share('/export/backups'), share('/export'), { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'app' }] }, []],
  ['a part that is mounted', share('/x/app/backups'), share('/x'), { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'app' }] }, [inside('/data', '/data/backups')]],
  ['a folder that no path reaches', onNode('/mnt/backups'), onNode('/'), { paths: ['/data/etc'] }, []],
  ['a folder that an exclude leaves out', share('/export/backups'), share('/export'), { exclude: ['/data/backups'] }, []],
  ['the folder around the data', share('/export'), share('/export/app'), {}, [holds('the NFS server "nas"', '/export')]],
  ['the folder of a node around the data', onNode('/srv'), onNode('/srv/app'), {}, [holds('the file system of a node', '/srv')]],
])('a Repository in %s', (_, volume, data, target, expected) => {
  expect(judged([local(volume), backup({ ref: DEPLOYMENT, ...target }), disk({ name: 'data', ...data })])).toEqual(expected);
});

const NFS = { nfs: { server: 'nas', path: '/' } };

test.each<[string, string, object, string[]]>([
  ['inside of a path', '/data/backup', backup({ ref: DEPLOYMENT }), [grows('/data', '/data/backup')]],
  ['at a path', '/data/backup', backup({ ref: DEPLOYMENT, paths: ['/data/x', '/data/backup'] }), [grows('/data/backup', '/data/backup')]],
  ['inside of what is backed up of a claim by default', '/stash-data/backup', backup({ ref: CLAIM, paths: undefined, volumeMounts: undefined }, pvc),
    [grows('/stash-data', '/stash-data/backup')]],
  ['beside the paths', '/data/backup', backup({ ref: DEPLOYMENT, paths: ['/data/x', '/data/back', ''] }), []],
  ['where an exclude leaves it out', '/data/backup', backup({ ref: DEPLOYMENT, exclude: ['backup'] }), []],
  ['where an exclude leaves out something else', '/data/backup', backup({ ref: DEPLOYMENT, exclude: ['/data/tmp'] }), [grows('/data', '/data/backup')]],
  ['where an exclude is taken back', '/data/backup', backup({ ref: DEPLOYMENT, exclude: ['backup', '!backup'] }), [grows('/data', '/data/backup')]],
  ['where an argument leaves it out', '/data/backup', backup({ ref: DEPLOYMENT, args: ['--exclude=/data/backup'] }), []],
  ['where mounts are left out', '/data/backup', backup({ ref: DEPLOYMENT, args: ['-x'] }), []],
  ['where mounts are not left out', '/data/backup', backup({ ref: DEPLOYMENT, args: ['--one-file-system=false'] }), [grows('/data', '/data/backup')]],
  ['at the mount of a workload', '/data', backup({ ref: DEPLOYMENT }), [taken('/data')]],
  ['at a mount of a workload, written otherwise', '/data/', backup({ ref: DEPLOYMENT, paths: ['/data/x'] }), [taken('/data/')]],
  ['at the mount of a claim', '/data', backup({ ref: CLAIM }, pvc), [taken('/data')]],
  ['at the mount that a claim has by default', '/stash-data', backup({ ref: CLAIM, paths: undefined, volumeMounts: undefined }, pvc), [taken('/stash-data')]],
  ['at no path', '', backup({ ref: DEPLOYMENT, paths: ['/'] }), []],
  ['where a database is backed up', '/data', backup({ ref: DATABASE }, { task: { name: 'postgres-backup-17.2' } }), []],
  ['where snapshots of volumes are taken', '/data', backup({ ref: DEPLOYMENT }, { driver: 'VolumeSnapshotter' }), []],
  ['where there is no target', '/stash-data', backup({ ref: undefined }, pvc), []],
])('a Repository %s', (_, mountPath, manifest, expected) => expect(judged([local(NFS, mountPath), manifest])).toEqual(expected));

test('a member of a batch', () => {
  expect(judged([local(NFS, '/data/backup'), backupBatch([{ target: { ref: DEPLOYMENT } }, { target: { ref: DEPLOYMENT, paths: ['/data'] } }])])).toEqual([
    grows('/data', '/data/backup').replace('BackupConfiguration daily spec', 'BackupBatch nightly spec.members[1]'),
  ]);
});

test.each<[string, object]>([
  ['of another backend', { gcs: { bucket: 'b' } }],
  ['of several backends', { local: { mountPath: '/data/backup', ...NFS }, gcs: { bucket: 'b' } }],
])('a Repository %s', (_, backend) => {
  expect(judged([repository('repo', backend), inNamespace('other', local(NFS)), backup({ ref: DEPLOYMENT })])).toEqual([]);
});
