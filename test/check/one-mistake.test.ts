import { findingsIn } from './judged';
import { backup, repository, restore } from './rules/manifests';
import { RULES } from '../../lib/check/rules/index';

const gcs = { gcs: { bucket: 'backups', prefix: 'shop' } };
const safe = (spec: object = {}) => repository('safe', gcs, spec, { namespace: 'stash' });
const by = (namespace: string, name = 'web') => backup(name, { name: 'safe', namespace: 'stash' }, {}, { namespace });
const selecting = (selector?: object) => ({ usagePolicy: { allowedNamespaces: { from: 'Selector', selector } } });
const NAME = 'kubernetes.io/metadata.name';
const elsewhere = selecting({ matchLabels: { [NAME]: 'elsewhere' } });
const minutes = (schedule: string, timeOut: string) => [repository('safe', gcs), backup('web', 'safe', { schedule, timeOut })];
const home = (labels: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'stash', labels } });

const mounts = [{ name: 'data', mountPath: '/data' }, { name: 'logs', mountPath: '/logs' }];
const web = { ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } };
const from = (snapshot: string, target: object = web) => [
  repository('safe', gcs),
  backup('web', 'safe', { target: { ...target, paths: ['/data', '/logs'], volumeMounts: mounts } }),
  restore('back', 'safe', { target: { ...target, volumeMounts: mounts, rules: [{ snapshots: [snapshot] }] } }),
];
const ofOnePath = [repository('safe', gcs), backup('web', 'safe'), restore('back', 'safe', { target: { ...web, volumeMounts: mounts.slice(0, 1), rules: [{ snapshots: ['latest:/data'] }] } })];

/** What the two rules find, as all rules run, but for those that are off. */
const found = (manifests: readonly object[], ids: readonly string[], off: readonly string[] = []) =>
  findingsIn(manifests, { rules: RULES, levels: new Map(off.map((id) => [id, 'off'])) }).filter((line) => ids.some((id) => line.includes(` ${id} `)));

const ADMIT = `set allowedNamespaces.from to Selector, with a selector that matches "shop", such as by ${NAME}, or to All`;
const POLICY = 'STASH107 Repository safe spec.usagePolicy';
const also = (kind: string, field: string, name = 'web') => `  also ${kind} ${name} ${field}`;
const USER = also('BackupConfiguration', 'spec.repository');

