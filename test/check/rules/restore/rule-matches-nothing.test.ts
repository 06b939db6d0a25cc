import {
  appBinding, backup, CLAIM, claimTemplate, DAEMON_SET, DATA, DATABASE, DEPLOYMENT, inNamespace, LATEST, restore, restoreBatch, SHARDED, STATEFUL_SET,
  workload,
} from './demo';
import { ruleMatchesNothing } from '../../../../lib/check/rules/restore/rule-matches-nothing';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(ruleMatchesNothing, manifests);
const of = (...targetHosts: string[]) => ({ rules: [{ targetHosts, ...DATA }] });
const pvc = { task: { name: 'pvc-restore' } };
const postgres = { task: { name: 'postgres-restore-17.2' } };
const mongodb = { task: { name: 'mongodb-restore-6.0.5' } };
const elasticsearch = { task: { name: 'elasticsearch-restore-8.2.0' } };

const each = (...hosts: string[]) => ({ rules: hosts.map((host) => ({ targetHosts: [host], ...LATEST })) });

const foreign = (hosts: string, known: string) =>
  `${hosts} not among the hosts of the target, so the rule is never used for it: name hosts of the target, or leave targetHosts out (${known})`;
const stranger = (host: string) => `"${host}" is probably not among the hosts of the target, so the rule would never be used for it: name hosts of the target, `
  + 'or leave targetHosts out (its hosts are the keys of replicaSets in its AppBinding, such as "host-0", and "confighost" for the config server)';
const nameless = (host: string) => `${host} is not among the hosts of the target, so the rule is never used for it: `
  + 'give the alias of the backup or leave targetHosts out, because a Job knows its host by the alias alone';

