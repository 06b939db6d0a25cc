import { App, Cron, Duration } from 'cdk8s';
import { demoChart, demoClaim, demoDeployment, demoRepository, findings, specOf, yamlOf } from './demo';
import type * as wire from '../../imports/stash';
import {
  Addon, BackupBatch, type BackupBatchMember, type BackupBatchProps, BackupTarget, ExecutionOrder, Hook, PostBackupExecutionPolicy, RetentionPolicy,
} from 'cdk8s-stash';

const batch = (props: Partial<BackupBatchProps> = {}, chart = demoChart()) => new BackupBatch(chart, 'Batch', {
  metadata: { name: 'shop-backup' }, repository: demoRepository(chart), schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(5), ...props,
});

const database = (alias?: string): BackupBatchMember => ({
  target: BackupTarget.of({ apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'shop-mysql' }, { alias }),
  addon: Addon.mysql('8.0.14'),
});

const specOfBatch = (written: BackupBatch) => specOf<wire.BackupBatchSpec>(written);

test('an application and its database', () => {
  const chart = demoChart();
  const shop = batch({ members: [database('db')] }, chart);
  shop.addMember({ target: BackupTarget.workload(demoDeployment(chart, '/var/www'), { alias: 'app' }) });
  expect(yamlOf(shop)).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: BackupBatch
metadata:
  name: shop-backup
  namespace: demo
spec:
  members:
    - target:
        alias: db
        ref:
          apiVersion: appcatalog.appscode.com/v1alpha1
          kind: AppBinding
          name: shop-mysql
      task:
        name: mysql-backup-8.0.14
    - target:
        alias: app
        paths:
          - /var/www
        ref:
          apiVersion: apps/v1
          kind: Deployment
          name: stash-demo
          namespace: demo
        volumeMounts:
          - mountPath: /var/www
            name: var-www
  repository:
    name: gcs-repo
  retentionPolicy:
    keepLast: 5
    name: keep-last-5
    prune: true
  schedule: 0 0 * * *
`);
});

test('all that it can say', () => {
  const chart = demoChart();
  const member: Required<Omit<BackupBatchMember, 'interimVolumeTemplate'>> = {
    ...database('db'),
    addon: Addon.mysql('8.0.14'),
    runtimeSettings: { pod: { nodeName: 'a' } },
    tempDir: { disableCaching: true },
    hooks: { preBackup: Hook.exec(['flush']) },
  };
  const props: Required<BackupBatchProps> = {
    metadata: { name: 'all' },
    repository: demoRepository(chart),
    members: [member],
    executionOrder: ExecutionOrder.SEQUENTIAL,
    hooks: { postBackup: Hook.exec(['true']), postBackupExecutionPolicy: PostBackupExecutionPolicy.ON_SUCCESS },
    runtimeSettings: { container: { nice: { adjustment: 5 } } },
    schedule: Cron.daily(),
    scheduleSpread: Duration.minutes(1),
    retentionPolicy: RetentionPolicy.keepLast(1),
    paused: true,
    backupHistoryLimit: 2,
    timeOut: Duration.hours(1),
    retryConfig: { maxRetry: 1 },
  };
  expect(specOfBatch(new BackupBatch(chart, 'Batch', props))).toEqual({
    repository: { name: 'gcs-repo' },
    members: [{
      target: { alias: 'db', ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'shop-mysql' } },
      task: { name: 'mysql-backup-8.0.14' },
      runtimeSettings: { pod: { nodeName: 'a' } },
      tempDir: { disableCaching: true },
      hooks: { preBackup: { exec: { command: ['flush'] } } },
    }],
    executionOrder: 'Sequential',
    hooks: { postBackup: { exec: { command: ['true'] }, executionPolicy: 'OnSuccess' } },
    runtimeSettings: { container: { nice: { adjustment: 5 } } },
    schedule: '0 0 * * *',
    retentionPolicy: { name: 'keep-last-1', keepLast: 1, prune: true },
    paused: true,
    backupHistoryLimit: 2,
    timeOut: '1h',
    retryConfig: { maxRetry: 1 },
  });
});

test.each<[string, Array<string | undefined>, string]>([
  ['the same alias', ['db', 'app', 'db'], 'members[2].target.alias: "db" is also the alias of members[0], so each would remove the snapshots of the other: give '
    + 'each member an alias of its own'],
  ['no alias twice', [undefined, 'app', undefined], 'members[2].target.alias: is missing here and in members[0], so each would remove the snapshots of the '
    + 'other: give each member an alias of its own'],
])('%s is refused', (_, aliases, complaint) => {
  expect(() => batch({ members: aliases.map(database) })).toThrow(new Error(`[demo/Batch] spec.${complaint}`));
});

test('one member may have no alias', () => {
  expect(specOfBatch(batch({ members: [undefined, 'app'].map(database) })).members).toHaveLength(2);
});

test('no member is refused at synth', () => {
  const empty = batch();
  expect(() => App.of(empty).synthYaml()).toThrow(findings('[demo/Batch] STASH317 spec.members: is empty, so there is nothing to back up: '
    + 'add a member for each target'));
});

test('what is wrong with a member says which', () => {
  const chart = demoChart();
  const members = [database('db'), { target: BackupTarget.persistentVolumeClaim(demoClaim(chart), { alias: 'data' }), tempDir: {}, addon: Addon.mysql('8.0.14') }];
  expect(() => batch({ members }, chart)).toThrow(new Error('[demo/Batch] spec.members[1].task: the Task of the addon mysql is for databases, not for the '
    + 'PersistentVolumeClaim "stash-sample-data": back up the AppBinding of the database with BackupTarget.appBinding()'));
});

test('a workload of a batch is looked at when it is complete', () => {
  const chart = demoChart();
  const shop = batch({ members: [database('db'), { target: BackupTarget.workload(demoDeployment(chart), { alias: 'app' }) }] }, chart);
  expect(() => App.of(shop).synthYaml()).toThrow(findings('[demo/Batch] STASH307 spec.members[1].target.paths: has no path of Deployment demo/stash-demo, '
    + 'so nothing is backed up, and each run reports success: mount a claim in its pods, or name the directories that hold the data in paths'));
});

test('the AppBinding of the guide, under the API version of workloads, is refused', () => {
  const target = BackupTarget.of({ apiVersion: 'apps/v1', kind: 'AppBinding', name: 'wordpress-mysql' }, { alias: 'db' });
  expect(() => batch({ members: [{ ...database(), target }] })).toThrow(new Error('[demo/Batch] spec.members[0].target.ref.apiVersion: "apps/v1" is not the API version '
    + 'of the kind AppBinding, so Stash would find nothing: write "appcatalog.appscode.com/v1alpha1"'));
});

test('one that exists already is known by its name', () => {
  const { invokerKind, invokerName, invokerNamespace } = BackupBatch.fromBackupBatchName(demoChart(), 'Batch', 'theirs', { namespace: 'shop' });
  expect({ invokerKind, invokerName, invokerNamespace }).toEqual({ invokerKind: 'BackupBatch', invokerName: 'theirs', invokerNamespace: 'shop' });
});

test('a target in place of a member is refused', () => {
  const chart = demoChart();
  const target = BackupTarget.workload(demoDeployment(chart));
  expect(() => batch({ members: [target as unknown as BackupBatchMember] }, chart)).toThrow(/^\[demo\/Batch\] spec\.members\[0\]: is an instance of BackupTarget and not a struct: give an object with some of the members .*\btarget\b/);
});
