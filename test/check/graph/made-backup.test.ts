import type { ClusterOptions } from '../../../lib/check/cluster';
import { findingsIn } from '../judged';
import { object, type Parts } from '../rules/backup/manifests';
import { asking, blueprint as pattern } from '../rules/blueprint/annotations';
import { backup, repository } from '../rules/manifests';

/** What is said of places, of what is kept, of runs and of containers, and of blueprints alone. */
const found = (manifests: readonly object[], options: ClusterOptions = {}) =>
  findingsIn(manifests, options).filter((line) => /STASH(101|102|113|303|304|318|501) /.test(line));

const PREFIX = 'auto/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}';
const gcs = (prefix: string, bucket = 'safe') => ({ storageSecretName: 'storage', gcs: { bucket, prefix } });
const azure = (prefix: string) => ({ storageSecretName: 'storage', azure: { container: 'safe', prefix } });
const blueprint = (name: string, prefix = PREFIX, spec: object = {}) => pattern(name, {
  backend: gcs(prefix), schedule: '0 3 * * *', retentionPolicy: { name: 'keep-last-7', keepLast: 7, prune: true }, ...spec,
});

/** A workload that asks for a blueprint. */
const asks = (kind: string, name: string, blueprints: string, { annotations = {}, ...parts }: Parts = {}) => object(kind, {
  name,
  namespace: 'demo',
  annotations: { ...asking({ 'backup-blueprint': blueprints, 'target-paths': '/data', 'volume-mounts': 'data:/data' }), ...annotations },
  spec: { template: { spec: { volumes: [{ name: 'data' }] } } },
  ...parts,
}, 'apps/v1');
const web = (blueprints = 'all', parts: Parts = {}) => asks('Deployment', 'web', blueprints, parts);
const set = asks('StatefulSet', 'web', 'all');
const claim = (parts: Parts = {}) => object('PersistentVolumeClaim', {
  name: 'web', namespace: 'demo', annotations: asking({ 'backup-blueprint': 'all' }), ...parts,
}, 'v1');

/** What declares that a place is taken, which is no more than a note. */
const taken = (prefix: string) => repository('taken', gcs(prefix));

const ASKED = 'metadata.annotations["stash.appscode.com/backup-blueprint"]';
const also = (...places: string[]) => places.map((place) => `\n  also ${place}`).join('');
const made = (kind: string, of: string, by = 'all') => `the ${kind} of ${of} from BackupBlueprint ${by}`;
const APART = 'give each a place of its own; in a blueprint, use a prefix that nothing else has, followed by ${TARGET_NAMESPACE}, ${TARGET_KIND} and ${TARGET_NAME}';
const LOSS = 'the prune after one run removes the lock of another and deletes the data that the other is just storing, and both report success';
const APART_IN_TIME = 'start them at least 1h apart, or give each a Repository with a prefix of its own';

test('two blueprints that lead one object to one place', () => {
  const daily = blueprint('daily');
  const hourly = blueprint('hourly', PREFIX, { schedule: '0 * * * *', retentionPolicy: { name: 'keep-last-24', keepLast: 24, prune: true } });
  const place = '"auto/demo/deployment/web" in "safe" of Google Cloud';
  const [byHourly, byDaily] = ['hourly', 'daily'].map((by) => made('BackupConfiguration', 'Deployment demo/web', by));
  const both = (field: string) => also(`Deployment web ${ASKED}`, `BackupBlueprint daily ${field}`);
  expect(found([hourly, daily, web('hourly,daily')])).toEqual([
    `error STASH101 BackupBlueprint hourly spec.backend: ${made('Repository', 'Deployment demo/web', 'hourly')} and ${made('Repository', 'Deployment demo/web', 'daily')} are `
    + `the same place, ${place}, and each removes backups of the other: ${APART}${both('spec.backend')}`,
    `error STASH303 BackupBlueprint hourly spec.retentionPolicy: the backups in one restic repository, ${place}, have different retention policies: ${byHourly} keeps last 24; and ${byDaily} keeps `
    + 'last 7; each run applies its own policy to the snapshots of all, so only what all policies keep is left: give all of them the same retentionPolicy, or give each a '
    + `Repository with a prefix of its own${both('spec.retentionPolicy')}`,
    `error STASH304 BackupBlueprint hourly spec.schedule: ${byHourly} ("0 * * * *") and ${byDaily} ("0 3 * * *") start at the same time, for example on Monday at 03:00, in one restic `
    + `repository, ${place}; ${LOSS}: give each a Repository with a prefix of its own, since "0 * * * *" leaves no time for another run if one takes 1h${both('spec.schedule')}`,
  ]);
});