describe('one mistake is told once', () => {
  test.each<[string, readonly object[], string, string, readonly string[]]>([
    ['an empty policy', [safe({ usagePolicy: {} }), by('shop')], 'STASH107', 'STASH311',
      [`error ${POLICY}: admits no namespace, not even the Repository's own: ${ADMIT}\n${USER}`]],
    ['an empty policy for its own namespace', [safe({ usagePolicy: {} }), by('stash')], 'STASH107', 'STASH311', [
      `error ${POLICY}: admits no namespace, not even the Repository's own: leave usagePolicy out to admit only its own namespace, or set `
      + `allowedNamespaces.from to All, Same or Selector\n${USER}`,
    ]],
    ['no selector', [safe(selecting()), by('shop')], 'STASH107', 'STASH311',
      [`error ${POLICY}.allowedNamespaces: admits no namespace, because from is Selector but there is no selector: ${ADMIT}\n${USER}`]],
    ['no such operator', [safe(selecting({ matchExpressions: [{ key: 'team', operator: 'in', values: ['a'] }] })), by('shop')], 'STASH107', 'STASH311', [
      `error ${POLICY}.allowedNamespaces.selector.matchExpressions[0]: "in" for the key "team" is not an operator, so that no namespace is admitted: `
      + `use In, NotIn, Exists or DoesNotExist\n${USER}`,
    ]],
    ['a policy for others', [safe(elsewhere), by('stash'), by('stash', 'wiki')], 'STASH108', 'STASH311', [
      'error STASH108 Repository safe spec.usagePolicy.allowedNamespaces.selector: does not match "stash", the namespace of the Repository itself, so that '
      + `Stash refuses BackupConfiguration stash/web: let the selector match "stash" too\n${USER}\n${also('BackupConfiguration', 'spec.repository', 'wiki')}`,
    ]],
    ['a policy by a label that the Namespace lacks', [home({}), safe(selecting({ matchLabels: { team: 'a' } })), by('stash')], 'STASH108', 'STASH311', [
      'error STASH108 Repository safe spec.usagePolicy.allowedNamespaces.selector: does not match "stash", the namespace of the Repository itself, according '
      + 'to the labels of the declared Namespace, so that Stash refuses BackupConfiguration stash/web: change the label "team" of the Namespace "stash" to what '
      + `the selector requires, or let the selector match "stash"\n${USER}`,
    ]],
    ['a forgotten minute, and a time-out', minutes('* 2 * * *', '30m'), 'STASH329', 'STASH310', [
      'warning STASH329 BackupConfiguration web spec.schedule: "* 2 * * *" runs in every minute of hour 2, so the newest snapshots are a minute apart: '
      + `write a single minute, such as "0 2 * * *"\n${also('BackupConfiguration', 'spec.timeOut')}`,
    ]],
    ['a folder of the newest snapshot', from('latest:/data'), 'STASH406', 'STASH424', [
      'error STASH406 RestoreSession back spec.target.rules[0].snapshots[0]: "latest:/data" is the newest snapshot of the whole repository, regardless of '
      + 'host and path, so only one of the paths "/data" and "/logs" comes back: give the paths that were backed up instead',
    ]],
  ])('%s', (_, manifests, speaking, silent, expected) => {
    expect(found(manifests, [speaking, silent])).toEqual(expected);
    expect(found(manifests, [speaking, silent], [speaking])).toEqual(expect.arrayContaining([expect.stringContaining(` ${silent} `)]));
  });

  test.each<[string, readonly object[], readonly string[]]>([
    ['a policy that refuses another namespace too', [safe(elsewhere), by('stash'), by('shop', 'shop')], [
      'STASH311 BackupConfiguration shop', 'STASH108 Repository safe',
    ]],
    ['a policy that refuses only another namespace', [safe(elsewhere), by('shop')], ['STASH311 BackupConfiguration web']],
    ['a policy that depends on unknown labels', [safe(selecting({ matchLabels: { team: 'a' } })), by('stash')], ['STASH311 BackupConfiguration web']],
    ['an empty policy that nothing uses', [safe({ usagePolicy: {} })], ['STASH107 Repository safe']],
    ['a policy for others that nothing uses', [safe(elsewhere)], ['STASH108 Repository safe']],
    ['an empty policy that is acknowledged, before there was a backup', [
      repository('safe', gcs, { usagePolicy: {} }, { namespace: 'stash', annotations: { 'checks.cdk8s-stash/STASH107': 'locked' } }), by('shop'),
    ], ['STASH107 Repository safe']],
    ['a forgotten minute', minutes('* 2 * * *', '59s'), ['STASH329 BackupConfiguration web']],
    ['a forgotten minute, and a time-out beyond the interval that is meant', minutes('* 2 * * *', '24h'), [
      'STASH329 BackupConfiguration web', 'STASH310 BackupConfiguration web',
    ]],
    ['a time-out', minutes('0 * * * *', '1h'), ['STASH310 BackupConfiguration web']],
    ['a forgotten minute that is acknowledged', [repository('safe', gcs), backup('web', 'safe', { schedule: '* 2 * * *', timeOut: '30m' },
      { annotations: { 'checks.cdk8s-stash/STASH329': 'a demonstration' } })], ['STASH310 BackupConfiguration web']],
    ['a folder of the only snapshots', ofOnePath, ['STASH424 RestoreSession back']],
    ['a folder of a snapshot by its id', from('4bc21d6f:/data'), ['STASH424 RestoreSession back']],
    ['the newest snapshot', from('latest'), ['STASH406 RestoreSession back']],
  ])('%s: each finding stays', (_, manifests, expected) => {
    expect(found(manifests, ['STASH107', 'STASH108', 'STASH310', 'STASH311', 'STASH329', 'STASH406', 'STASH424'])
      .map((line) => line.split(' ').slice(1, 4).join(' ')).sort()).toEqual([...expected].sort());
  });
});
