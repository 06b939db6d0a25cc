import type { ClusterOptions } from '../../../../../lib/check/cluster';
import { longest } from '../../../../../lib/check/graph/schedule/overlap';
import type { Timetable } from '../../../../../lib/check/graph/schedule/timetable';
import { findingsIn } from '../../../judged';
import { backup, batch, member, repository } from '../stored';

const found = (manifests: object[], options: ClusterOptions = {}) => findingsIn(manifests, options).filter((line) => line.includes('STASH304'));

const REPO = repository('repo');
const run = (name: string, schedule: string, spec: object = {}, { repository: repo, target = `Deployment/${name}`, namespace }: { repository?: string; target?: string; namespace?: string } = {}) =>
  backup(target, { name, alias: name, paths: ['/data'], repository: repo, namespace, spec: { schedule, ...spec } });
const NO_PRUNE = { retentionPolicy: { name: 'x', keepLast: 7, prune: false } };
const DRY_RUN = { retentionPolicy: { name: 'x', keepLast: 7, prune: true, dryRun: true } };
const blueprint = (schedule: string, prefix = 'shop') => ({
  apiVersion: 'stash.appscode.com/v1beta1',
  kind: 'BackupBlueprint',
  metadata: { name: 'all' },
  spec: {
    schedule,
    retentionPolicy: { name: 'x', keepLast: 7, prune: true },
    repoNamespace: 'shop',
    backend: { storageSecretName: 'repo-secret', azure: { container: 'backups', prefix } },
  },
});

const PLACE = 'in one restic repository, "shop" in "backups" of Azure';
const SETTLE = ' (if that is the same place, which the manifests do not show; to be sure, write AZURE_ACCOUNT_NAME where the checks can read it, such as in the template '
  + 'of the ExternalSecret)';
const LOSS = 'the prune after one run removes the lock of another and deletes the data that the other is just storing, and both report success';
const BLUEPRINT = '; the manifests do not say whether the BackupBlueprint backs up anything';

interface Expected {
  readonly also?: readonly string[];
  readonly doubt?: string;
  readonly proviso?: string;
  readonly span?: string;
  /** The schedules between whose runs another one does not fit. */
  readonly dense?: string;
}

const line = (level: string, text: string, { also = ['BackupConfiguration b'], doubt = '', proviso = '', span = '1h', dense }: Expected = {}) => [
  `${level} STASH304 BackupConfiguration a spec.schedule: ${text}, ${PLACE}${doubt}; ${LOSS}${proviso}: `
  + (dense === undefined ? `start them at least ${span} apart, or give each a Repository with a prefix of its own`
    : `give each a Repository with a prefix of its own, since ${dense} no time for another run if one takes ${span}`)
  + also.map((other) => `\n  also ${other} spec.schedule`).join(''),
];
const called = (name: string, schedule: string) => `BackupConfiguration shop/${name} ("${schedule}")`;
const together = (a: string, b: string, when: string, expected?: Expected) =>
  line('error', `${called('a', a)} and ${called('b', b)} start at the same time, for example on ${when}`, expected);
const overlap = (a: string, b: string, when: string, span = '1h', level = 'warning', expected: Expected = {}) =>
  line(level, `${called('a', a)} and ${called('b', b)} run at the same time if a run takes ${span}, for example on ${when}`, { span, ...expected });

const two = (a: string, b: string) => [...REPO, run('a', a), run('b', b)];

