import { unshareableVolume } from '../../../../lib/check/rules/repository/unshareable-volume';
import { foundBy } from '../manifests';
import {
  backup, backupBatch, CLAIM, DAEMON_SET, DATABASE, DEPLOYMENT, inNamespace, repository, STATEFUL_SET, workload,
} from '../restore/demo';

const judged = (...manifests: object[]) => foundBy(unshareableVolume, manifests);
const ref = DEPLOYMENT;
const OTHER = { ...DEPLOYMENT, name: 'other' };
const claim = (accessModes: unknown, name = 'safe') => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: 'shop' }, spec: { accessModes } });
const local = (name = 'repo', subPath = 'a') => repository(name, { local: { mountPath: '/safe', subPath, persistentVolumeClaim: { claimName: 'safe' } } });
const pods = (target: typeof ref, replicas?: number) => workload(target, { replicas });
/** A workload whose pods all mount one claim. */
const holding = (target: typeof ref, claimName: string, replicas?: number) =>
  workload(target, { replicas }, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }] });
const onClaim = { target: { ref: CLAIM }, task: { name: 'pvc-backup' } };
const both = backupBatch([{ target: { ref } }, { target: { ref: OTHER } }]);

const PLACE = 'Repository repo spec.backend.local.persistentVolumeClaim: PersistentVolumeClaim shop/safe is';
const MEND = 'use a claim that is ReadWriteMany, a share, or a backend that is not a volume';
const MODES = '\n  also PersistentVolumeClaim safe spec.accessModes';
const ofNode = (where: string) => [`warning STASH114 ${PLACE} ReadWriteOnce, so that only the pods of one node can mount it, but Stash mounts it in ${where}, `
  + `and those on other nodes do not start: ${MEND}; acknowledge this if all of them run on one node${MODES}`];
const ofPod = (where: string, level = 'error') => [`${level} STASH114 ${PLACE} ReadWriteOncePod, so that only a single pod can mount it, but Stash mounts it in ${where}, `
  + `and all others do not start: ${MEND}${level === 'error' ? '' : '; acknowledge this if there is only one of them'}${MODES}`];
const unwritable = [`warning STASH114 ${PLACE} only ReadOnlyMany, and if its storage therefore mounts it read-only, nothing can be backed up to it: `
  + `give it a mode that allows writing, such as ReadWriteMany, or acknowledge this if the storage accepts writes all the same${MODES}`];

const APP_AND_OTHER = 'the pod of Deployment shop/app and the pod of Deployment shop/other';

describe('a claim that is ReadWriteOnce', () => test.each<[string, object[], string[]]>([
  ['with several pods', [backup({ ref }), pods(ref, 3)], ofNode('the 3 pods of Deployment shop/app')],
  ['with the pods of a StatefulSet', [backup({ ref: STATEFUL_SET }), pods(STATEFUL_SET, 2)], ofNode('the 2 pods of StatefulSet shop/db')],
  ['with a DaemonSet', [backup({ ref: DAEMON_SET }), pods(DAEMON_SET)], ofNode('the pods of DaemonSet shop/agent')],
  ['with a DaemonSet that is not in the input', [backup({ ref: DAEMON_SET })], ofNode('the pods of DaemonSet shop/agent')],
  ['with several workloads in a batch', [both, pods(ref), pods(OTHER, 1)], ofNode(APP_AND_OTHER)],
  ['with several workloads that are not in the input', [both], ofNode(APP_AND_OTHER)],
  ['with several workloads, one of which has no pods', [backupBatch([ref, STATEFUL_SET, OTHER].map((one) => ({ target: { ref: one } }))), pods(STATEFUL_SET, 0)],
    ofNode(APP_AND_OTHER)],
  ['with a workload and a Job', [backup({ ref }), backup(onClaim.target, onClaim, 'data')], ofNode('the pod of Deployment shop/app and the Job for PersistentVolumeClaim shop/data')],
  ['with a workload and the Job for a database', [backup({ ref }), backup({ ref: DATABASE }, { task: { name: 'postgres-backup-14.0' } }, 'data')],
    ofNode('the pod of Deployment shop/app and the Job for AppBinding shop/pg')],
  ['with a workload and a dump of the cluster', [backup({ ref }), backupBatch([{ task: { name: 'kubedump-backup-0.2.0' } }])],
    ofNode('the pod of Deployment shop/app and the Job for BackupBatch shop/nightly')],
  ['with pods on the nodes of several claims', [both, holding(ref, 'one'), holding(OTHER, 'two'), claim(['ReadWriteOnce'], 'one'), claim(['ReadWriteOnce'], 'two')],
    ofNode(APP_AND_OTHER)],
  ['with pods that a claim keeps on no node', [backup({ ref }), holding(ref, 'one', 2), claim(['ReadWriteMany'], 'one')], ofNode('the 2 pods of Deployment shop/app')],
  ['with a Job beside pods that a claim keeps on a node', [backup({ ref: OTHER }), backup({ ref }, { task: { name: 'mine' } }, 'data'), holding(OTHER, 'one'), holding(ref, 'one'),
    claim(['ReadWriteOnce'], 'one')], ofNode('the pod of Deployment shop/other and the Job for Deployment shop/app')],
  ['with pods that a claim keeps on one node', [backup({ ref }), holding(ref, 'one', 2), claim(['ReadWriteOnce'], 'one')], []],
  ['with workloads that a claim keeps on one node', [both, holding(ref, 'one'), holding(OTHER, 'one'), claim(['ReadWriteOnce'], 'one')], []],
  ['with a workload and the Job for its claim', [backup({ ref }), backup(onClaim.target, onClaim, 'data'), holding(ref, 'data'), claim(['ReadWriteOnce'], 'data')], []],
  ['with a single pod', [backup({ ref }), pods(ref, 1)], []],
  ['with a workload that is not in the input', [backup({ ref })], []],
  ['with several backups of one workload', [backup({ ref }), backup({ ref }, {}, 'hourly'), pods(ref)], []],
  ['with a workload without pods', [both, pods(ref), pods(OTHER, 0)], []],
  ['with Jobs, which end', [backup(onClaim.target, onClaim), backup({ ref: DATABASE }, { task: { name: 'postgres-backup-14.0' } }, 'data')], []],
  ['with a workload beside VolumeSnapshots', [backup({ ref }), backup({ ref: OTHER }, { driver: 'VolumeSnapshotter' }, 'hourly')], []],
  ['with backups to another Repository', [backup({ ref }, { repository: { name: 'far' } }), pods(ref, 3)], []],
  ['of another namespace', [inNamespace('far', backup({ ref }, { repository: { name: 'repo', namespace: 'shop' } })), inNamespace('far', pods(ref, 3))], []],
])('%s', (_, manifests, expected) => expect(judged(local(), claim(['ReadWriteOnce']), ...manifests)).toEqual(expected)));