test('a blueprint that leads two objects to one place', () => {
  expect(found([blueprint('all', 'auto/${TARGET_NAMESPACE}/${TARGET_NAME}'), web(), set])).toEqual([
    `error STASH101 BackupBlueprint all spec.backend: ${made('Repository', 'Deployment demo/web')} and ${made('Repository', 'StatefulSet demo/web')} are the same place, `
    + `"auto/demo/web" in "safe" of Google Cloud, and each removes backups of the other: ${APART}`
    + also(`Deployment web ${ASKED}`, `StatefulSet web ${ASKED}`),
    `error STASH304 BackupBlueprint all spec.schedule: ${made('BackupConfiguration', 'Deployment demo/web')} ("0 3 * * *") and `
    + `${made('BackupConfiguration', 'StatefulSet demo/web')} ("0 3 * * *") start at the same time, for example on Monday at 03:00, in one restic repository, "auto/demo/web" in `
    + `"safe" of Google Cloud; ${LOSS}: ${APART_IN_TIME}${also(`Deployment web ${ASKED}`, `StatefulSet web ${ASKED}`)}`,
  ]);
});

test('the schedule of one object, where it says one itself', () => {
  const manifests = [blueprint('all', 'auto/${TARGET_NAMESPACE}/${TARGET_NAME}'), web(), {
    ...set,
    metadata: {
      ...set.metadata, annotations: { ...set.metadata.annotations, 'stash.appscode.com/schedule': '30 3 * * *' },
    },
  }];
  expect(found(manifests).filter((line) => line.includes('STASH304'))).toEqual([
    `warning STASH304 BackupBlueprint all spec.schedule: ${made('BackupConfiguration', 'Deployment demo/web')} ("0 3 * * *") and `
    + `${made('BackupConfiguration', 'StatefulSet demo/web')} ("30 3 * * *") run at the same time if a run takes 1h, for example on Monday at 03:30, in one restic repository, `
    + `"auto/demo/web" in "safe" of Google Cloud; ${LOSS}: ${APART_IN_TIME}`
    + also(`Deployment web ${ASKED}`, 'StatefulSet web metadata.annotations["stash.appscode.com/schedule"]'),
  ]);
});

test('a Repository where a blueprint leads an object', () => {
  const place = '"auto/demo/deployment/web" in "safe" of Google Cloud';
  expect(found([blueprint('all'), web(), taken('auto/demo/deployment/web'), backup('mail', 'taken', { schedule: '0 15 * * *' })])).toEqual([
    `error STASH303 BackupBlueprint all spec.retentionPolicy: the backups in one restic repository, ${place}, have different retention policies: `
    + `${made('BackupConfiguration', 'Deployment demo/web')} keeps last 7; and BackupConfiguration demo/mail keeps last 5; each run applies its own policy to the snapshots `
    + 'of all, so only what all policies keep is left: give all of them the same retentionPolicy, or give each a Repository with a prefix of its own'
    + also(`Deployment web ${ASKED}`, 'BackupConfiguration mail spec.retentionPolicy'),
    `error STASH101 Repository taken spec.backend: Repository demo/taken and ${made('Repository', 'Deployment demo/web')} are the same place, ${place}, and each removes `
    + `backups of the other: ${APART}${also('BackupBlueprint all spec.backend', `Deployment web ${ASKED}`)}`,
  ]);
});

const WIPED = ', and wipeOut of that Repository deletes everything below it: move one of them, so that neither is a directory of the other, and until then remove wipeOut from '
  + 'Repository demo/outer';

