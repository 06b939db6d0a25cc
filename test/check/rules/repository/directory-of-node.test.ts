import { directoryOfNode } from '../../../../lib/check/rules/repository/directory-of-node';
import { foundBy } from '../manifests';
import { backup, backupBatch, CLAIM, DAEMON_SET, DATABASE, DEPLOYMENT, repository, STATEFUL_SET, workload } from '../restore/demo';

const judged = (...manifests: object[]) => foundBy(directoryOfNode, manifests);
const ref = DEPLOYMENT;
const ON_NODE = repository('repo', { local: { mountPath: '/safe', hostPath: { path: '/srv/backups' } } });
const claim = (pod: object = {}) => backup({ ref: CLAIM }, { task: { name: 'pvc-backup' }, runtimeSettings: { pod } });
const dump = backup({ ref: DATABASE }, { task: { name: 'postgres-backup-14.0' } });
const AFFINITY = { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } }] };

const found = (pods: string) => [`warning STASH116 Repository repo spec.backend.local.hostPath: is a directory of the node, but nothing puts ${pods} on one node, so what `
  + 'is stored on one is missing on the others: use nfs, a claim that is ReadWriteMany, or a backend that is not a volume, or name the node in nodeSelector; acknowledge this if there '
  + 'is only one node, or if the path is a share that is mounted on all nodes'];

test.each<[string, object[], string[]]>([
  ['a workload', [backup({ ref }), workload(ref)], found('the pods of Deployment shop/app')],
  ['a StatefulSet', [backup({ ref: STATEFUL_SET }), workload(STATEFUL_SET, { replicas: 3 })], found('the pods of StatefulSet shop/db')],
  ['the Job for a claim', [claim()], found('the Job for PersistentVolumeClaim shop/data')],
  ['the Job for a database', [dump], found('the Job for AppBinding shop/pg')],
  ['a Job for a DaemonSet', [backup({ ref: DAEMON_SET }, { task: { name: 'mine' } }), workload(DAEMON_SET)], found('the Job for DaemonSet shop/agent')],
  ['a batch', [backupBatch([{ target: { ref } }, { task: { name: 'kubedump-backup-0.2.0' } }]), workload(ref)],
    found('the pods of Deployment shop/app and the Job for BackupBatch shop/nightly')],
  ['a batch of which only some run on one node', [backupBatch([{ target: { ref } }, { target: { ref: STATEFUL_SET } }]), workload(ref, {}, { nodeName: 'one' }), workload(STATEFUL_SET)],
    found('the pods of StatefulSet shop/db')],
  ['a workload on Linux', [backup({ ref }), workload(ref, {}, { nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' } })],
    found('the pods of Deployment shop/app')],
  ['a workload on Linux, by its old label', [backup({ ref }), workload(ref, {}, { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } })],
    found('the pods of Deployment shop/app')],
  ['a workload that is spread', [backup({ ref }), workload(ref, {}, { affinity: { podAntiAffinity: AFFINITY } })], found('the pods of Deployment shop/app')],
  ['a workload of which all is empty', [backup({ ref }), workload(ref, {}, { nodeName: '', nodeSelector: {}, affinity: {} })], found('the pods of Deployment shop/app')],

  ['a workload on one node', [backup({ ref }), workload(ref, {}, { nodeName: 'one' })], []],
  ['a workload on some nodes', [backup({ ref }), workload(ref, {}, { nodeSelector: { 'kubernetes.io/hostname': 'one' } })], []],
  ['a workload near others', [backup({ ref }), workload(ref, {}, { affinity: { podAffinity: AFFINITY } })], []],
  ['a Job on one node', [claim({ nodeSelector: { 'kubernetes.io/hostname': 'one' } })], []],
  ['a workload that is not in the input', [backup({ ref })], []],
  ['a DaemonSet, which stays on its nodes', [backup({ ref: DAEMON_SET }), workload(DAEMON_SET)], []],
  ['a backup by VolumeSnapshots', [backup({ ref: CLAIM }, { driver: 'VolumeSnapshotter' })], []],
  ['a backup to another Repository', [backup({ ref: CLAIM }, { task: { name: 'pvc-backup' }, repository: { name: 'far' } })], []],
  ['no backup', [], []],
])('%s', (_, manifests, expected) => expect(judged(ON_NODE, ...manifests)).toEqual(expected));

test('a share', () => expect(judged(repository('repo', { local: { mountPath: '/safe', nfs: { server: 'files', path: '/' } } }), claim())).toEqual([]));