describe('hosts', () => {
  const cases: Array<[string, object[], string[]]> = [
    ['of a Deployment', [restore({ ref: DEPLOYMENT, ...of('app', 'host-0') })], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${foreign('"app" is', 'its only host is "host-0"')}`,
    ]],
    ['of a Deployment, beside a rule for all hosts', [restore({ ref: DEPLOYMENT, rules: [{ targetHosts: ['app'], ...DATA }, DATA] })], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: "app" is not among the hosts of the target, so the rule is never used for it: '
      + 'name hosts of the target, or remove the rule (its only host is "host-0")',
    ]],
    ['of another DaemonSet, beside a rule for all hosts', [restore({ ref: DAEMON_SET, alias: 'log', rules: [DATA, { targetHosts: ['node-1'], ...DATA }] })], [
      'error STASH402 RestoreSession back spec.target.rules[1].targetHosts: "node-1" is not among the hosts of the target, so the rule is never used for it: '
      + 'name hosts of the target, or remove the rule (its hosts are "log-<node>", one for each node)',
    ]],
    ['of a Deployment with an alias', [restore({ ref: DEPLOYMENT, alias: 'shop', ...of('host-0', 'shop-0', 'shop') })], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${foreign('"host-0" and "shop-0" are', 'its only host is "shop"')}`,
    ]],
    ['of a StatefulSet', [restore({ ref: STATEFUL_SET, alias: 'db', ...of('host-0', 'db-01', 'db-1') })], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: '
      + foreign('"host-0" and "db-01" are', 'its hosts are "db-0", "db-1" and so on'),
    ]],
    ['of a StatefulSet with an alias that a terminal would obey', [restore({ ref: STATEFUL_SET, alias: '\u001b[2J', ...of('db') })], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: '
      + foreign('"db" is', 'its hosts are "\\u001b[2J-0", "\\u001b[2J-1" and so on'),
    ]],
    ['of a DaemonSet with an alias that a terminal would obey', [restore({ ref: DAEMON_SET, alias: '\u001b[2J', ...of('db') })], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: '
      + foreign('"db" is', 'its hosts are "\\u001b[2J-<node>", one for each node'),
    ]],
    ['of a DaemonSet with an alias', [restore({ ref: DAEMON_SET, alias: 'log', ...of('node-1', 'log-node-1') })], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: '
      + foreign('"node-1" is', 'its hosts are "log-<node>", one for each node'),
    ]],
    ['of a DaemonSet without one', [restore({ ref: DAEMON_SET, ...of('node-1') })], []],
    ['of a claim without an alias', [restore({ ref: CLAIM, ...of('host-0') }, pvc)], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${nameless('"host-0"')}`,
    ]],
    ['of a claim with one', [restore({ ref: CLAIM, alias: 'c', ...of('c', 'd') }, pvc)], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${foreign('"d" is', 'its only host is "c"')}`,
    ]],
    ['of a database without an alias', [restore({ ref: DATABASE, rules: [{ targetHosts: ['host-0'], ...LATEST }] }, postgres)], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${nameless('"host-0"')}`,
    ]],
    ['of a Task that somebody wrote', [restore({ ref: DATABASE, ...of('host-0') }, { task: { name: 'mine' } })], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${nameless('"host-0"')}`,
    ]],
    ['of a MongoDB of which the AppBinding is not known', [restore({ ref: DATABASE, alias: 'pg', ...each('host-0', 'host-11', 'confighost') }, mongodb)], []],
    ['of such a MongoDB, under other names', [restore({ ref: DATABASE, alias: 'pg', ...each('pg', 'host-01') }, mongodb)], [
      `warning STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${stranger('pg')}`,
      `warning STASH402 RestoreSession back spec.target.rules[1].targetHosts: ${stranger('host-01')}`,
    ]],
    ['of a sharded MongoDB', [restore({ ref: DATABASE, alias: 'pg', ...each('host-0', 'shard-b', 'confighost') }, mongodb), SHARDED], []],
    ['of a sharded MongoDB, under other names', [restore({ ref: DATABASE, alias: 'pg', ...each('pg', 'host-1') }, mongodb), SHARDED], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${foreign('"pg" is', 'its hosts are "host-0", "shard-b" and "confighost"')}`,
      `error STASH402 RestoreSession back spec.target.rules[1].targetHosts: ${foreign('"host-1" is', 'its hosts are "host-0", "shard-b" and "confighost"')}`,
    ]],
    ['of a MongoDB with one server', [restore({ ref: DATABASE, ...each('host-0') }, mongodb), appBinding({})], []],
    ['of a MongoDB with one server, under its alias', [restore({ ref: DATABASE, alias: 'pg', ...each('pg') }, mongodb), appBinding({})], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${foreign('"pg" is', 'its only host is "host-0"')}`,
    ]],
    ['of a database of which nothing is known', [restore({ ref: DATABASE, ...of('host-0') })], []],
    ['of claims that Stash creates', [restore({ volumeClaimTemplates: [claimTemplate('data-${POD_ORDINAL}')], replicas: 2, ...of('host-1', 'host-2') })], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: '
      + '"host-2" is beyond the last host, because replicas is 2, so the rule is never used for it: name a host that exists, or raise replicas',
    ]],
    ['of one claim that Stash creates', [restore({ volumeClaimTemplates: [claimTemplate('data')], ...of('host-0') })], []],
    ['of one claim of another name', [restore({ volumeClaimTemplates: [claimTemplate('data')], ...of('host-1') })], [
      `error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${foreign('"host-1" is', 'its only host is "host-0"')}`,
    ]],
    ['beyond the replicas', [restore({ ref: STATEFUL_SET, ...of('host-2', 'host-3', 'host-10') }), workload(STATEFUL_SET, { replicas: 3 })], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: "host-3" and "host-10" are beyond the last host, '
      + 'because replicas of StatefulSet shop/db is 3, so the rule is never used for it: name a host that exists, or raise replicas',
    ]],
    ['before the first one, and beyond the last', [
      restore({ ref: STATEFUL_SET, ...of('host-0', 'host-4', 'host-5', 'host-7', 'host-8') }), workload(STATEFUL_SET, { replicas: 3, ordinals: { start: 5 } }),
    ], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: "host-0" and "host-4" are before the first host, '
      + 'because ordinals.start of StatefulSet shop/db is 5, so the rule is never used for it: name a host that exists',
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: "host-8" is beyond the last host, '
      + 'because ordinals.start of StatefulSet shop/db is 5 and replicas of StatefulSet shop/db is 3, so the rule is never used for it: '
      + 'name a host that exists, or raise replicas',
    ]],
    ['maybe beyond the first one', [restore({ ref: STATEFUL_SET, ...of('host-1', 'host-2', 'host-3') }), workload(STATEFUL_SET, { ordinals: { start: 2 } })], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: "host-1" is before the first host, '
      + 'because ordinals.start of StatefulSet shop/db is 2, so the rule is never used for it: name a host that exists',
      'warning STASH402 RestoreSession back spec.target.rules[0].targetHosts: "host-3" may be beyond the last '
      + 'host, because ordinals.start of StatefulSet shop/db is 2 and StatefulSet shop/db does not set replicas, which means 1 unless something scales it: '
      + 'set replicas, or name a host that exists',
    ]],
    ['of a StatefulSet that begins with what is no number', [
      restore({ ref: STATEFUL_SET, ...of('host-0') }), workload(STATEFUL_SET, { replicas: 1, ordinals: { start: 1.5 } }),
    ], []],
    ['of a StatefulSet that begins below zero', [
      restore({ ref: STATEFUL_SET, ...of('host-0') }), workload(STATEFUL_SET, { replicas: 1, ordinals: { start: -1 } }),
    ], []],
    ['maybe beyond them', [restore({ ref: STATEFUL_SET, ...of('host-0', 'host-1') }), workload(STATEFUL_SET)], [
      'warning STASH402 RestoreSession back spec.target.rules[0].targetHosts: "host-1" may be beyond the last '
      + 'host, because StatefulSet shop/db does not set replicas, which means 1 unless something scales it: set replicas, or name a host that exists',
    ]],
    ['beyond those of a StatefulSet elsewhere', [restore({ ref: STATEFUL_SET, ...of('host-3') }), inNamespace('other', workload(STATEFUL_SET, { replicas: 3 }))], []],
    ['of a StatefulSet that is scaled to zero for now', [
      restore({ ref: STATEFUL_SET, ...of('host-1', 'host-2') }), workload(STATEFUL_SET, { replicas: 0, ordinals: { start: 2 } }),
    ], [
      'error STASH402 RestoreSession back spec.target.rules[0].targetHosts: "host-1" is before the first host, '
      + 'because ordinals.start of StatefulSet shop/db is 2, so the rule is never used for it: name a host that exists',
    ]],
    ['of which the number is open', [restore({ ref: STATEFUL_SET, ...of('host-99') })], []],
    ['in the deprecated place', [restore({ ref: DEPLOYMENT }, of('app'))], [
      `error STASH402 RestoreSession back spec.rules[0].targetHosts: ${foreign('"app" is', 'its only host is "host-0"')}`,
    ]],
    ['of the backup, whose alias the restore lacks, as another rule says', [restore({ ref: STATEFUL_SET, ...of('db-1') }), backup({ ref: STATEFUL_SET, alias: 'db' })], []],
    ['of one of two backups, of which the other one has the alias', [
      restore({ ref: STATEFUL_SET, ...of('db-1') }), backup({ ref: STATEFUL_SET, alias: 'db' }), backup({ ref: STATEFUL_SET }, {}, 'weekly'),
    ], [`error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${foreign('"db-1" is', 'its hosts are "host-0", "host-1" and so on')}`]],
    ['of the backup, where a source host is given', [
      restore({ ref: STATEFUL_SET, rules: [{ targetHosts: ['db-1'], sourceHost: 'db-1', ...DATA }] }), backup({ ref: STATEFUL_SET, alias: 'db' }),
    ], [`error STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${foreign('"db-1" is', 'its hosts are "host-0", "host-1" and so on')}`]],
    ['in a batch', [restoreBatch([{ target: { ref: DEPLOYMENT, alias: 'a', ...of('b') } }])], [
      `error STASH402 RestoreBatch back spec.members[0].target.rules[0].targetHosts: ${foreign('"b" is', 'its only host is "a"')}`,
    ]],
    ['of VolumeSnapshots', [restore({ volumeClaimTemplates: [claimTemplate('data')], ...of('x') }, { driver: 'VolumeSnapshotter' })], []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('a source host', () => {
  const from = (rule: object) => ({ rules: [{ sourceHost: 'host-1', ...rule }] });
  const cases: Array<[string, object, string[]]> = [
    ['of paths', restore({ ref: DEPLOYMENT, ...from(DATA) }), []],
    ['of snapshots', restore({ ref: DEPLOYMENT, ...from({ snapshots: ['0123abcd'] }) }), [
      'warning STASH402 RestoreSession back spec.target.rules[0].sourceHost: "host-1" is ignored, because snapshots are restored regardless of their host: leave it out',
    ]],
    ['of a claim', restore({ ref: CLAIM, ...from(DATA) }, pvc), [
      'warning STASH402 RestoreSession back spec.target.rules[0].sourceHost: "host-1" is ignored, because a claim is restored by path alone, so the newest '
      + 'snapshot of the path comes back, whichever backup wrote it: name the snapshot by its id, or restore into '
      + 'volumeClaimTemplates, for which the host counts',
    ]],
    ['of a database without an alias', restore({ ref: DATABASE, ...from(LATEST) }, postgres), [
      'warning STASH402 RestoreSession back spec.target.rules[0].sourceHost: "host-1" is ignored, because a database without an alias has no host: '
      + 'give the backup an alias, and give the restore the same one',
    ]],
    ['of a database with one', restore({ ref: DATABASE, alias: 'pg', ...from(LATEST) }, postgres), []],
    ['of MongoDB', restore({ ref: DATABASE, alias: 'pg', ...from(LATEST) }, mongodb), [
      'warning STASH402 RestoreSession back spec.target.rules[0].sourceHost: "host-1" is ignored, because MongoDB has its own hosts: leave it out',
    ]],
    ['that is empty, which is none', restore({ ref: CLAIM, rules: [{ sourceHost: '', ...DATA }] }, pvc), []],
  ];
  test.each(cases)('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
});

describe('paths', () => {
  const CRASH = 'is missing, but the addon of MongoDB takes the first one of every rule, and crashes if there is none: write ["latest"], or the id of a snapshot';
  const cases: Array<[string, object, string[]]> = [
    ['of a dump', restore({ ref: DATABASE, rules: [{ paths: ['/a', '/b'] }] }, postgres), [
      'note STASH402 RestoreSession back spec.target.rules[0].paths: "/a" and "/b" are ignored, because a database is restored as a whole: '
      + 'write snapshots: ["latest"] instead of paths',
    ]],
    ['of MongoDB', restore({ ref: DATABASE, rules: [{ paths: ['/dump'] }] }, mongodb), [
      'note STASH402 RestoreSession back spec.target.rules[0].paths: "/dump" is ignored, because a database is restored as a whole: '
      + 'write snapshots: ["latest"] instead of paths',
      `error STASH402 RestoreSession back spec.target.rules[0].snapshots: ${CRASH}`,
    ]],
    ['of MongoDB, which are missing as well', restore({ ref: DATABASE, rules: [{ targetHosts: ['host-0'] }, LATEST] }, mongodb), [
      `error STASH402 RestoreSession back spec.target.rules[0].snapshots: ${CRASH}`,
    ]],
    ['of MongoDB in a rule that is never used', restore({ ref: DATABASE, rules: [{ targetHosts: ['pg'] }] }, mongodb), [
      `warning STASH402 RestoreSession back spec.target.rules[0].targetHosts: ${stranger('pg')}`,
    ]],
    ['of an addon with a directory', restore({ ref: DATABASE, rules: [DATA] }, elasticsearch), [
      'note STASH402 RestoreSession back spec.target.rules[0].paths: "/data" is ignored, because the addon looks for one path only: '
      + 'write "/stash-tmp/stash-interim-volume/data"',
    ]],
    ['that are that directory', restore({ ref: DATABASE, rules: [{ paths: ['/stash-tmp/stash-interim-volume/data/'] }] }, elasticsearch), []],
    ['of etcd, which alone knows its directory', restore({ ref: DATABASE, rules: [DATA] }, { task: { name: 'etcd-restore-3.5.0' } }), []],
    ['of files', restore({ ref: DEPLOYMENT, rules: [DATA] }), []],
  ];
  test.each(cases)('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));

  test('that are that directory of a backup with an interim volume, which the restore has not, as another rule says', () => {
    const interim = restore({ ref: DATABASE, rules: [{ paths: ['/stash-interim-volume/data'] }] }, elasticsearch);
    const task = { name: 'elasticsearch-backup-8.2.0' };
    expect(judged(interim, backup({ ref: DATABASE }, { task, interimVolumeTemplate: claimTemplate('interim') }))).toEqual([]);
    expect(judged(interim, backup({ ref: DATABASE }, { task }))).toEqual([
      'note STASH402 RestoreSession back spec.target.rules[0].paths: "/stash-interim-volume/data" is ignored, because the addon looks for one path only: '
      + 'write "/stash-tmp/stash-interim-volume/data"',
    ]);
  });
});