test.each<[string, object[], string[]]>([
  ['at the same time every day', two('0 2 * * *', '0 2 * * *'), together('0 2 * * *', '0 2 * * *', 'Monday at 02:00')],
  ['every hour', two('0 * * * *', '0 * * * *'), together('0 * * * *', '0 * * * *', 'Monday at 00:00', { dense: '"0 * * * *" leaves' })],
  ['every hour, and once a day', two('0 * * * *', '0 2 * * *'), together('0 * * * *', '0 2 * * *', 'Monday at 02:00', { dense: '"0 * * * *" leaves' })],
  ['after one hour and two', two('0 0,1,3,4,6,7,9,10,12,13,15,16,18,19,21,22 * * *', '0 3 * * *'),
    together('0 0,1,3,4,6,7,9,10,12,13,15,16,18,19,21,22 * * *', '0 3 * * *', 'Monday at 03:00')],
  ['every hour of the night', two('0 0-6 * * *', '0 3 * * *'), together('0 0-6 * * *', '0 3 * * *', 'Monday at 03:00')],
  ['every hour of a working day', two('0 * * * 1-5', '0 3 * * *'), together('0 * * * 1-5', '0 3 * * *', 'Monday at 03:00')],
  ['every two hours', two('0 */2 * * *', '0 2 * * *'), together('0 */2 * * *', '0 2 * * *', 'Monday at 02:00')],
  ['by a macro', two('@daily', '*/30 0 * * 3'), together('@daily', '*/30 0 * * 3', 'Wednesday at 00:00')],
  ['on one day of a year', two('0 2 1 * *', '0 2 * * mon'), together('0 2 1 * *', '0 2 * * mon', 'January 1 at 02:00')],
  ['where either day field is enough', two('0 2 13 2 5', '0 2 * * 5'), together('0 2 13 2 5', '0 2 * * 5', 'February 2 at 02:00')],
  ['on a leap day', two('5 4 29 2 *', '5 4 * 2 *'), together('5 4 29 2 *', '5 4 * 2 *', 'February 29 at 04:05')],
  ['and another one overlaps with them', [...REPO, run('a', '0 2 * * *'), run('b', '0 2 * * *'), run('c', '59 2 * * *')],
    line('error', `${called('a', '0 2 * * *')} and ${called('b', '0 2 * * *')} start at the same time, for example on Monday at 02:00, and ${called('c', '59 2 * * *')} within 1h of another`,
      { also: ['BackupConfiguration b', 'BackupConfiguration c'] })],
  ['from two Repositories of one place', [...repository('repo', { account: 'x' }), ...repository('other', { account: 'x' }),
    run('a', '0 2 * * *'), run('b', '0 2 * * *', {}, { repository: 'other' })], together('0 2 * * *', '0 2 * * *', 'Monday at 02:00')],
  ['of one target, whose namespace is not written', [...REPO, run('a', '0 2 * * *'), run('b', '0 2 * * *', {}, { target: 'Deployment/a' })],
    together('0 2 * * *', '0 2 * * *', 'Monday at 02:00')],
  ['and only one prunes', [...REPO, run('a', '0 2 * * *', NO_PRUNE), run('b', '0 2 * * *')], together('0 2 * * *', '0 2 * * *', 'Monday at 02:00')],
  ['one of them a batch', [...REPO, run('a', '0 2 * * *'), batch('all', [member('Deployment/x'), member('Deployment/y')], { schedule: '0 2 * * *' })],
    line('error', `${called('a', '0 2 * * *')} and BackupBatch shop/all ("0 2 * * *") start at the same time, for example on Monday at 02:00`, { also: ['BackupBatch all'] })],
])('runs start together: %s', (_, manifests, lines) => {
  expect(found(manifests)).toEqual(lines);
});