test.each<[string, object[], string[]]>([
  ['that wipes out, and one object asks', [repository('outer', gcs('auto'), { wipeOut: true }), blueprint('all'), web()], [
    `error STASH102 BackupBlueprint all spec.backend: ${made('Repository', 'Deployment demo/web')} is inside Repository demo/outer, "auto" in "safe" of Google Cloud`
    + `${WIPED}${also(`Deployment web ${ASKED}`, 'Repository outer spec.wipeOut')}`,
  ]],
  ['that wipes out, and several ask', [repository('outer', gcs('auto'), { wipeOut: true }), blueprint('all'), web(), set], [
    `error STASH102 BackupBlueprint all spec.backend: ${made('Repository', 'Deployment demo/web')} and ${made('Repository', 'StatefulSet demo/web')} are inside `
    + `Repository demo/outer, "auto" in "safe" of Google Cloud${WIPED}`
    + also(`Deployment web ${ASKED}`, `StatefulSet web ${ASKED}`, 'Repository outer spec.wipeOut'),
  ]],
  ['of the root', [repository('outer', gcs('')), blueprint('all'), web()], [
    `warning STASH102 BackupBlueprint all spec.backend: ${made('Repository', 'Deployment demo/web')} is inside Repository demo/outer, the root of "safe" of Google Cloud, `
    + 'and is lost when that directory is cleared: move one of them, so that neither is a directory of the other'
    + also(`Deployment web ${ASKED}`, 'Repository outer spec.backend'),
  ]],
  ['of another blueprint, that wipes out', [blueprint('outer', 'auto', { wipeOut: true }), blueprint('all'), web(), asks('Deployment', 'mail', 'outer')], [
    `error STASH102 BackupBlueprint all spec.backend: ${made('Repository', 'Deployment demo/web')} is inside ${made('Repository', 'Deployment demo/mail', 'outer')}, `
    + `"auto" in "safe" of Google Cloud${WIPED.replace('Repository demo/outer', 'BackupBlueprint outer')}`
    + also(`Deployment web ${ASKED}`, 'BackupBlueprint outer spec.wipeOut', `Deployment mail ${ASKED}`),
  ]],
  ['of another bucket', [repository('outer', gcs('auto', 'other'), { wipeOut: true }), blueprint('all'), web()], []],
])('a Repository around those of a blueprint: %s', (_, manifests, lines) => {
  expect(found(manifests).filter((line) => line.includes('STASH102'))).toEqual(lines);
});

const own = (target: object, spec: object = {}) => backup('web', 'own', {
  ...spec, target: { ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'demo' }, paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }], ...target },
});
const shared = (level: string, text: string) => [
  `${level} STASH318 BackupConfiguration web spec.target.ref: 2 backups of Deployment demo/web, 1 of them made from BackupBlueprint all, share one container in its pods, which `
  + `is configured for the newest of them${text}${also(`Deployment web ${ASKED}`)}`,
];

test.each<[string, object[], string[]]>([
  ['under another alias', [own({ alias: 'x' }), blueprint('all'), web()], shared('warning', '; they have several aliases ("x", none), but only one is used: back up '
    + 'all paths with one of them, or give none of them an alias and all of them the same mounts, and set target.ref.namespace')],
  ['with other mounts', [own({ paths: ['/logs'], volumeMounts: [{ name: 'logs', mountPath: '/logs' }] }), blueprint('all'), web()],
    shared('warning', '; not all of them mount "/data", "/logs": back up all paths with one of them, or give none of them an alias '
      + 'and all of them the same mounts, and set target.ref.namespace')],
  ['without the namespace of its workload', [own({ ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } }), blueprint('all'), web()],
    shared('warning', '; the runs of BackupConfiguration demo/web never end, because its reference has no namespace: back up all paths with one of them, or give none of them an '
      + 'alias and all of them the same mounts, and set target.ref.namespace')],
  ['that is like it', [own({}), blueprint('all'), web()],
    shared('note', ', including its temporary directory and runtime settings: keep these alike, or back up all paths with one of them')],
  ['of a workload that is declared twice, or names the blueprint twice', [own({}), blueprint('all'), web(), web('all,all')],
    shared('note', ', including its temporary directory and runtime settings: keep these alike, or back up all paths with one of them')],
  ['of a workload that has a Job', [own({}, { task: { name: 'ours' } }), blueprint('all'), web()], []],
])('a backup beside that of a blueprint: %s', (_, manifests, lines) => {
  expect(found([repository('own', gcs('own')), ...manifests])).toEqual(lines);
});

test('a blueprint that keeps the backups on the volume of the data', () => {
  const nfs = { server: 'nas', path: '/data' };
  const pods = { template: { spec: { volumes: [{ name: 'data', nfs }] } } };
  expect(found([blueprint('all', '', { backend: { storageSecretName: 'storage', local: { mountPath: '/safe', subPath: PREFIX, nfs } } }), web('all', { spec: pods })])).toEqual([
    `error STASH113 Deployment web ${ASKED}: Deployment demo/web has its data on the NFS server "nas", where ${made('Repository', 'Deployment demo/web')} keeps the `
    + `backups, so that both are lost together: keep the backups on another volume${also('BackupBlueprint all spec.backend.local')}`,
  ]);
});

