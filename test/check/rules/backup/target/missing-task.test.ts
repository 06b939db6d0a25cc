import { asking, blueprint, claim, deployment } from '../../blueprint/annotations';
import { appBinding, CLAIM, DATABASE, DEPLOYMENT, linesOf, object } from '../manifests';

const about = (kind: string, spec: object, ...others: object[]) => linesOf('STASH317', [object(kind, { spec }), ...others]);
const binding = (addon?: object) => appBinding({ name: 'db', spec: { parameters: addon && { apiVersion: 'a/v1', kind: 'K', stash: { addon } } } });
const at = (ref: object) => ({ target: { ref } });
const cannot = (target: string, more: string) => `is missing, and without a Task Stash cannot back up ${target}${more}`;

test.each<[string, object, object[], string | undefined]>([
  ['a workload', at(DEPLOYMENT), [], undefined],
  ['a workload of OpenShift', at({ ...DEPLOYMENT, kind: 'DeploymentConfig' }), [], undefined],
  ['a claim', at(CLAIM), [], cannot('PersistentVolumeClaim shop/data', ': name the Task "pvc-backup"')],
  ['a claim with a Task', { ...at(CLAIM), task: { name: 'pvc-backup' } }, [], undefined],
  ['a Task without a name', { ...at(CLAIM), task: { params: [] } }, [], cannot('PersistentVolumeClaim shop/data', ': name the Task "pvc-backup"')],
  ['snapshots of a claim', { ...at(CLAIM), driver: 'VolumeSnapshotter' }, [], undefined],
  ['a namespace', at({ apiVersion: 'v1', kind: 'Namespace', name: 'shop' }), [], cannot('Namespace shop/shop', ': name the Task that does it')],
  ['a kind that is misspelt', at({ ...DEPLOYMENT, kind: 'deployment' }), [], undefined],
  ['a kind that is like none', at({ apiVersion: 'v1', kind: 'Pod', name: 'web' }), [], cannot('Pod shop/web', ': name the Task that does it')],
  ['an AppBinding that is not there', at(DATABASE), [], undefined],
  ['an AppBinding that names it', at(DATABASE), [binding({ backupTask: { name: 'redis-backup-7.0.5' } })], undefined],
  ['an AppBinding that names none', at(DATABASE), [binding()],
    cannot('AppBinding shop/db', ', which does not name one in spec.parameters.stash.addon either: name the Task of its addon, here or there')],
  ['an AppBinding that names only the other', at(DATABASE), [binding({ restoreTask: { name: 'redis-restore-7.0.5' } })],
    cannot('AppBinding shop/db', ', which does not name one in spec.parameters.stash.addon either: name the Task of its addon, here or there')],
  ['an AppBinding that names none, and a Task', { ...at(DATABASE), task: { name: 'redis-backup-7.0.5' } }, [binding()], undefined],
  ['nothing at all', {}, [], 'is missing, and there is no target either, so there is nothing to back up: '
    + 'name the target, or a Task of kubedump to dump the whole cluster'],
  ['the whole cluster', { task: { name: 'kubedump-backup-0.2.0' } }, [], undefined],
])('%s', (_, spec, others, expected) => {
  expect(about('BackupConfiguration', spec, ...others)).toEqual(expected === undefined ? [] : [`error BackupConfiguration x spec.task: ${expected}`]);
});

test.each<[string, object, string | undefined]>([
  ['a claim', at(CLAIM), 'is missing, and without a Task Stash cannot restore PersistentVolumeClaim shop/data: name the Task "pvc-restore"'],
  ['claims that Stash makes', { target: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } }, undefined],
  ['an AppBinding that names only the other', at(DATABASE), 'is missing, and without a Task Stash cannot restore AppBinding shop/db, which does not name one in '
    + 'spec.parameters.stash.addon either: name the Task of its addon, here or there'],
  ['nothing at all', {}, 'is missing, and there is no target either, so there is nothing to restore: name the target'],
])('a restore of %s', (_, spec, expected) => {
  expect(about('RestoreSession', spec, binding({ backupTask: { name: 'redis-backup-7.0.5' } })))
    .toEqual(expected === undefined ? [] : [`error RestoreSession x spec.task: ${expected}`]);
});

test('a member of a batch', () => {
  expect(about('BackupBatch', { members: [at(DEPLOYMENT), at(CLAIM)] })).toEqual([
    'error BackupBatch x spec.members[1].task: is missing, and without a Task Stash cannot back up PersistentVolumeClaim shop/data: name the Task "pvc-backup"',
  ]);
});

test.each<[string, object, boolean]>([
  ['none', {}, true],
  ['an empty list of them', { members: [] }, true],
  ['null in their place', { members: null }, true],
  ['one', { members: [at(DEPLOYMENT)] }, false],
  ['a text in their place', { members: 'x' }, false],
])('a batch whose members are %s', (_, spec, isFound) => {
  const found = (action: string) => isFound ? [`spec.members: is empty, so there is nothing to ${action}: add a member for each target`] : [];
  expect(about('BackupBatch', spec)).toEqual(found('back up').map((line) => `error BackupBatch x ${line}`));
  expect(about('RestoreBatch', spec)).toEqual(found('restore').map((line) => `error RestoreBatch x ${line}`));
});

const asksFor = (name: string) => asking({ 'backup-blueprint': name });
const without = (target: string, mend: string) => ['metadata.annotations["stash.appscode.com/backup-blueprint"]: BackupBlueprint files has no Task, and without one '
  + `Stash cannot back up ${target}: ${mend}\n  also BackupBlueprint files spec.task`];

test.each<[string, object[], string[]]>([
  ['a claim', [claim(asksFor('files'))], without('PersistentVolumeClaim shop/x', 'use a blueprint with the Task "pvc-backup"')],
  ['a claim, of a blueprint for claims', [claim(asksFor('claims'))], []],
  ['a claim, of a blueprint from elsewhere', [claim(asksFor('other'))], []],
  ['a workload', [deployment(asksFor('files'))], []],
  ['a database', [appBinding({ annotations: asksFor('files') })],
    without('AppBinding shop/x', 'name the Task of its addon there, or in spec.parameters.stash.addon')],
  ['a database that names it', [{ ...binding({ backupTask: { name: 'redis-backup-7.0.5' } }), metadata: { name: 'x', namespace: 'shop', annotations: asksFor('files') } }], []],
])('%s that asks for a blueprint', (_, manifests, expected) => {
  expect(linesOf('STASH317', [...manifests, blueprint('files'), blueprint('claims', { task: { name: 'pvc-backup' } })]).map((line) => line.replace(/^error \w+ x /, '')))
    .toEqual(expected);
});
