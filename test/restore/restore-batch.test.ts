import { Duration } from 'cdk8s';
import { APP_BINDING, demoBatch, demoChart, demoRepository, demoTemplate, documentOf, findingsOf, SOURCE_DATA } from './demo';
import {
  Addon, Hook, RestoreBatch, type RestoreBatchProps, ExecutionOrder, type RestoreBatchMember, RestoreRule, RestoreTarget,
} from 'cdk8s-stash';

const paths = (path: string) => [RestoreRule.paths([path])];
const latest = [RestoreRule.snapshots(['latest'])];

const app = (alias?: string, rules = paths('/source/data')): RestoreBatchMember =>
  ({ target: RestoreTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'wordpress' }, { alias, rules, volumeMounts: SOURCE_DATA }) });
const claim = (alias?: string, path = '/stash-data'): RestoreBatchMember =>
  ({ target: RestoreTarget.of({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: alias ?? 'uploads' }, { alias, rules: paths(path) }) });
const db = (alias?: string, addon = Addon.mysql('8.0.14'), rules = latest): RestoreBatchMember =>
  ({ target: RestoreTarget.of({ ...APP_BINDING, name: alias ?? APP_BINDING.name }, { alias, rules }), addon });

test('all the props', () => {
  const chart = demoChart();
  const props: Required<RestoreBatchProps> = {
    metadata: { name: 'batch' },
    repository: demoRepository(chart),
    members: [app('app'), { ...db('db'), interimVolumeTemplate: demoTemplate('interim') }],
    executionOrder: ExecutionOrder.SEQUENTIAL,
    hooks: { postRestore: Hook.exec(['sync']) },
    timeOut: Duration.minutes(30),
  };
  const batch = new RestoreBatch(chart, 'Batch', props);
  expect([batch.restoreBatchName, batch.restoreBatchNamespace]).toEqual(['batch', 'demo']);
  expect(documentOf(batch)).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreBatch
metadata:
  name: batch
  namespace: demo
spec:
  executionOrder: Sequential
  hooks:
    postRestore:
      exec:
        command:
          - sync
  members:
    - target:
        alias: app
        ref:
          apiVersion: apps/v1
          kind: Deployment
          name: wordpress
          namespace: demo
        rules:
          - paths:
              - /source/data
        volumeMounts:
          - mountPath: /source/data
            name: source-data
    - interimVolumeTemplate:
        metadata:
          name: interim
        spec:
          accessModes:
            - ReadWriteOnce
          resources:
            requests:
              storage: 1Gi
      target:
        alias: db
        ref:
          apiVersion: appcatalog.appscode.com/v1alpha1
          kind: AppBinding
          name: db
        rules:
          - snapshots:
              - latest
      task:
        name: mysql-restore-8.0.14
  repository:
    name: gcs-repo
  timeOut: 30m
`);
});

test('a member that is added later', () => {
  const batch = demoBatch({ members: [app('app')] });
  batch.addMember(db('db'));
  expect(documentOf(batch)).toMatch(/alias: app\n[^]*alias: db\n/);
});

test('what is wrong with a member says which it is', () => {
  expect(() => demoBatch({ members: [app('app'), app('other', [])] })).toThrow(new Error(
    '[demo/Batch] spec.members[1].target.rules: is empty, so the restore would bring nothing back and report success: give RestoreRule.paths() with '
    + 'the paths of the backup',
  ));
});

test('a version that the release does not hold says which member names it', () => {
  expect(findingsOf(demoBatch({ members: [app('app'), db('db', Addon.mysql('9.0'))] }))).toEqual(['[demo/Batch] STASH503 spec.members[1].task.name: Stash v2025.2.10 to '
    + 'v2025.10.17 installs no Task "mysql-restore-9.0", and none of the manifests declares it; for mysql it installs 5.7.25, 8.0.3, 8.0.14, 8.0.21: did you mean '
    + '"mysql-restore-8.0.21"?']);
});

test('one alias twice', () => {
  expect(() => demoBatch({ members: [app('app'), db('app')] })).toThrow(new Error(
    '[demo/Batch] spec.members[1].target.alias: "app" is also the alias of members[0]: give each member the alias that it has in the BackupBatch',
  ));
});

test('two members without an alias', () => {
  expect(() => demoBatch({ members: [app(), claim()] })).toThrow(new Error(
    '[demo/Batch] spec.members[1].target.alias: is missing, as in members[0]: give each member the alias that it has in the BackupBatch',
  ));
});

describe('claims that two members create', () => {
  const creating = (alias: string, name: string, replicas?: number): RestoreBatchMember => ({
    target: RestoreTarget.volumeClaimTemplates([demoTemplate(name)], {
      alias, replicas, rules: paths('/data'), volumeMounts: [{ name: name.replace(/-\$\{POD_ORDINAL\}$/, ''), mountPath: '/data' }],
    }),
  });

  test.each<[string, [name: string, replicas?: number], [name: string, replicas?: number], string | undefined]>([
    ['by one name', ['data'], ['data'], 'data'],
    ['by two names', ['data'], ['logs'], undefined],
    ['by one numbered name', ['data-${POD_ORDINAL}', 2], ['data-${POD_ORDINAL}', 3], 'data-0'],
    ['by a number that is taken', ['data-${POD_ORDINAL}', 3], ['data-2'], 'data-2'],
    ['by numbers of which one is taken', ['data-2'], ['data-${POD_ORDINAL}', 3], 'data-2'],
    ['by numbers that are not reached', ['data-3'], ['data-${POD_ORDINAL}', 3], undefined],
    ['by a number with a zero in front', ['data-02'], ['data-${POD_ORDINAL}', 3], undefined],
    ['by numbers of a number', ['data-1-${POD_ORDINAL}', 3], ['data-${POD_ORDINAL}', 3], undefined],
    ['by the one number that there is without replicas', ['data-${POD_ORDINAL}'], ['data-0'], 'data-0'],
  ])('%s', (_, first, second, shared) => {
    const batch = () => demoBatch({ members: [app('app'), creating('a', ...first), creating('b', ...second)] });
    if (shared === undefined) {
      expect(batch).not.toThrow();
    } else {
      expect(batch).toThrow(new Error(`[demo/Batch] spec.members[2].target.volumeClaimTemplates[0].metadata.name: "${second[0]}" creates the claim "${shared}", `
        + 'as members[1] does, but Stash cannot create a claim that already exists: give it a different name'));
    }
  });
});

const NO_ALIAS = 'has no alias, and without one the newest snapshot of the whole repository is taken, so';
const NEWEST = '"latest" is the newest snapshot of the whole repository, regardless of host and path, so';
const partner = (one: number, other: number, mend: string) => `STASH406 spec.members[${one}].target: takes the newest of its own snapshots and those of spec.members[${other}], so it may `
  + `get the data of that member: ${mend}`;
const BY_PATH = 'keep each in its own Repository or name the snapshot by its id, because a claim is restored by path alone';
const MONGODB = 'keep each in its own Repository, because MongoDB ignores the alias';
const OWN_ALIAS = 'give each its own alias in the backup, and the same alias here';

test.each<[string, RestoreBatchMember[], string[]]>([
  ['no member', [], ['STASH317 spec.members: is empty, so there is nothing to restore: add a member for each target']],
  ['a database without an alias', [app('app'), db()],
    [`STASH406 spec.members[1].target: ${NO_ALIAS} it may be a snapshot of Deployment demo/wordpress: ${OWN_ALIAS} with a rule`]],
  ['the newest of all for files', [app('app', latest), db('db')], [
    `STASH406 spec.members[0].target.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of AppBinding demo/db: give the paths that were backed up instead`,
  ]],
  ['two claims under one path', [claim('a'), claim('b', '/stash-data/'), claim('c', '/stash-data/x')], [partner(0, 1, BY_PATH), partner(1, 0, BY_PATH)]],
  ['a claim under the path of a workload', [app('app', paths('/source/data')), {
    ...claim('a', '/source/data'),
    target: RestoreTarget.of({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'uploads' },
      { alias: 'a', rules: paths('/source/data'), volumeMounts: SOURCE_DATA }),
  }], [partner(1, 0, BY_PATH)]],
  ['the newest of all for an addon that keeps a directory', [app('app'), db('db', Addon.vault('1.10.3'))], [
    `STASH406 spec.members[1].target.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment demo/wordpress: give the `
    + 'path "/stash-tmp/stash-interim-volume/data" instead',
  ]],
  ['an addon that keeps a directory like another one', [{ target: RestoreTarget.of(APP_BINDING), addon: Addon.nats('2.8.2') },
    db('db', Addon.vault('1.10.3'), paths('/stash-tmp/stash-interim-volume/data'))], [partner(0, 1, OWN_ALIAS)]],
  ['two of MongoDB', [db('a', Addon.mongodb('6.0.5')), db('b', Addon.mongodb('6.0.5'))], [partner(0, 1, MONGODB), partner(1, 0, MONGODB)]],
])('%s', (_, members, findings) => {
  expect(findingsOf(demoBatch({ members }))).toEqual(findings.map((finding) => `[demo/Batch] ${finding}`));
});

test.each<[string, RestoreBatchMember[]]>([
  ['a database alone', [db()]],
  ['workloads with an alias', [app('a'), app('b')]],
  ['addons that keep a directory, with an alias', [db('a', Addon.nats('2.8.2'), paths('/stash-tmp/stash-interim-volume/data')),
    db('b', Addon.vault('1.10.3'), paths('/stash-tmp/stash-interim-volume/data'))]],
  ['claims under different paths', [claim('a'), claim('b', '/stash-data/b')]],
  ['MongoDB and another database', [db('a', Addon.mongodb('6.0.5')), db('b')]],
  ['MongoDB without an alias', [db(undefined, Addon.mongodb('6.0.5')), app('app')]],
  ['a Task of your own', [db(undefined, Addon.custom({ restoreTask: 'my-restore' })), app('app')]],
])('%s is taken', (_, members) => {
  expect(findingsOf(demoBatch({ members }))).toEqual([]);
});