const database = (spec: object) => object('AppBinding', {
  name: 'web', namespace: 'demo', annotations: asking({ 'backup-blueprint': 'all' }), spec: { clientConfig: { url: 'postgres://db' }, ...spec },
}, 'appcatalog.appscode.com/v1alpha1');

test.each<[string, string, object, string]>([
  ['what the object is', '${TARGET_API_VERSION}/${TARGET_RESOURCE}/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}', web(), 'apps/v1/deployments/demo/deployment/web'],
  ['what an AppBinding says', '${TARGET_KIND}/${TARGET_APP_TYPE}/${TARGET_APP_VERSION}', database({ type: 'kubedb.com/postgres', version: '14.2' }), 'appbinding/kubedb.com/postgres/14.2'],
  ['a default that is not needed', '${TARGET_NAME:=x}/${TARGET_KIND:-y}', web(), 'web/deployment'],
  ['a default of what Stash does not know', '${CLUSTER:=east}/${ZONE=a}/${ROW:-b}/${TARGET_NAME}', web(), 'east/a/b/web'],
  ['a claim', '${TARGET_KIND}/${TARGET_NAME}', claim(), 'persistentvolumeclaim/web'],
])('a blueprint is filled in with %s', (_, prefix, one, place) => {
  expect(found([blueprint('all', prefix), one, taken(place)]).filter((line) => line.includes('STASH101'))).toEqual([expect.stringContaining('note STASH101 Repository taken')]);
});

test.each<[string, string, object, string]>([
  ['a namespace that is not stated', '${TARGET_NAMESPACE}/${TARGET_NAME}', web('all', { namespace: undefined }), '/web'],
  ['the version of a database that is not stated', '${TARGET_APP_VERSION}/${TARGET_NAME}', database({}), '/web'],
  ['the version of what is no database', '${TARGET_APP_VERSION:=14}/${TARGET_NAME}', web(), '14/web'],
  ['what an AppBinding stands for', '${TARGET_APP_RESOURCE}/${TARGET_NAME}', database({ type: 'kubedb.com/postgres' }), 'postgres/web'],
  ['the plural of what is no workload', '${TARGET_RESOURCE}/${TARGET_NAME}', claim(), 'persistentvolumeclaims/web'],
  ['a variable that Stash does not know', '${CLUSTER}/${TARGET_NAME}', web(), '/web'],
  ['a form that is more than a default', '${TARGET_NAME^^}', web(), 'WEB'],
  ['an empty default', '${CLUSTER:=}/${TARGET_NAME}', web(), '/web'],
])('nothing is said where a blueprint is filled in with %s', (_, prefix, one, place) => {
  expect(found([blueprint('all', prefix), one, taken(place)]).filter((line) => !line.includes('STASH501'))).toEqual([]);
});

test('nothing but of the blueprint is said where it is filled in alike with what is not known', () => {
  expect(found([blueprint('all', '${TARGET_KIND^}/${TARGET_NAMESPACE}/${TARGET_NAME}'), web(), set])).toEqual([]);
});

const fleet = Array.from({ length: 500 }, (_, index) => ['Deployment', 'StatefulSet'].map((kind) => asks(kind, `app-${index}`, 'all', { namespace: `team-${index % 7}` }))).flat();
const WITHOUT = [blueprint('all', 'auto/${TARGET_NAMESPACE}/${TARGET_NAME}')];
const NOTE = ['note STASH501 BackupBlueprint all spec.backend: does not name ${TARGET_KIND}, so that a Deployment and a claim of the same name would share one restic '
  + 'repository: write a prefix such as "stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}"'];

