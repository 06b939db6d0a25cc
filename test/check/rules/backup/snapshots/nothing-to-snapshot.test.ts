import { CLAIM, DATABASE, DEPLOYMENT, linesOf, object } from '../manifests';

const about = (...manifests: object[]) => linesOf('STASH327', manifests);
const backup = (target?: object) => object('BackupConfiguration', { spec: { driver: 'VolumeSnapshotter', target } });
const STATEFUL_SET = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db' };
const workload = ({ kind, name }: { kind: string; name: string }, spec?: object) => object(kind, { name, spec }, 'apps/v1');
const withVolumes = (...volumes: unknown[]) => ({ template: { spec: { volumes } } });
const withTemplates = (...names: string[]) => ({ volumeClaimTemplates: names.map((name) => ({ metadata: { name } })) });
const MOUNTED = withVolumes({ name: 'tmp', emptyDir: {} }, { name: 'data', persistentVolumeClaim: { claimName: 'data' } });

const MEND = 'name a PersistentVolumeClaim, or a workload that has claims; for other volumes, leave out this driver, so that restic backs up the files';
const line = (field: string, found: string, mend = MEND) => [`error BackupConfiguration x spec.target.${field}: ${found}: ${mend}`];
const KINDS = 'name a Deployment, a StatefulSet, a DaemonSet or a PersistentVolumeClaim';

test.each<[string, object[], string[]]>([
  ['a database', [backup({ ref: DATABASE })], line('ref.kind', '"AppBinding" is not a kind whose volumes Stash finds', KINDS)],
  ['a misspelt kind, as another rule says', [backup({ ref: { ...STATEFUL_SET, kind: 'StatefulSte' } })], []],
  ['a workload of OpenShift', [backup({ ref: { apiVersion: 'apps.openshift.io/v1', kind: 'DeploymentConfig', name: 'web' } })],
    line('ref.kind', '"DeploymentConfig" is not a kind whose volumes Stash finds', KINDS)],
  ['no target', [backup()], line('ref', 'is missing, so no VolumeSnapshot is ever taken')],
  ['a target without a reference', [backup({})], line('ref', 'is missing, so no VolumeSnapshot is ever taken')],
  ['a Deployment without volumes', [backup({ ref: DEPLOYMENT }), workload(DEPLOYMENT)],
    line('ref', 'Deployment shop/web mounts no claim, so no VolumeSnapshot is ever taken')],
  ['a Deployment with other volumes', [backup({ ref: DEPLOYMENT }), workload(DEPLOYMENT, withVolumes({ name: 'tmp', emptyDir: {} }, null))],
    line('ref', 'Deployment shop/web mounts no claim, so no VolumeSnapshot is ever taken')],
  ['a DaemonSet', [backup({ ref: { ...DEPLOYMENT, kind: 'DaemonSet' } }), workload({ kind: 'DaemonSet', name: 'web' }, withVolumes({ name: 'a', hostPath: { path: '/' } }))],
    line('ref', 'DaemonSet shop/web mounts no claim, so no VolumeSnapshot is ever taken')],
  ['a StatefulSet without volumes', [backup({ ref: STATEFUL_SET }), workload(STATEFUL_SET)],
    line('ref', 'StatefulSet shop/db has no volumeClaimTemplates, so no VolumeSnapshot is ever taken')],
  ['a StatefulSet whose pods mount a claim that it has not made', [backup({ ref: STATEFUL_SET }), workload(STATEFUL_SET, MOUNTED)],
    line('ref', 'StatefulSet shop/db has no volumeClaimTemplates, and not every release of Stash takes VolumeSnapshots of the other claims that its pods mount',
      'name the PersistentVolumeClaim itself, or acknowledge this if you have seen its VolumeSnapshots').map((text) => text.replace('error', 'warning'))],
  ['no pod', [backup({ ref: STATEFUL_SET, replicas: 0 })],
    line('replicas', '0 is not a valid number of pods', 'use an integer of at least 1; leave it out for all')],
])('nothing: %s', (_, manifests, lines) => {
  expect(about(...manifests)).toEqual(lines);
});

test.each<[string, object[]]>([
  ['a claim', [backup({ ref: CLAIM }), object('PersistentVolumeClaim', { name: 'data' }, 'v1')]],
  ['a Deployment with a claim', [backup({ ref: DEPLOYMENT }), workload(DEPLOYMENT, MOUNTED)]],
  ['a StatefulSet with a template', [backup({ ref: STATEFUL_SET, replicas: 1 }), workload(STATEFUL_SET, withTemplates('data'))]],
  ['a StatefulSet that is scaled down', [backup({ ref: STATEFUL_SET }), workload(STATEFUL_SET, { replicas: 0, ...withTemplates('data') })]],
  ['workloads that are not part of the input', [backup({ ref: DEPLOYMENT }), backup({ ref: STATEFUL_SET })]],
  ['a Deployment of the name in another namespace', [backup({ ref: DEPLOYMENT }), object('Deployment', { name: 'web', namespace: 'blog' }, 'apps/v1')]],
  ['a number of pods of a claim, which is ignored', [backup({ ref: CLAIM, replicas: 0 })]],
  ['files', [object('BackupConfiguration', { spec: { target: { ref: DEPLOYMENT } } }), workload(DEPLOYMENT)]],
])('something: %s', (_, manifests) => {
  expect(about(...manifests)).toEqual([]);
});

test('a member of a batch', () => {
  const members = [{ target: { ref: CLAIM } }, { target: { ref: DATABASE } }];
  expect(about(object('BackupBatch', { spec: { driver: 'VolumeSnapshotter', members } }))).toEqual([
    `error BackupBatch x spec.members[1].target.ref.kind: "AppBinding" is not a kind whose volumes Stash finds: ${KINDS}`,
  ]);
});
