import { targetWithoutPods } from '../../../../../lib/check/rules/backup/target/target-without-pods';
import { foundBy } from '../../manifests';
import { backup, backupBatch, DAEMON_SET, DEPLOYMENT, inNamespace, restore, STATEFUL_SET, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(targetWithoutPods, manifests);
const ref = DEPLOYMENT;
const off = workload(ref, { replicas: 0 });
const blueprint = {
  apiVersion: 'stash.appscode.com/v1beta1',
  kind: 'BackupBlueprint',
  metadata: { name: 'files' },
  spec: { backend: { gcs: { bucket: 'b', prefix: '${TARGET_NAME}' } }, schedule: '0 3 * * *', retentionPolicy: { name: 'keep', keepLast: 3 } },
};
const asking = {
  ...off,
  metadata: {
    ...off.metadata,
    annotations: {
      'stash.appscode.com/backup-blueprint': 'files', 'stash.appscode.com/target-paths': '/data', 'stash.appscode.com/volume-mounts': 'data:/data',
    },
  },
};

const found = (place: string, name = 'Deployment shop/app', comes = 'the first run never ends, and all others are skipped') => [
  `warning STASH337 ${place}: ${name} has no pods (replicas is 0), from inside which Stash backs it up, so ${comes}: `
  + 'set replicas, or paused: true in the backup; acknowledge this if something else scales the workload up\n'
  + `  also ${name.replace('shop/', '')} spec.replicas`,
];

test.each<[string, object[], string[]]>([
  ['a Deployment', [backup({ ref }), off], found('BackupConfiguration daily spec.target.ref')],
  ['a StatefulSet', [backup({ ref: STATEFUL_SET }), workload(STATEFUL_SET, { replicas: 0 })],
    found('BackupConfiguration daily spec.target.ref', 'StatefulSet shop/db', 'every run stores nothing and counts as successful')],
  ['a member of a batch', [backupBatch([{ target: { ref } }]), off], found('BackupBatch nightly spec.members[0].target.ref')],
  ['a Deployment that asks for a blueprint', [blueprint, asking], found('Deployment app metadata.annotations["stash.appscode.com/backup-blueprint"]')],
  ['a backup that is paused', [backup({ ref }, { paused: true }), off], []],
  ['a Deployment that an autoscaler scales', [backup({ ref }), workload(ref)], []],
  ['a Deployment with pods', [backup({ ref }), workload(ref, { replicas: 1 })], []],
  ['a DaemonSet', [backup({ ref: DAEMON_SET }), workload(DAEMON_SET)], []],
  ['a restore, which may wait for the pods', [restore({ ref }), off], []],
  ['a Job beside the pods', [backup({ ref }, { task: { name: 'mine' } }), off], []],
  ['snapshots of the volumes', [backup({ ref }, { driver: 'VolumeSnapshotter' }), off], []],
  ['a Deployment of another namespace', [backup({ ref }), inNamespace('far', off)], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
