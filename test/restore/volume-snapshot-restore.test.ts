import { Duration } from 'cdk8s';
import { demoChart, demoTemplate, documentOf } from './demo';
import { Hook, VolumeSnapshotRestore, type VolumeSnapshotRestoreProps } from 'cdk8s-stash';

const source = (name: string, reference: { apiGroup?: string; kind?: string } = {}) =>
  ({ dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name, ...reference } });
const restoreInto = (props: VolumeSnapshotRestoreProps) => new VolumeSnapshotRestore(demoChart(), 'Restore', { metadata: { name: 'restore' }, ...props });

test('the least that is given is all that is written', () => {
  expect(documentOf(restoreInto({ volumeClaimTemplates: [demoTemplate('data', source('data-1563177247'))] }))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  driver: VolumeSnapshotter
  target:
    volumeClaimTemplates:
      - metadata:
          name: data
        spec:
          accessModes:
            - ReadWriteOnce
          dataSource:
            apiGroup: snapshot.storage.k8s.io
            kind: VolumeSnapshot
            name: data-1563177247
          resources:
            requests:
              storage: 1Gi
`);
});

test('all the props', () => {
  const props: Required<VolumeSnapshotRestoreProps> = {
    metadata: { name: 'restore', labels: { team: 'shop' } },
    volumeClaimTemplates: [demoTemplate('data-${POD_ORDINAL}', source('data-${POD_ORDINAL}-1563177247'))],
    replicas: 3,
    hooks: { preRestore: Hook.exec(['sync']) },
    runtimeSettings: { pod: { serviceAccountName: 'restorer' } },
    timeOut: Duration.hours(1),
  };
  const restore = restoreInto(props);
  expect([restore.restoreSessionName, restore.restoreSessionNamespace]).toEqual(['restore', 'demo']);
  expect(documentOf(restore)).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  labels:
    team: shop
  name: restore
  namespace: demo
spec:
  driver: VolumeSnapshotter
  hooks:
    preRestore:
      exec:
        command:
          - sync
  runtimeSettings:
    pod:
      serviceAccountName: restorer
  target:
    replicas: 3
    volumeClaimTemplates:
      - metadata:
          name: data-\${POD_ORDINAL}
        spec:
          accessModes:
            - ReadWriteOnce
          dataSource:
            apiGroup: snapshot.storage.k8s.io
            kind: VolumeSnapshot
            name: data-\${POD_ORDINAL}-1563177247
          resources:
            requests:
              storage: 1Gi
  timeOut: 1h
`);
});

test('one claim with a number is made of one VolumeSnapshot', () => {
  expect(documentOf(restoreInto({ replicas: 1, volumeClaimTemplates: [demoTemplate('data-${POD_ORDINAL}', source('data-0-1563177247'))] })))
    .toContain('name: data-0-1563177247');
});

const NO_SNAPSHOT = 'is not a VolumeSnapshot: give the apiGroup "snapshot.storage.k8s.io" and the kind "VolumeSnapshot"';

test.each<[string, VolumeSnapshotRestoreProps, string]>([
  ['no template', { volumeClaimTemplates: [] }, ': is empty, so there would be nothing to restore into: add a template for each claim'],
  ['no source', { volumeClaimTemplates: [demoTemplate('data')] }, '[0].spec.dataSource: is missing, so the claim would be created empty: name the '
    + 'VolumeSnapshot, as kubectl get volumesnapshots lists it'],
  ['a claim as source', { volumeClaimTemplates: [demoTemplate('data', { dataSource: { kind: 'PersistentVolumeClaim', name: 'data' } })] },
    `[0].spec.dataSource: "/PersistentVolumeClaim" ${NO_SNAPSHOT}`],
  ['no group', { volumeClaimTemplates: [demoTemplate('a', source('a')), demoTemplate('b', { dataSource: { kind: 'VolumeSnapshot', name: 'data' } })] },
    `[1].spec.dataSource: "/VolumeSnapshot" ${NO_SNAPSHOT}`],
  ['one snapshot for several claims', { replicas: 2, volumeClaimTemplates: [demoTemplate('data-${POD_ORDINAL}', source('data-0-1563177247'))] },
    '[0].spec.dataSource.name: "data-0-1563177247" is one VolumeSnapshot for 2 claims, which would all get the same data: write "${POD_ORDINAL}" in place '
    + 'of the claim number in the name of the VolumeSnapshot'],
  ['a claim of another namespace', { volumeClaimTemplates: [{ ...demoTemplate('data', source('a')), metadata: { name: 'data', namespace: 'shop' } }] },
    '[0].metadata.namespace: "shop" is not where Stash creates the claim, which is the namespace of the object with the template: write "demo", or leave it out'],
])('%s', (_, props, complaint) => {
  expect(() => restoreInto(props)).toThrow(new Error(`[demo/Restore] spec.target.volumeClaimTemplates${complaint}`));
});