test.each<[string, object[], ClusterOptions, string[]]>([
  ['a quarter of an hour later', two('0 4 ? * *', '15 4 * * *'), {}, overlap('0 4 ? * *', '15 4 * * *', 'Monday at 04:15')],
  ['over the end of the week', two('50 23 * * sun', '10 0 * * mon'), {}, overlap('50 23 * * sun', '10 0 * * mon', 'Monday at 00:10')],
  ['over the end of the year', two('50 23 31 12 *', '10 0 1 1 *'), {}, overlap('50 23 31 12 *', '10 0 1 1 *', 'January 1 at 00:10')],
  ['if runs are said to be longer', two('0 2 * * *', '0 3 * * *'), { runMinutes: 90 }, overlap('0 2 * * *', '0 3 * * *', 'Monday at 03:00', '1h30m')],
  ['by the time-out of one', [...REPO, run('a', '0 2 * * *', { timeOut: '2h30m' }), run('b', '0 4 * * *')], {},
    overlap('0 2 * * *', '0 4 * * *', 'Monday at 04:00', '2h30m')],
  ['when it is tried again', [...REPO, run('a', '0 2 * * *', { retryConfig: {} }), run('b', '30 3 * * *')], {},
    overlap('0 2 * * *', '30 3 * * *', 'Monday at 03:30', '2h')],
  ['when it is tried again after a while', [...REPO, run('a', '0 2 * * *', { retryConfig: { maxRetry: 2, delay: '10m' } }), run('b', '0 5 * * *')], {},
    overlap('0 2 * * *', '0 5 * * *', 'Monday at 05:00', '3h20m')],
  ['every minute', two('* * * * *', '0 4 * * *'), {},
    line('warning', `${called('a', '* * * * *')} and ${called('b', '0 4 * * *')} run at the same time if a run takes 1h`, { dense: '"* * * * *" leaves' })],
  ['every hour, half an hour apart', two('0 * * * *', '30 * * * *'), {},
    overlap('0 * * * *', '30 * * * *', 'Monday at 00:30', '1h', 'warning', { dense: '"0 * * * *" and "30 * * * *" leave' })],
  ['the members of a batch one after the other', [
    ...REPO, run('a', '30 3 * * *'),
    batch('all', [member('Deployment/x'), member('Deployment/y')], { schedule: '0 2 * * *', executionOrder: 'Sequential' }),
  ], {}, line('warning', `${called('a', '30 3 * * *')} and BackupBatch shop/all ("0 2 * * *") run at the same time if a run takes 2h, for example on Monday at 03:30`,
    { also: ['BackupBatch all'], span: '2h' })],
])('runs overlap: %s', (_, manifests, options, lines) => {
  expect(found(manifests, options)).toEqual(lines);
});

test.each<[string, object[], string[]]>([
  ['start together where the account is hidden', [...REPO, ...repository('other'), run('a', '0 2 * * *'), run('b', '0 2 * * *', {}, { repository: 'other' })],
    together('0 2 * * *', '0 2 * * *', 'Monday at 02:00', { doubt: SETTLE }).map((text) => text.replace('error', 'warning'))],
  ['overlap where the account is hidden', [...REPO, ...repository('other'), run('a', '0 2 * * *'), run('b', '9 2 * * *', {}, { repository: 'other' })],
    overlap('0 2 * * *', '9 2 * * *', 'Monday at 02:09', '1h', 'note', { doubt: SETTLE })],
  ['count from when they are created', two('@every 24h', '0 2 * * *'),
    line('note', `${called('a', '@every 24h')} and ${called('b', '0 2 * * *')} may run at the same time, because only the cluster determines the start of ${called('a', '@every 24h')}`)],
  ['are meant in a time zone', two('TZ=UTC 0 2 * * *', '0 2 * * *'),
    line('note', `${called('a', 'TZ=UTC 0 2 * * *')} and ${called('b', '0 2 * * *')} may run at the same time, because only the cluster determines the start of ${called('a', 'TZ=UTC 0 2 * * *')}`)],
  ['start together and none prunes', [...REPO, run('a', '0 2 * * *', NO_PRUNE), run('b', '0 2 * * *', NO_PRUNE)],
    together('0 2 * * *', '0 2 * * *', 'Monday at 02:00', { proviso: '; none of these runs prunes, so nothing is lost so far' }).map((text) => text.replace('error', 'note'))],
  ['start together with a blueprint whose repoNamespace is empty', [
    ...REPO, { ...blueprint('0 2 * * *'), spec: { ...blueprint('0 2 * * *').spec, repoNamespace: '', backupNamespace: 'shop' } }, run('a', '0 2 * * *'),
  ], line('warning', `BackupBlueprint all ("0 2 * * *") and ${called('a', '0 2 * * *')} start at the same time, for example on Monday at 02:00`,
    { also: ['BackupBlueprint all'], proviso: BLUEPRINT })],
  ['start together with a blueprint', [...REPO, blueprint('0 2 * * *'), run('a', '0 2 * * *')],
    line('warning', `BackupBlueprint all ("0 2 * * *") and ${called('a', '0 2 * * *')} start at the same time, for example on Monday at 02:00`, { also: ['BackupBlueprint all'], proviso: BLUEPRINT })],
  ['overlap with a blueprint', [...REPO, run('a', '0 2 * * *'), blueprint('30 2 * * *')],
    line('note', `${called('a', '0 2 * * *')} and BackupBlueprint all ("30 2 * * *") run at the same time if a run takes 1h, for example on Monday at 02:30`,
      { also: ['BackupBlueprint all'], proviso: BLUEPRINT })],
])('the level drops where runs %s', (_, manifests, lines) => {
  expect(found(manifests)).toEqual(lines);
});

