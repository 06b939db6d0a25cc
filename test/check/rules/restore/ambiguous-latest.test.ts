import {
  backup, backupBatch, CLAIM, claimTemplate, DAEMON_SET, DATA, DATABASE, DEPLOYMENT, inNamespace, LATEST, MOUNTS, repository, restore, restoreBatch,
  STATEFUL_SET,
} from './demo';
import { ambiguousLatest } from '../../../../lib/check/rules/restore/ambiguous-latest';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(ambiguousLatest, manifests);
const latest = { rules: [LATEST] };
const pvc = { task: { name: 'pvc-restore' } };
const postgres = { task: { name: 'postgres-restore-17.2' } };
const nats = { task: { name: 'nats-restore-2.8.2' } };
const other = { ...DEPLOYMENT, name: 'other' };
const NEWEST = '"latest" is the newest snapshot of the whole repository, regardless of host and path, so';
const BY_PATH = 'give the paths that were backed up instead';
const at = 'STASH406 RestoreSession back spec.target';

describe('pods', () => {
  const cases: Array<[string, object, string[]]> = [
    ['of a StatefulSet', restore({ ref: STATEFUL_SET, ...latest }), [`error ${at}.rules[0].snapshots[0]: ${NEWEST} every pod gets the same one: ${BY_PATH}`]],
    ['of a DaemonSet', restore({ ref: DAEMON_SET, ...latest }), [`error ${at}.rules[0].snapshots[0]: ${NEWEST} every pod gets the same one: ${BY_PATH}`]],
    ['of numbered claims', restore({ volumeClaimTemplates: [claimTemplate('data-${POD_ORDINAL}')], replicas: 2, ...latest }),
      [`error ${at}.rules[0].snapshots[0]: ${NEWEST} every pod gets the same one: ${BY_PATH}`]],
    ['of a StatefulSet, a folder of it', restore({ ref: STATEFUL_SET, rules: [{ snapshots: ['0123abcd', 'latest:/data'] }] }), [
      `error ${at}.rules[0].snapshots[1]: ${NEWEST.replace('latest', 'latest:/data')} every pod gets the same one: ${BY_PATH}`,
    ]],
    ['of a StatefulSet, a folder of one by its id', restore({ ref: STATEFUL_SET, rules: [{ snapshots: ['0123abcd:/latest:/data'] }] }), []],
    ['of a Deployment', restore({ ref: DEPLOYMENT, ...latest }), []],
    ['that ask for one by its id', restore({ ref: STATEFUL_SET, rules: [{ snapshots: ['0123abcd'] }] }), []],
    ['that ask by path', restore({ ref: STATEFUL_SET, rules: [DATA] }), []],
  ];
  test.each(cases)('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
});

describe('paths', () => {
  const cases: Array<[string, object[], string[]]> = [
    ['several of one backup', [restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT, paths: ['/data/a', '/data/b'] })],
      [`error ${at}.rules[0].snapshots[0]: ${NEWEST} only one of the paths "/data/a" and "/data/b" comes back: ${BY_PATH}`]],
    ['of two backups of the target', [
      restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT, paths: ['/data/a'] }), backup({ ref: DEPLOYMENT, paths: ['/data/b'] }, {}, 'weekly'),
    ], [`error ${at}.rules[0].snapshots[0]: ${NEWEST} only one of the paths "/data/a" and "/data/b" comes back: ${BY_PATH}`]],
    ['of a claim', [restore({ ref: CLAIM, ...latest }, pvc), backup({ ref: CLAIM, paths: ['/data/a', '/data/b'] }, { task: { name: 'pvc-backup' } })],
      [`error ${at}.rules[0].snapshots[0]: ${NEWEST} only one of the paths "/data/a" and "/data/b" comes back: ${BY_PATH}`]],
    ['of a backup that is restored elsewhere', [restore({ ref: other, ...latest }), backup({ ref: DEPLOYMENT, paths: ['/data/a', '/data/b'] })],
      [`error ${at}.rules[0].snapshots[0]: ${NEWEST} only one of the paths "/data/a" and "/data/b" comes back: ${BY_PATH}`]],
    ['one', [restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT })], []],
    ['one of two backups', [restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT }), backup({ ref: DEPLOYMENT }, {}, 'weekly')], []],
    ['one in two spellings', [restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT, paths: ['/data', '/data/'] })], []],
    ['several in another Repository', [
      restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT, paths: ['/data/a', '/data/b'] }, { repository: { name: 'two' } }),
    ], []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('other targets', () => {
  const DISK = { local: { mountPath: '/safe', hostPath: { path: '/backups' } }, storageSecretName: 'local' };
  const ON_NODE = ', if that is in the same place (which the manifests do not show; to be sure, use a volume that is the same on every node): '
    + 'give the paths that were backed up instead';
  const secret = (name: string, account: string) =>
    ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop' }, stringData: { AZURE_ACCOUNT_NAME: account } });
  const azure = (name: string, storageSecretName: string) => repository(name, { storageSecretName, azure: { container: 'c', prefix: 'p' } });
  const elsewhere = [restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: other }, { repository: { name: 'two' } })];
  const cases: Array<[string, object[], string[]]> = [
    ['in the Repository', [restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT }), backup({ ref: other }, {}, 'weekly')],
      [`error ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/other: ${BY_PATH}`]],
    ['in a batch', [restore({ ref: DEPLOYMENT, ...latest }), backupBatch([
      { target: { ref: DEPLOYMENT, paths: ['/data'] } }, ...['a', 'b', 'c', 'd'].map((name) => ({ target: { ref: { ...other, name } } })),
    ])], [`error ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/a, Deployment shop/b, Deployment shop/c and others: ${BY_PATH}`]],
    ['restored in the same batch', [restoreBatch([
      { target: { ref: DEPLOYMENT, volumeMounts: MOUNTS, ...latest } }, { target: { ref: other, volumeMounts: MOUNTS, rules: [DATA] } },
    ])], [`error STASH406 RestoreBatch back spec.members[0].target.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/other: ${BY_PATH}`]],
    ['that go into claims in the same batch', [restoreBatch(['a', 'b'].map((alias) => (
      { target: { alias, volumeClaimTemplates: [claimTemplate('data')], volumeMounts: MOUNTS, rules: [alias === 'a' ? LATEST : DATA] } }
    )))], [`error STASH406 RestoreBatch back spec.members[0].target.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of the claims of spec.members[1]: ${BY_PATH}`]],
    ['of which none is what is restored into', [restore({ ref: { ...DEPLOYMENT, name: 'copy' }, ...latest }), backup({ ref: DEPLOYMENT }), backup({ ref: other }, {}, 'weekly')],
      [`error ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/app, Deployment shop/other: ${BY_PATH}`]],
    ['in a Repository of the same place', [...elsewhere, backup({ ref: DEPLOYMENT }, {}, 'own'), repository(), repository('two')],
      [`error ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/other: ${BY_PATH}`]],
    ['in a Repository of another place', [...elsewhere, repository(), repository('two', { gcs: { bucket: 'b', prefix: 'two' } })], []],
    ['in a Repository of which nothing is known', elsewhere, []],
    ['in what may be the same place', [...elsewhere, azure('repo', 'one'), azure('two', 'two')], [
      `warning ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/other, if that is in the same place (which the manifests do not show; to be sure, write AZURE_ACCOUNT_NAME `
      + `where the checks can read it, such as in the template of the ExternalSecret): ${BY_PATH}`,
    ]],
    ['in what may be the same place, of which one is known', [...elsewhere, azure('repo', 'one'), azure('two', 'two'), secret('one', 'account')], [
      `warning ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/other, if that is in the same place (which the manifests do not show; to be sure, write AZURE_ACCOUNT_NAME `
      + `where the checks can read it, such as in the template of the ExternalSecret): ${BY_PATH}`,
    ]],
    ['in another Repository on the disk of a node', [...elsewhere, repository('repo', DISK), repository('two', DISK)], [
      `warning ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/other${ON_NODE}`,
    ]],
    ['in one Repository on the disk of a node', [
      restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT }), backup({ ref: other }, {}, 'weekly'), repository('repo', DISK),
    ], [`warning ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/other${ON_NODE}`]],
    ['that are one, on the disk of a node, and go into a claim', [
      restore({ volumeClaimTemplates: [claimTemplate('copy')], ...latest }), backup({ ref: DEPLOYMENT }), backup({ ref: DEPLOYMENT }, {}, 'weekly'), repository('repo', DISK),
    ], []],
    ['that are one, on the disk of a node, and go into another workload', [
      restore({ ref: other, ...latest }), backup({ ref: DEPLOYMENT }), repository('repo', DISK),
    ], []],
    ['in another account', [...elsewhere, azure('repo', 'one'), azure('two', 'two'), secret('one', 'account'), secret('two', 'another')], []],
    ['in a Repository of the same name elsewhere', [restore({ ref: DEPLOYMENT, ...latest }), inNamespace('far', backup({ ref: other }))], []],
    ['by snapshots of volumes', [restore({ ref: DEPLOYMENT, ...latest }), backup({ ref: DEPLOYMENT }), backup({ ref: other }, { driver: 'VolumeSnapshotter' }, 'v')], []],
    ['where paths are asked for', [restore({ ref: DEPLOYMENT, rules: [DATA] }), backup({ ref: DEPLOYMENT }), backup({ ref: other }, {}, 'weekly')], []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('databases', () => {
  const mine = backup({ ref: DATABASE, alias: 'pg', paths: undefined }, { task: { name: 'postgres-backup-17.2' } });
  const others = [mine, backup({ ref: other }, {}, 'weekly')];
  const noAlias = 'has no alias, and without one the newest snapshot of the whole repository is taken, so it may be a snapshot of Deployment shop/other: '
    + 'give each its own alias in the backup, and the same alias here with a rule';
  const cases: Array<[string, object[], string[]]> = [
    ['without an alias', [restore({ ref: DATABASE }, postgres), ...others], [`error ${at}: ${noAlias}`]],
    ['without an alias, by a rule', [restore({ ref: DATABASE, ...latest }, postgres), ...others], [`error ${at}: ${noAlias}`]],
    ['without an alias, by paths, which are not looked at', [restore({ ref: DATABASE, rules: [DATA] }, postgres), ...others], [`error ${at}: ${noAlias}`]],
    ['without an alias, by an id for one host', [
      restore({ ref: DATABASE, rules: [{ targetHosts: ['x'], snapshots: ['0123abcd'] }, LATEST] }, postgres), ...others,
    ], [`error ${at}: ${noAlias}`]],
    ['without an alias, by an id', [restore({ ref: DATABASE, rules: [{ snapshots: ['0123abcd'] }] }, postgres), ...others], []],
    ['without an alias, alone', [restore({ ref: DATABASE, ...latest }, postgres), mine], []],
    ['with an alias', [restore({ ref: DATABASE, alias: 'pg', ...latest }, postgres), ...others], []],
    ['with an alias and no rule', [restore({ ref: DATABASE, alias: 'pg' }, postgres)], [
      `warning ${at}.alias: "pg" is ignored because there is no rule, so the newest snapshot is taken, whichever backup wrote it: `
      + 'add a rule with snapshots: ["latest"]',
    ]],
    ['with an alias, no rule, and others', [restore({ ref: DATABASE, alias: 'pg' }, postgres), ...others], [
      `error ${at}.alias: "pg" is ignored because there is no rule, so the newest snapshot is taken, whichever backup wrote it, and it may be a snapshot of `
      + 'Deployment shop/other: add a rule with snapshots: ["latest"]',
    ]],
    ['MongoDB, which ignores the alias', [restore({ ref: DATABASE, alias: 'm' }, { task: { name: 'mongodb-restore-6.0.5' } }), ...others], []],
    ['of a Task that somebody wrote', [restore({ ref: DATABASE, ...latest }, { task: { name: 'mine' } }), ...others], []],
    ['of which nothing is known', [restore({ ref: DATABASE, ...latest }), ...others], []],
    ['an addon with a directory', [restore({ ref: DATABASE, ...latest }, nats), ...others], [
      `error ${at}.rules[0].snapshots[0]: ${NEWEST} it may be a snapshot of Deployment shop/other: give the path "/stash-tmp/stash-interim-volume/data" instead`,
    ]],
    ['an addon with a directory and no rule', [restore({ ref: DATABASE }, nats), ...others], []],
    ['an addon with a directory and an alias, but no rule', [restore({ ref: DATABASE, alias: 'n' }, { task: { name: 'etcd-restore-3.5.0' } })], [
      `warning ${at}.alias: "n" is ignored because there is no rule, so the newest snapshot is taken, whichever backup wrote it: `
      + 'add a rule with the path of the backup',
    ]],
    ['an addon with a known directory and an alias, but no rule', [restore({ ref: DATABASE, alias: 'n' }, nats)], [
      `warning ${at}.alias: "n" is ignored because there is no rule, so the newest snapshot is taken, whichever backup wrote it: `
      + 'add a rule with the path "/stash-tmp/stash-interim-volume/data"',
    ]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('members of a batch', () => {
  const files = (target: object) => ({ target: { volumeMounts: MOUNTS, rules: [DATA], ...target } });
  const claim = (name: string, path: string) => ({ ...files({ ref: { ...CLAIM, name }, alias: name, rules: [{ paths: [path] }] }), ...pvc });
  const database = (name: string, alias: string, addon: string, rules: object[] = [LATEST]) =>
    ({ target: { ref: { ...DATABASE, name }, alias, rules }, task: { name: addon } });
  const found = (one: number, two: number, mend: string) => `error STASH406 RestoreBatch back spec.members[${one}].target: takes the newest of its own snapshots and those of `
    + `spec.members[${two}], so it may get the data of that member: ${mend}`;
  const ALIAS = 'give each its own alias in the backup, and the same alias here';
  const REPOSITORY = 'keep each in its own Repository or name the snapshot by its id, because a claim is restored by path alone';
  const MONGODB = 'keep each in its own Repository, because MongoDB ignores the alias';
  const cases: Array<[string, object[], string[]]> = [
    ['two workloads under one alias', [files({ ref: DEPLOYMENT }), files({ ref: other, rules: [{ paths: ['/data/'] }] })], [found(0, 1, ALIAS), found(1, 0, ALIAS)]],
    ['two workloads under one alias with other paths', [files({ ref: DEPLOYMENT }), files({ ref: other, rules: [{ paths: ['/other'] }] })], []],
    ['two workloads under their own', [files({ ref: DEPLOYMENT, alias: 'a' }), files({ ref: other, alias: 'b' })], []],
    ['of which one names a source host', [files({ ref: DEPLOYMENT, rules: [{ sourceHost: 'a', ...DATA }] }), files({ ref: other })], [found(1, 0, ALIAS)]],
    ['of which one names a snapshot', [files({ ref: DEPLOYMENT, rules: [{ snapshots: ['0123abcd'], ...DATA }] }), files({ ref: other })], [found(1, 0, ALIAS)]],
    ['one workload twice', [files({ ref: DEPLOYMENT }), files({ ref: DEPLOYMENT })], []],
    ['two claims with one path', [claim('a', '/data'), claim('b', '/data')], [found(0, 1, REPOSITORY), found(1, 0, REPOSITORY)]],
    ['two claims with their own', [claim('a', '/data/a'), claim('b', '/data/b')], []],
    ['a claim and a workload with its path', [claim('a', '/data'), files({ ref: DEPLOYMENT })], [found(0, 1, REPOSITORY)]],
    ['two dumps under one alias', [database('a', 'x', 'postgres-restore-17.2'), database('b', 'x', 'mysql-restore-8.0.21')], [found(0, 1, ALIAS), found(1, 0, ALIAS)]],
    ['two dumps under one alias, by rules that name no snapshot', [database('a', 'x', 'postgres-restore-17.2', [{}]), database('b', 'x', 'mysql-restore-8.0.21', [{}])],
      [found(0, 1, ALIAS), found(1, 0, ALIAS)]],
    ['two dumps under their own', [database('a', 'x', 'postgres-restore-17.2'), database('b', 'y', 'mysql-restore-8.0.21')], []],
    ['two dumps by ids', ['x', 'x', '', ''].map((alias, index) =>
      database(`db${index}`, alias, 'postgres-restore-17.2', [{ snapshots: ['0123abcd'] }])), []],
    ['a workload twice, and another', [files({ ref: DEPLOYMENT }), files({ ref: DEPLOYMENT }), files({ ref: other })],
      [found(0, 2, ALIAS), found(1, 2, ALIAS), found(2, 0, ALIAS)]],
    ['two of MongoDB', [database('a', 'x', 'mongodb-restore-6.0.5'), database('b', 'y', 'mongodb-restore-6.0.5')],
      [found(0, 1, MONGODB), found(1, 0, MONGODB)]],
    ['two that restore a directory, one without an alias', [database('a', '', 'nats-restore-2.8.2', []), database('b', 'x', 'vault-restore-1.10.3', [{}])],
      [found(0, 1, ALIAS)]],
    ['two that restore a directory under one alias', [database('a', 'x', 'nats-restore-2.8.2', [{}]), database('b', 'x', 'vault-restore-1.10.3', [{}])],
      [found(0, 1, ALIAS), found(1, 0, ALIAS)]],
    ['two that restore a directory under their own', [database('a', 'x', 'nats-restore-2.8.2', [{}]), database('b', 'y', 'vault-restore-1.10.3', [{}])], []],
    ['two that restore directories of their own', [database('a', '', 'etcd-restore-3.5.0', []), database('b', 'x', 'vault-restore-1.10.3', [{}])], []],
    ['MongoDB and another', [database('a', 'x', 'mongodb-restore-6.0.5'), database('b', 'x', 'nats-restore-2.8.2', [{}])], []],
    ['those of a Task that somebody wrote', [database('a', 'x', 'mine'), database('b', 'x', 'mine')], []],
  ];
  test.each(cases)('%s', (_, members, expected) => expect(judged(restoreBatch(members))).toEqual(expected));
});
