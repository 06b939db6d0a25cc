import { App, Chart, Cron } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as stash from '../../../../lib';
import { overridingParameter } from '../../../../lib/check/rules/addon/overriding-parameter';
import { backup, blueprint, foundBy, restore } from '../manifests';

const task = (name: string, ...params: string[]) => ({ task: { name, params: params.map((param) => ({ name: param, value: 'x' })) } });
const about = (manifest: object) => foundBy(overridingParameter, [manifest]).map((line) => line.replace(/ STASH512 \w+ x spec/, ''));

test.each<[string, object, string[]]>([
  ['a parameter of the addon', backup('x', 'r', task('postgres-backup-14.0', 'args', 'outputDir')), []],
  ['a name that only begins like one of the variables', backup('x', 'r', task('ours', 'TARGET_DATABASE', 'REPOSITORY_PREFIXES')), []],
  ['the prefix of a claim', backup('x', 'r', task('pvc-backup', 'REPOSITORY_PREFIX')), [
    'error.task.params[0].name: "REPOSITORY_PREFIX" overrides what Stash sets from repository: leave it out, and set repository instead',
  ]],
  ['the host and the retention of a dump', backup('x', 'r', task('postgres-backup-14.0', 'HOSTNAME', 'RETENTION_KEEP_LAST')), [
    'error.task.params[0].name: "HOSTNAME" overrides what Stash sets from target.alias: leave it out, and set target.alias instead',
    'error.task.params[1].name: "RETENTION_KEEP_LAST" overrides what Stash sets from retentionPolicy: '
      + 'leave it out, and set retentionPolicy instead',
  ]],
  ['the snapshots of a restore', restore('x', 'r', task('pvc-restore', 'RESTORE_SNAPSHOTS')), [
    'error.task.params[0].name: "RESTORE_SNAPSHOTS" overrides what Stash sets from target.rules: leave it out, and set target.rules instead',
  ]],
  ['a Task that somebody wrote', backup('x', 'r', task('ours', 'HOSTNAME')), [
    'warning.task.params[0].name: "HOSTNAME" overrides what Stash sets from target.alias, if the Functions of the Task use it: '
      + 'leave it out, and set target.alias instead',
  ]],
])('%s', (_what, manifest, expected) => {
  expect(about(manifest)).toEqual(expected);
});

test('in an AppBinding and in a blueprint', () => {
  const addon = { backupTask: task('postgres-backup-14.0', 'HOSTNAME').task, restoreTask: task('postgres-restore-14.0', 'TARGET_NAME').task };
  expect(foundBy(overridingParameter, [
    { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', metadata: { name: 'db', namespace: 'demo' }, spec: { parameters: { stash: { addon } } } },
    blueprint({}, task('postgres-backup-${TARGET_APP_VERSION}', 'HOSTNAME')),
  ])).toEqual([
    'error STASH512 AppBinding db spec.parameters.stash.addon.backupTask.params[0].name: "HOSTNAME" overrides what Stash sets from target.alias: '
      + 'leave it out, and set target.alias instead',
    'error STASH512 AppBinding db spec.parameters.stash.addon.restoreTask.params[0].name: "TARGET_NAME" overrides what Stash sets from target.ref: '
      + 'leave it out, and set target.ref instead',
    'error STASH512 BackupBlueprint pattern spec.task.params[0].name: "HOSTNAME" overrides what Stash sets from target.alias: '
      + 'leave it out, and set target.alias instead',
  ]);
});

test('stops the synth of an app that overrides them by Addon.custom', () => {
  const app = new App();
  const chart = new Chart(app, 'demo', { namespace: 'demo' });
  new stash.BackupConfiguration(chart, 'Backup', {
    repository: stash.Repository.fromRepositoryName(chart, 'Repository', 'store'),
    target: stash.BackupTarget.persistentVolumeClaim(plus27.PersistentVolumeClaim.fromClaimName(chart, 'Claim', 'media')),
    addon: stash.Addon.custom({ backupTask: 'pvc-backup', backupParams: { REPOSITORY_PREFIX: 'x' } }),
    schedule: Cron.daily(),
    retentionPolicy: stash.RetentionPolicy.keepLast(7),
  });
  expect(() => app.synthYaml()).toThrow('"REPOSITORY_PREFIX" overrides what Stash sets from repository');
});
