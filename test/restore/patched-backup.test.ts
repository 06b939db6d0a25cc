import { ApiObject, Cron, JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { demoChart, demoClaim, findingsOf } from './demo';
import { demoBackup, restoreOf } from './demo-backup';
import { Addon, AppBinding, BackupBatch, BackupTarget, Repository, RestoreBatch, RetentionPolicy } from 'cdk8s-stash';

const patch = (construct: IConstruct, ...patches: JsonPatch[]) => ApiObject.of(construct).addJsonPatch(...patches);
const replaced = (field: string, before: string, now: string) => [`[demo/Restore] ${field}: a patch of "demo/Backup" replaces ${before} with ${now}, which the restore does `
  + 'not follow, so that it does not restore what the backup writes: give that to the construct of the backup, and remove the patch'];

const OTHER = JsonPatch.replace('/spec/repository/name', 'other');
const CLAIM = 'PersistentVolumeClaim demo/stash-claim';

test.each<[string, JsonPatch[], JsonPatch[], string[]]>([
  ['another Repository', [OTHER], [], replaced('spec.repository', 'Repository demo/gcs-repo', 'Repository demo/other')],
  ['a Repository of another namespace', [JsonPatch.add('/spec/repository/namespace', 'vault')], [],
    replaced('spec.repository', 'Repository demo/gcs-repo', 'Repository vault/gcs-repo')],
  ['another target', [JsonPatch.replace('/spec/target/ref/name', 'other')], [], replaced('spec.target.ref', CLAIM, 'PersistentVolumeClaim demo/other')],
  ['no target', [JsonPatch.remove('/spec/target/ref')], [], [
    '[demo/Backup] STASH316 spec.task.name: "pvc-backup" is for claims, not for the cluster as a whole: name a Task for the cluster as a whole',
    ...replaced('spec.target.ref', CLAIM, 'nothing'),
  ]],
  ['the same Repository, with its namespace', [JsonPatch.add('/spec/repository/namespace', 'demo')], [], []],
  ['another Repository, as a patch of the restore does too', [OTHER], [OTHER], []],
  ['another schedule', [JsonPatch.replace('/spec/schedule', '1 1 * * *')], [], []],
  ['nothing, but the restore another Repository', [], [OTHER], []],
])('a patch gives the backup %s', (_, patches, own, expected) => {
  const chart = demoChart();
  const backup = demoBackup(BackupTarget.persistentVolumeClaim(demoClaim(chart)), {}, chart);
  const restore = restoreOf(backup);
  patch(backup, ...patches);
  patch(restore, ...own);
  expect(findingsOf(restore)).toEqual(expected);
});

test('into something else, which the restore names itself', () => {
  const chart = demoChart();
  const into = demoClaim(chart);
  const backup = demoBackup(BackupTarget.of({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data' }), {}, chart);
  const restore = restoreOf(backup, { into });
  expect(findingsOf(restore)).toEqual([]);
  patch(backup, JsonPatch.replace('/spec/target/ref/name', 'moved'));
  expect(findingsOf(restore)).toEqual([]);
  patch(backup, OTHER);
  expect(findingsOf(restore)).toEqual(replaced('spec.repository', 'Repository demo/gcs-repo', 'Repository demo/other'));
});

test('a member of a batch', () => {
  const chart = demoChart();
  const database = (name: string) => ({
    target: BackupTarget.appBinding(AppBinding.fromAppBindingName(chart, name, name, { namespace: 'databases' }), { alias: name }), addon: Addon.mysql('8.0.14'),
  });
  const backup = new BackupBatch(chart, 'Backup', {
    metadata: { name: 'backup' },
    repository: Repository.fromRepositoryName(chart, 'Vault', 'safe', { namespace: 'vault' }),
    members: [database('orders'), database('carts')],
    schedule: Cron.schedule({ minute: '0', hour: '2' }),
    retentionPolicy: RetentionPolicy.keepLast(7),
  });
  const restore = RestoreBatch.ofBackup(chart, 'Restore', backup, { metadata: { name: 'restore' } });
  expect(findingsOf(restore)).toEqual([]);
  const ref = { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'more', namespace: 'databases' };
  patch(backup, JsonPatch.replace('/spec/members/1/target/ref/name', 'other'),
    JsonPatch.add('/spec/members/-', { target: { alias: 'more', ref }, task: { name: 'mysql-backup-8.0.14' } }));
  expect(findingsOf(restore)).toEqual(replaced('spec.members[1].target.ref', 'AppBinding databases/carts', 'AppBinding databases/other'));
});