describe('a claim that is ReadWriteOncePod', () => test.each<[string, object[], string[]]>([
  ['with several pods', [backup({ ref }), holding(ref, 'one', 2), claim(['ReadWriteOnce'], 'one')], ofPod('the 2 pods of Deployment shop/app')],
  ['with several workloads', [both], ofPod(APP_AND_OTHER)],
  ['with a DaemonSet, which may have one pod', [backup({ ref: DAEMON_SET })], ofPod('the pods of DaemonSet shop/agent', 'warning')],
  ['with a DaemonSet and a Job', [backup({ ref: DAEMON_SET }), backup(onClaim.target, onClaim, 'data')],
    ofPod('the pods of DaemonSet shop/agent and the Job for PersistentVolumeClaim shop/data')],
  ['with a single pod', [backup({ ref })], []],
  ['with a Job', [backup(onClaim.target, onClaim)], []],
])('%s', (_, manifests, expected) => expect(judged(local(), claim(['ReadWriteOncePod']), ...manifests)).toEqual(expected)));

test.each<[string, unknown, string[]]>([
  ['only ReadOnlyMany', ['ReadOnlyMany'], unwritable],
  ['ReadOnlyMany and ReadWriteOnce', ['ReadOnlyMany', 'ReadWriteOnce'], ofNode('the 3 pods of Deployment shop/app')],
  ['ReadWriteMany', ['ReadWriteOnce', 'ReadWriteMany'], []],
  ['of no access mode', [], []],
  ['without access modes', undefined, []],
])('a claim that is %s', (_, modes, expected) => expect(judged(local(), claim(modes), backup({ ref }), pods(ref, 3))).toEqual(expected));

test('a claim that is ReadOnlyMany, with Jobs', () => expect(judged(local(), claim(['ReadOnlyMany']), backup(onClaim.target, onClaim))).toEqual(unwritable));

test('a claim that nothing is backed up to', () => expect(judged(local(), claim(['ReadOnlyMany']))).toEqual([]));

test('a claim that is not in the input', () => expect(judged(local(), backup({ ref }), pods(ref, 3))).toEqual([]));

test('a backend that is not a volume', () => expect(judged(repository(), claim(['ReadWriteOnce']), backup({ ref }), pods(ref, 3))).toEqual([]));

test('several Repositories on one claim', () => {
  const manifests = [local(), local('next', 'b'), claim(['ReadWriteOnce']), backup({ ref }), backup({ ref: OTHER }, { repository: { name: 'next' } }, 'hourly')];
  expect(judged(...manifests)).toEqual([ofNode(APP_AND_OTHER)[0]!.replace('\n', '\n  also Repository next spec.backend.local.persistentVolumeClaim\n')]);
});

test('the Repositories of a blueprint', () => {
  const annotations = {
    'stash.appscode.com/backup-blueprint': 'files', 'stash.appscode.com/target-paths': '/data', 'stash.appscode.com/volume-mounts': 'data:/data',
  };
  const blueprint = {
    apiVersion: 'stash.appscode.com/v1beta1',
    kind: 'BackupBlueprint',
    metadata: { name: 'files' },
    spec: {
      backend: { local: { mountPath: '/safe', subPath: '${TARGET_NAME}', persistentVolumeClaim: { claimName: 'safe' } } },
      schedule: '0 3 * * *',
      retentionPolicy: { name: 'keep', keepLast: 3 },
    },
  };
  const asking = pods(ref, 3);
  Object.assign(asking.metadata, { annotations });
  expect(judged(blueprint, claim(['ReadWriteOnce']), asking)).toEqual([
    ofNode('the 3 pods of Deployment shop/app')[0]!
      .replace('Repository repo spec', 'BackupBlueprint files spec')
      .replace('\n', '\n  also Deployment app metadata.annotations["stash.appscode.com/backup-blueprint"]\n'),
  ]);
});
