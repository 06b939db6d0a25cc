import { volumeDiesWithPod } from '../../../../lib/check/rules/repository/volume-dies-with-pod';
import { blueprint, foundBy, repository } from '../manifests';

const local = (volume: object) => ({ local: { mountPath: '/safe', ...volume } });
const DIES = 'is deleted together with the pod, with every backup in it: '
  + 'use a volume that outlives the pod, such as persistentVolumeClaim or nfs; for a demonstration, acknowledge it';
const READ_ONLY = 'is read-only, but restic writes to its repository even during a restore: '
  + 'use a volume that keeps what is written to it, such as persistentVolumeClaim or nfs';

test.each<[string, string]>([
  ['emptyDir', DIES], ['ephemeral', DIES], ['gitRepo', DIES],
  ['configMap', READ_ONLY], ['secret', READ_ONLY], ['projected', READ_ONLY], ['downwardAPI', READ_ONLY], ['image', READ_ONLY],
])('%s', (source, expected) => {
  expect(foundBy(volumeDiesWithPod, [repository('repo', local({ [source]: {} }))])).toEqual([`error STASH110 Repository repo spec.backend.local.${source}: ${expected}`]);
  expect(foundBy(volumeDiesWithPod, [blueprint(local({ [source]: {} }))])).toEqual([`error STASH110 BackupBlueprint pattern spec.backend.local.${source}: ${expected}`]);
});

test('a volume that is mounted read-only', () => {
  expect(foundBy(volumeDiesWithPod, [repository('repo', local({ persistentVolumeClaim: { claimName: 'safe', readOnly: true } }))])).toEqual([
    'error STASH110 Repository repo spec.backend.local.persistentVolumeClaim: is mounted read-only, but restic writes to its repository even during a restore: leave readOnly out',
  ]);
});

test.each<[string, object]>([
  ['a claim', { persistentVolumeClaim: { claimName: 'safe', readOnly: false } }],
  ['a share', { nfs: { server: 'nas', path: '/' } }],
  ['a directory of a node', { hostPath: { path: '/data' } }],
  ['a CSI volume, the driver of which may keep its data', { csi: { driver: 'd' } }],
])('nothing about %s', (_, volume) => {
  expect(foundBy(volumeDiesWithPod, [repository('repo', local(volume))])).toEqual([]);
});

test('a demonstration acknowledges it', () => {
  const annotations = { 'checks.cdk8s-stash/STASH110': 'thrown away after the talk' };
  expect(foundBy(volumeDiesWithPod, [repository('repo', local({ emptyDir: {} }), {}, { annotations })])).toEqual([]);
});
