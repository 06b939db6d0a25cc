import { ApiObject, Duration, JsonPatch, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { APP_BINDING, demoChart, demoClaim, demoDeployment, demoRepository, demoRestore, demoTemplate, documentOf, SOURCE_DATA } from './demo';
import {
  Addon, AppBinding, Hook, PostRestoreExecutionPolicy, Repository, RestoreRule, RestoreSession, type RestoreSessionProps, RestoreTarget,
  TempDirMedium,
} from 'cdk8s-stash';

const rules = [RestoreRule.paths(['/source/data'])];

test('a workload of the app: its mounts are found', () => {
  const chart = demoChart();
  expect(documentOf(demoRestore(RestoreTarget.workload(demoDeployment(chart), { rules }), {}, chart))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  repository:
    name: gcs-repo
  target:
    ref:
      apiVersion: apps/v1
      kind: Deployment
      name: stash-demo
      namespace: demo
    rules:
      - paths:
          - /source/data
    volumeMounts:
      - mountPath: /source/data
        name: source-data
`);
});

test('a claim: pvc-restore does it', () => {
  const chart = demoChart();
  expect(documentOf(demoRestore(RestoreTarget.persistentVolumeClaim(demoClaim(chart), { rules: [RestoreRule.paths(['/stash-data'])] }), {}, chart)))
    .toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  repository:
    name: gcs-repo
  target:
    ref:
      apiVersion: v1
      kind: PersistentVolumeClaim
      name: stash-claim
    rules:
      - paths:
          - /stash-data
  task:
    name: pvc-restore
`);
});

test('a claim that was mounted elsewhere', () => {
  const chart = demoChart();
  expect(documentOf(demoRestore(RestoreTarget.persistentVolumeClaim(demoClaim(chart), { rules, mountPath: '/source' }), {}, chart))).toContain(`\
    volumeMounts:
      - mountPath: /source
        name: stash-volume
`);
});

test('a database', () => {
  const chart = demoChart();
  const binding = AppBinding.fromAppBindingName(chart, 'Database', 'sample-postgres', { namespace: 'databases' });
  const target = RestoreTarget.appBinding(binding, { alias: 'shop-db', rules: [RestoreRule.snapshots(['latest'])] });
  expect(documentOf(demoRestore(target, { addon: Addon.postgres('14.0', { restoreArgs: '--verbose' }) }, chart))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  repository:
    name: gcs-repo
  target:
    alias: shop-db
    ref:
      apiVersion: appcatalog.appscode.com/v1alpha1
      kind: AppBinding
      name: sample-postgres
      namespace: databases
    rules:
      - snapshots:
          - latest
  task:
    name: postgres-restore-14.0
    params:
      - name: args
        value: --verbose
`);
});

test('a database whose AppBinding names its Task', () => {
  expect(documentOf(demoRestore(RestoreTarget.of(APP_BINDING)))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  repository:
    name: gcs-repo
  target:
    ref:
      apiVersion: appcatalog.appscode.com/v1alpha1
      kind: AppBinding
      name: sample-postgres
`);
});

test('claims that Stash creates, one for each pod of a StatefulSet', () => {
  const target = RestoreTarget.volumeClaimTemplates([demoTemplate('source-data-stash-sts-${POD_ORDINAL}')], {
    rules,
    replicas: 3,
    volumeMounts: [{ name: 'source-data-stash-sts', mountPath: '/source/data' }],
  });
  expect(documentOf(demoRestore(target))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  repository:
    name: gcs-repo
  target:
    replicas: 3
    rules:
      - paths:
          - /source/data
    volumeClaimTemplates:
      - metadata:
          name: source-data-stash-sts-\${POD_ORDINAL}
        spec:
          accessModes:
            - ReadWriteOnce
          resources:
            requests:
              storage: 1Gi
    volumeMounts:
      - mountPath: /source/data
        name: source-data-stash-sts
`);
});

test('all the props', () => {
  const chart = demoChart();
  const props: Required<Omit<RestoreSessionProps, 'deprecatedRules'>> = {
    metadata: { name: 'restore', labels: { team: 'shop' } },
    repository: Repository.fromRepositoryName(chart, 'Elsewhere', 'gcs-repo', { namespace: 'backups' }),
    target: RestoreTarget.of({ ...APP_BINDING, namespace: 'databases' }, {
      alias: 'shop-db',
      args: ['--verify'],
      rules: [RestoreRule.snapshots(['2b8b1d4a'], { targetHosts: ['shop-db'], sourceHost: 'old-db' })],
      replicas: 3,
      volumeMounts: [{ name: 'data', mountPath: '/var/data', subPath: 'db' }],
      volumeClaimTemplates: [{ ...demoTemplate('data-${POD_ORDINAL}'), metadata: { name: 'data-${POD_ORDINAL}', labels: { app: 'db' } } }],
    }),
    addon: Addon.elasticsearch('8.2.0'),
    hooks: {
      preRestore: Hook.exec(['sync'], { containerName: 'db' }),
      postRestore: Hook.tcpSocket({ port: k8s.IntOrString.fromNumber(80) }),
      postRestoreExecutionPolicy: PostRestoreExecutionPolicy.ON_FAILURE,
    },
    runtimeSettings: { container: { nice: { adjustment: 5 } }, pod: { serviceAccountName: 'restorer' } },
    tempDir: { medium: TempDirMedium.MEMORY, sizeLimit: Size.gibibytes(2), disableCaching: true },
    interimVolumeTemplate: demoTemplate('interim'),
    timeOut: Duration.minutes(90),
  };
  expect(documentOf(new RestoreSession(chart, 'Restore', props))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  labels:
    team: shop
  name: restore
  namespace: demo
spec:
  hooks:
    postRestore:
      executionPolicy: OnFailure
      tcpSocket:
        port: 80
    preRestore:
      containerName: db
      exec:
        command:
          - sync
  interimVolumeTemplate:
    metadata:
      name: interim
    spec:
      accessModes:
        - ReadWriteOnce
      resources:
        requests:
          storage: 1Gi
  repository:
    name: gcs-repo
    namespace: backups
  runtimeSettings:
    container:
      nice:
        adjustment: 5
    pod:
      serviceAccountName: restorer
  target:
    alias: shop-db
    args:
      - --verify
    ref:
      apiVersion: appcatalog.appscode.com/v1alpha1
      kind: AppBinding
      name: sample-postgres
      namespace: databases
    replicas: 3
    rules:
      - snapshots:
          - 2b8b1d4a
        sourceHost: old-db
        targetHosts:
          - shop-db
    volumeClaimTemplates:
      - metadata:
          labels:
            app: db
          name: data-\${POD_ORDINAL}
        spec:
          accessModes:
            - ReadWriteOnce
          resources:
            requests:
              storage: 1Gi
    volumeMounts:
      - mountPath: /var/data
        name: data
        subPath: db
  task:
    name: elasticsearch-restore-8.2.0
  tempDir:
    disableCaching: true
    medium: Memory
    sizeLimit: 2Gi
  timeOut: 1h30m
`);
});

test('all that a rule by paths says', () => {
  const target = RestoreTarget.of({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'shop' }, {
    alias: 'shop',
    volumeMounts: SOURCE_DATA,
    rules: [
      RestoreRule.paths(['/source/data'], { targetHosts: ['shop-3'], sourceHost: 'shop-1', include: ['/source/data/*.json'] }),
      RestoreRule.paths(['/source/data'], { exclude: ['/source/data/tmp'] }),
    ],
  });
  expect(documentOf(demoRestore(target))).toContain(`\
    rules:
      - include:
          - /source/data/*.json
        paths:
          - /source/data
        sourceHost: shop-1
        targetHosts:
          - shop-3
      - exclude:
          - /source/data/tmp
        paths:
          - /source/data
`);
});

test('its name and namespace, and the manifest that a patch changes', () => {
  const chart = demoChart();
  const restore = new RestoreSession(chart, 'Restore', { repository: demoRepository(chart), target: RestoreTarget.of(APP_BINDING) });
  expect([restore.restoreSessionName, restore.restoreSessionNamespace]).toEqual(['demo-restore-c8daa7ed', 'demo']);
  ApiObject.of(restore).addJsonPatch(JsonPatch.add('/spec/rules', [{ snapshots: ['latest'] }]));
  expect(documentOf(restore)).toContain('  rules:\n    - snapshots:\n        - latest\n');
});

test('the target is the same value in two restores', () => {
  const target = RestoreTarget.of(APP_BINDING);
  expect(documentOf(demoRestore(target))).toBe(documentOf(demoRestore(target)));
});

test('what is given is copied', () => {
  const paths = ['/stash-data'];
  const rule = RestoreRule.paths(paths);
  paths.push('relative');
  const chart = demoChart();
  expect(documentOf(demoRestore(RestoreTarget.persistentVolumeClaim(demoClaim(chart), { rules: [rule] }), {}, chart))).not.toContain('relative');
});
