import { CLAIM, DATABASE, DEPLOYMENT, linesOf, object } from './manifests';

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
])('%s', (_, member, found) => {
  for (const kind of ['BackupConfiguration', 'RestoreSession']) {
    expect(about(kind, member)).toEqual(found === undefined ? [] : [
      `error ${kind} x spec.target.ref.namespace: ${found} is not in the namespace "shop" of ${kind} shop/x, which Stash admits for databases only: `
      + `define ${kind} shop/x in the namespace "data"`,
    ]);
  }
});

test('members of batches', () => {
  expect(about('BackupBatch', { members: [at(DATABASE), at(DEPLOYMENT)] })).toEqual([
    'error BackupBatch x spec.members[1].target.ref.namespace: Deployment data/web is not in the namespace "shop" of BackupBatch shop/x, which Stash admits for '
    + 'databases only: define BackupBatch shop/x in the namespace "data"',
  ]);
});

test('a namespace that is not stated', () => {
  expect(about('BackupConfiguration', at(DEPLOYMENT), '')).toEqual([]);
});
