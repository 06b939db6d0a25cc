import { asking, blueprint, claim, deployment } from '../../blueprint/annotations';
import { appBinding, CLAIM, DATABASE, DEPLOYMENT, linesOf, object } from '../manifests';

const about = (kind: string, member: object, namespace = 'shop') => linesOf('STASH314', [object(kind, { namespace, spec: member })]);
const at = (ref: object, task?: string, namespace = 'data') => ({ target: { ref: { ...ref, namespace } }, task: task && { name: task } });

test.each<[string, object, string | undefined]>([
  ['a workload', at(DEPLOYMENT), 'Deployment data/web'],
  ['a claim', at(CLAIM, 'pvc-backup'), 'PersistentVolumeClaim data/data'],
  ['a workload by snapshots of its volumes', { driver: 'VolumeSnapshotter', ...at(DEPLOYMENT) }, 'Deployment data/web'],
  ['the own namespace', at(DEPLOYMENT, undefined, 'shop'), undefined],
  ['no namespace', at(DEPLOYMENT, undefined, ''), undefined],
  ['a database', at(DATABASE, 'postgres-backup-14.0'), undefined],
  ['a dump of manifests', at(DEPLOYMENT, 'kubedump-backup-0.2.0'), undefined],
  ['a dump of the manifest of a claim', at(CLAIM, 'kubedump-backup-0.2.0'), undefined],
  ['a Task that somebody wrote, for a workload', at(DEPLOYMENT, 'ours'), undefined],
  ['a Task that somebody wrote, for a claim', at(CLAIM, 'ours'), 'PersistentVolumeClaim data/data'],
  ['one of the same kind whose name exempts it', at(CLAIM, 'kubedump-ours'), undefined],
])('%s', (_, member, found) => {
  for (const kind of ['BackupConfiguration', 'RestoreSession']) {
    expect(about(kind, member)).toEqual(found === undefined ? [] : [
      `error ${kind} x spec.target.ref.namespace: ${found} is not in the namespace "shop" of ${kind} shop/x, which Stash allows only for databases: `
      + `define ${kind} shop/x in the namespace "data"`,
    ]);
  }
});

test('members of batches', () => {
  expect(about('BackupBatch', { members: [at(DATABASE), at(DEPLOYMENT)] })).toEqual([
    'error BackupBatch x spec.members[1].target.ref.namespace: Deployment data/web is not in the namespace "shop" of BackupBatch shop/x, which Stash allows only for '
    + 'databases: define BackupBatch shop/x in the namespace "data"',
  ]);
});

test('a namespace that is not stated', () => {
  expect(about('BackupConfiguration', at(DEPLOYMENT), '')).toEqual([]);
});

describe('a blueprint', () => {
  const task = { name: 'pvc-backup' };
  const alone = ['warning BackupBlueprint x spec.backupNamespace: puts the backups of claims into "runs", but Stash allows only claims of the same namespace: '
    + 'leave backupNamespace out, or acknowledge this if all claims are in "runs"'];

  test.each<[string, object, string[]]>([
    ['for claims, with a namespace of its own', { backupNamespace: 'runs', task }, alone],
    ['for claims', { task }, []],
    ['for claims, with Repositories in a namespace of their own', { repoNamespace: 'runs', task }, []],
    ['for databases, with a namespace of its own', { backupNamespace: 'runs', task: { name: 'postgres-backup-14.0' } }, []],
    ['without a Task, with a namespace of its own', { backupNamespace: 'runs' }, []],
  ])('%s', (_, spec, expected) => {
    expect(linesOf('STASH314', [blueprint('x', spec)])).toEqual(expected);
  });

  const ask = asking({ 'backup-blueprint': 'x', 'target-paths': '/data', 'volume-mounts': 'data:/data' });
  const found = (kind: string) => [`error ${kind} x metadata.annotations["stash.appscode.com/backup-blueprint"]: BackupBlueprint x puts the backup of ${kind} shop/x into `
    + 'the namespace "runs", which Stash allows only for databases: use a blueprint without backupNamespace; its repoNamespace may be another namespace\n'
    + '  also BackupBlueprint x spec.backupNamespace'];

  test.each<[string, object, object, string[]]>([
    ['a claim of another namespace', { backupNamespace: 'runs', task }, claim(ask), found('PersistentVolumeClaim')],
    ['a workload of another namespace', { backupNamespace: 'runs' }, deployment(ask), found('Deployment')],
    ['a claim of the same namespace', { backupNamespace: 'shop', task }, claim(ask), []],
    ['a claim of a namespace that is not stated', { backupNamespace: 'runs', task }, claim(ask, { namespace: '' }), []],
    ['a claim with its backup beside it', { task }, claim(ask), []],
    ['a database of another namespace', { backupNamespace: 'runs' }, appBinding({ annotations: ask }), []],
    ['a dump of the manifest of a claim', { backupNamespace: 'runs', task: { name: 'kubedump-backup-0.2.0' } }, claim(ask), []],
  ])('asked for by %s', (_, spec, asker, expected) => {
    expect(linesOf('STASH314', [blueprint('x', spec), asker])).toEqual(expected);
  });
});