test.each<[string, object[], string[]]>([
  ['many objects that ask for one blueprint', [blueprint('all'), ...fleet], []],
  ['two blueprints that keep one object apart', [blueprint('a', `a/${PREFIX}`), blueprint('b', `b/${PREFIX}`), web('a,b')], []],
  ['a blueprint that is named twice', [blueprint('all'), web('all, all')], []],
  ['an object that is declared twice', [blueprint('all'), web(), web()], []],
  ['a Repository beside those of a blueprint', [blueprint('all'), web(), taken('auto/demo/statefulset/web')], []],
  ['one object of a blueprint that lacks the kind', [...WITHOUT, web()], NOTE],
  ['objects of other names', [...WITHOUT, web(), asks('StatefulSet', 'db', 'all')], NOTE],
  ['a workload for which Stash makes nothing, as it lists no paths', [
    ...WITHOUT, web(), asks('StatefulSet', 'web', 'all', { annotations: asking({ 'target-paths': ' ' }) }),
  ], NOTE],
  ['a workload for which Stash makes nothing, as it lists no mounts', [
    ...WITHOUT, web(), object('StatefulSet', { name: 'web', namespace: 'demo', annotations: asking({ 'backup-blueprint': 'all', 'target-paths': '/data' }) }, 'apps/v1'),
  ], NOTE],
  ['what Stash made already', [
    blueprint('all'), web(), repository('deploy-web', gcs('auto/demo/deployment/web')),
    backup('web', 'deploy-web', { schedule: '0 3 * * *', retentionPolicy: { name: 'keep-last-7', keepLast: 7, prune: true } }),
  ], []],
])('nothing more is found: %s', (_, manifests, lines) => {
  expect(found(manifests)).toEqual(lines);
});

test('a fleet that a blueprint leads to one place is one finding of each sort', () => {
  expect(found([blueprint('all', 'auto'), ...fleet]).map((line) => line.slice(0, 50))).toEqual([
    'error STASH101 BackupBlueprint all spec.backend: the Repository of', 'error STASH304 BackupBlueprint all spec.schedule: the BackupConfiguration',
  ].map((line) => line.slice(0, 50)));
});

test.each<[string, object, string, string]>([
  ['the account of each namespace', azure('auto/${TARGET_KIND}/${TARGET_NAME}'), '${TARGET_NAMESPACE}', 'prefix'],
  ['the disk of each node', { storageSecretName: 'storage', local: { mountPath: '/safe', hostPath: { path: '/safe' } } },
    '${TARGET_NAMESPACE}, ${TARGET_NAME} and ${TARGET_KIND}', 'subPath'],
])('what may be one place is said of the blueprint alone: %s', (_, backend, variables, field) => {
  expect(found([blueprint('all', '', { backend }), web(), web('all', { namespace: 'prod' })])).toEqual([
    `error STASH501 BackupBlueprint all spec.backend: does not name ${variables}, so that several targets would share one restic repository and remove the snapshots of `
    + `each other: write a ${field} such as "stash/\${TARGET_NAMESPACE}/\${TARGET_KIND}/\${TARGET_NAME}"`,
  ]);
});

test('the namespace of the Repositories is that of their Secret, and of their claims that of the backups', () => {
  const backend = { storageSecretName: 'storage', local: { mountPath: '/safe', subPath: '${TARGET_NAME}/${TARGET_KIND}', persistentVolumeClaim: { claimName: 'safe' } } };
  const places = (spec: object) => found([blueprint('all', '', { backend, ...spec }), web(), web('all', { namespace: 'prod' })]).map((line) => line.slice(0, 14));
  expect(places({ repoNamespace: 'stash' })).toEqual([]);
  expect(places({ backend: azure('auto/${TARGET_NAME}'), repoNamespace: 'stash' })).toEqual(['error STASH101', 'error STASH304']);
  expect(places({ backend: azure('auto/${TARGET_NAME}'), backupNamespace: 'stash' })).toEqual(['error STASH101', 'error STASH304']);
  expect(places({ backupNamespace: 'stash' })).toEqual(['error STASH101', 'error STASH304']);
});

test('a backup by hand into the place of a blueprint is none that Stash made, if it runs at another time', () => {
  expect(found([
    blueprint('all'), web(), repository('deploy-web', gcs('auto/demo/deployment/web')),
    backup('web', 'deploy-web', { schedule: '0 15 * * *', retentionPolicy: { name: 'keep-last-7', keepLast: 7, prune: true } }),
  ]).map((line) => line.split(' ', 3).join(' '))).toEqual(['error STASH101 Repository', 'warning STASH318 BackupConfiguration']);
});

test.each<[string, string, string, string]>([
  ['mounts', '/data', 'volume-mounts', '"/data" is also where'],
  ['paths', '/data/safe', 'target-paths', '"/data" includes "/data/safe", where'],
])('what is wrong with the %s stands in the annotation that gives them', (_, mountPath, annotation, begin) => {
  const local = { mountPath, subPath: PREFIX, nfs: { server: 'nas', path: '/' } };
  expect(found([blueprint('all', '', { backend: { storageSecretName: 'storage', local } }), web()])).toEqual([
    expect.stringContaining(`error STASH113 Deployment web metadata.annotations["stash.appscode.com/${annotation}"]: ${begin}`),
  ]);
});