test.each<[string, object[]]>([
  ['half a day apart', two('10 2 * * *', '10 14 * * *')],
  ['an hour apart to the minute', two('0 2 * * *', '0 3 * * *')],
  ['on other days', two('0 2 * * 1-5', '0 2 * * 6,0')],
  ['on days that never meet', two('0 2 1-7 * *', '0 2 8-31 * *')],
  ['one of which is paused', [...REPO, run('a', '0 2 * * *'), run('b', '0 2 * * *', { paused: true })]],
  ['one of which is a dry run', [...REPO, run('a', '0 2 * * *'), run('b', '0 2 * * *', DRY_RUN)]],
  ['of one target, whose namespace is written', [
    ...REPO, run('a', '0 2 * * *', {}, { namespace: 'shop' }), run('b', '0 2 * * *', {}, { target: 'Deployment/a', namespace: 'shop' }),
  ]],
  ['of VolumeSnapshots', [...REPO, run('a', '0 2 * * *'), run('b', '0 2 * * *', { driver: 'VolumeSnapshotter' })]],
  ['of which one has no schedule', [...REPO, run('a', '0 2 * * *'), run('b', '0 2 * * *', { schedule: undefined })]],
  ['of which one has a schedule that is none', two('0 2 * * *', '0 2 * *')],
  ['of which one is never due', two('* * * * *', '0 2 31 2 *')],
  ['to places of their own', [...REPO, ...repository('other', { prefix: 'x' }), run('a', '0 2 * * *'), run('b', '0 2 * * *', {}, { repository: 'other' })]],
  ['to accounts of their own', [...repository('repo', { account: 'x' }), ...repository('other', { account: 'y' }),
    run('a', '0 2 * * *'), run('b', '0 2 * * *', {}, { repository: 'other' })]],
  ['of a blueprint that keeps each target apart', [...REPO, run('a', '0 2 * * *'), blueprint('0 2 * * *', '${TARGET_NAMESPACE}/${TARGET_NAME}')]],
  ['of two blueprints that keep each target apart', [
    ...REPO, blueprint('0 2 * * *', '${TARGET_NAME}'), { ...blueprint('0 2 * * *', '${TARGET_NAME}'), metadata: { name: 'other' } },
  ]],
  ['of a batch in parallel, which is done in time', [
    ...REPO, run('a', '30 3 * * *'), batch('all', [member('Deployment/x'), member('Deployment/y')], { schedule: '0 2 * * *' }),
  ]],
  ['that wait for less than no time before they are tried again', [
    ...REPO, run('a', '0 2 * * *', { retryConfig: { maxRetry: 1, delay: '-9h' } }), run('b', '0 4 * * *'),
  ]],
  ['the time-out of which is shorter than usual', [...REPO, run('a', '0 2 * * *', { timeOut: '5m' }), run('b', '0 3 * * *')]],
])('runs do not overlap: %s', (_, manifests) => {
  expect(found(manifests)).toEqual([]);
});

test('a shorter time-out does not shorten a run', () => {
  expect(found([...REPO, run('a', '0 2 * * *', { timeOut: '5m' }), run('b', '59 2 * * *')])).toEqual(overlap('0 2 * * *', '59 2 * * *', 'Monday at 02:59'));
});

test('more runs than a call takes arguments', () => {
  const timetable: Timetable = { form: 'floating' };
  const runs = Array.from({ length: 130_000 }, (_, index) => ({ timetable, minutes: index }));
  expect(longest(runs)).toBe(129_999);
});
