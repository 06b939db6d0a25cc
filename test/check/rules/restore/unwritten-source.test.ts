import {
  backup, backupBatch, CLAIM, claimTemplate, DAEMON_SET, DATA, DATABASE, DEPLOYMENT, LATEST, MOUNTS, repository, restore, restoreBatch, STATEFUL_SET,
  workload,
} from './demo';
import { unwrittenSource } from '../../../../lib/check/rules/restore/unwritten-source';
import { findingsIn } from '../../judged';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [unwrittenSource] });

const COPY = { ...DEPLOYMENT, name: 'copy' };
const APP = backup({ ref: DEPLOYMENT, alias: 'app' });
const PODS = backup({ ref: STATEFUL_SET, alias: 'db' });
const NODES = backup({ ref: DAEMON_SET, alias: 'agent' });
const FILES = backup({ ref: CLAIM, alias: 'data', paths: undefined, volumeMounts: undefined }, { task: { name: 'pvc-backup' } });
const DUMP = backup({ ref: DATABASE, alias: 'pg' }, { task: { name: 'postgres-backup-17.2' } });
const created = (target: object = {}) => restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [DATA], ...target });
const numbered = (target: object = {}) => created({ volumeClaimTemplates: [claimTemplate('data-${POD_ORDINAL}')], replicas: 2, ...target });
const PODS_COPY = { ...STATEFUL_SET, name: 'copy' };
const copied = (target: object = {}) => restore({ ref: PODS_COPY, alias: 'db', rules: [DATA], ...target });
const claim = (...paths: string[]) => restore({ ref: { ...CLAIM, name: 'copy' }, rules: [{ paths }] }, { task: { name: 'pvc-restore' } });
const dump = (target: object) => restore({ ref: { ...DATABASE, name: 'copy' }, rules: [LATEST], ...target }, { task: { name: 'postgres-restore-17.2' } });

const UNLESS = 'acknowledge this if an older backup wrote it';
const finding = (field: string, found: string, mend: string, kind = 'RestoreSession') =>
  [`warning STASH425 ${kind} back ${field}: no backup in Repository shop/repo writes ${found}, so no snapshot is found: ${mend}`];
const path = (given: string, written: string, mend = `give a path that is backed up, and select what is below it with include, or ${UNLESS}`) =>
  finding('spec.target.rules[0].paths[0]', `"${given}", but ${written}`, mend);
const setSource = (hosts: string) =>
  `use the alias of the backup, set sourceHost${hosts.startsWith('its hosts') ? ', in a rule for each host,' : ''} to the host that wrote the data, or ${UNLESS}`;
const host = (hosts: string, written: string, mend = setSource(hosts)) =>
  finding('spec.target.rules[0].paths[0]', `"/data" under a host of this restore (${hosts}), but under ${written}`, mend);
const beyond = (last: string, rule = 0) => [
  `warning STASH425 RestoreSession back spec.target.rules[${rule}].paths[0]: no backup in Repository shop/repo writes "/data" under "${last}", the last host of this `
  + `restore, so no snapshot is found for it: give it a rule of its own with a sourceHost that is written, restore into fewer, or ${UNLESS}`,
];

test.each<[string, object[], string[]]>([
  ['a folder of what is backed up', [APP, restore({ ref: COPY, alias: 'app', rules: [{ paths: ['/data/uploads'] }] })], path('/data/uploads', '"/data"')],
  ['a folder, beside a dump with paths that its addon ignores',
    [APP, backup({ ref: DATABASE, alias: 'pg', paths: ['/x'] }, { task: { name: 'postgres-backup-17.2' } }, 'dump'), restore({ ref: COPY, alias: 'app', rules: [{ paths: ['/uploads'] }] })],
    path('/uploads', '"/data" and "/dumpfile.sql"')],
  ['a misspelt path', [APP, created({ alias: 'app', rules: [{ paths: ['/dtaa'] }] })], path('/dtaa', '"/data"', `did you mean "/data"? if not, ${UNLESS}`)],
  ['the files of a workload, for a claim', [APP, claim('/stash-data')], path('/stash-data', '"/data"')],
  ['the files of a claim, for a workload', [FILES, restore({ ref: COPY, alias: 'data', rules: [DATA] })], path('/data', '"/stash-data"')],
  ['a folder of a claim', [FILES, claim('/stash-data/uploads')], path('/stash-data/uploads', '"/stash-data"')],
  ['another workload without the alias', [APP, restore({ ref: COPY, rules: [DATA] })], host('its only host is "host-0"', 'host "app"')],
  ['another workload with a misspelt alias', [APP, restore({ ref: COPY, alias: 'apq', rules: [DATA] })],
    host('its only host is "apq"', 'host "app"', `did you mean the alias "app"? if not, ${UNLESS}`)],
  ['created claims with another alias', [APP, created({ alias: 'website' })], host('its only host is "website"', 'host "app"')],
  ['one claim, for several pods', [PODS, created({ alias: 'db' })], host('its only host is "db"', 'hosts "db-0", "db-1" and so on')],
  ['numbered claims, for one pod', [APP, numbered({ alias: 'app' })], host('its hosts are "app-0", "app-1" and so on', 'host "app"')],
  ['several pods, for one', [APP, restore({ ref: STATEFUL_SET, alias: 'app', rules: [DATA] })], host('its hosts are "app-0", "app-1" and so on', 'host "app"')],
  ['nodes, for one pod', [APP, restore({ ref: DAEMON_SET, alias: 'app', rules: [DATA] })], host('its hosts are "app-<node>", one for each node', 'host "app"')],
  ['a claim, for nodes', [NODES, created({ alias: 'agent' })], host('its only host is "agent"', 'hosts "agent-<node>"')],
  ['a pod that there is not', [PODS, workload(STATEFUL_SET, { replicas: 1 }), created()], host('its only host is "host-0"', 'host "db-0"')],
  ['more claims than pods', [PODS, workload(STATEFUL_SET, { replicas: 2 }), numbered({ alias: 'db', replicas: 3 })], beyond('db-2')],
  ['several claims for the only pod', [backup({ ref: DEPLOYMENT }), numbered()], beyond('host-1')],
  ['more pods than were backed up', [PODS, workload(STATEFUL_SET, { replicas: 2 }), workload(PODS_COPY, { replicas: 4 }), copied()], beyond('db-3')],
  ['pods with higher numbers', [PODS, workload(STATEFUL_SET, { replicas: 2 }), workload(PODS_COPY, { replicas: 2, ordinals: { start: 1 } }), copied()], beyond('db-2')],
  ['more pods, for which a rule without a source is', [PODS, workload(STATEFUL_SET, { replicas: 2 }), workload(PODS_COPY, { replicas: 3 }), copied({
    rules: [{ ...DATA, targetHosts: ['db-0', 'db-1'], sourceHost: 'db-0' }, { ...DATA, targetHosts: ['db-2'] }],
  })], beyond('db-2', 1)],
  ['the dump of another alias', [DUMP, dump({ alias: 'postgres' })], finding('spec.target.alias',
    'under a host of this restore (its only host is "postgres"), but under host "pg"',
    `use the alias of the backup, set sourceHost to the host that wrote the data, or ${UNLESS}`)],
  ['a path that is written under another host', [
    APP, backup({ ref: { ...DEPLOYMENT, name: 'wiki' }, alias: 'wiki', paths: ['/data/wiki'] }, {}, 'wiki'), created({ alias: 'wiki' }),
  ], host('its only host is "wiki"', 'host "app"')],
  ['a member of a batch', [APP, restoreBatch([{ target: { ref: COPY, alias: 'app', rules: [{ paths: ['/srv'] }], volumeMounts: MOUNTS } }])],
    finding('spec.members[0].target.rules[0].paths[0]', '"/srv", but "/data"', `give a path that is backed up, and select what is below it with include, or ${UNLESS}`,
      'RestoreBatch')],
])('%s is found', (_, manifests, expected) => expect(judged(repository(), ...manifests)).toEqual(expected));

test.each<[string, object[]]>([
  ['the alias of the backup', [repository(), APP, restore({ ref: COPY, alias: 'app', rules: [{ paths: ['/data/'] }] }), created({ alias: 'app' })]],
  ['no alias in either', [repository(), backup({ ref: DEPLOYMENT }), created()]],
  ['the pods of a StatefulSet', [repository(), PODS, restore({ ref: { ...STATEFUL_SET, name: 'copy' }, alias: 'db', rules: [DATA] }), numbered({ alias: 'db' })]],
  ['the first pod by the name of its host', [repository(), PODS, created({ alias: 'db-0' })]],
  ['a later pod by the name of its host', [repository(), PODS, created({ alias: 'db-4' })]],
  ['the nodes of another DaemonSet', [repository(), NODES, restore({ ref: { ...DAEMON_SET, name: 'copy' }, alias: 'agent', rules: [DATA] })]],
  ['the only pod as the first of several, if another rule is for the others', [repository(), backup({ ref: DEPLOYMENT }), numbered({
    rules: [{ ...DATA, targetHosts: ['host-0'] }, { ...DATA, sourceHost: 'host-0' }],
  })]],
  ['as many pods', [repository(), PODS, workload(STATEFUL_SET, { replicas: 3 }), workload(PODS_COPY, { replicas: 3 }), copied()]],
  ['fewer pods', [repository(), PODS, workload(STATEFUL_SET, { replicas: 3 }), workload(PODS_COPY, { replicas: 2 }), copied()]],
  ['a path that is misspelt in the backup, which does not see it', [repository(), backup({ ref: DEPLOYMENT, alias: 'app', paths: ['/date'] }), created({ alias: 'app' })]],
  ['no pods', [repository(), PODS, workload(STATEFUL_SET, { replicas: 3 }), workload(PODS_COPY, { replicas: 0 }), copied()]],
  ['the pods of a StatefulSet that is scaled to zero', [repository(), PODS, workload(STATEFUL_SET, { replicas: 0 }), numbered({ alias: 'db' })]],
  ['as many as the backup perhaps has', [repository(), PODS, workload(STATEFUL_SET), workload(PODS_COPY, { replicas: 3 }), copied()]],
  ['more than that, if the input does not say how many', [repository(), PODS, workload(STATEFUL_SET, { replicas: 3 }), workload(PODS_COPY), copied()]],
  ['more pods, for which another rule names a source', [repository(), PODS, workload(STATEFUL_SET, { replicas: 2 }), workload(PODS_COPY, { replicas: 3 }), copied({
    rules: [DATA, { ...DATA, targetHosts: ['db-2'], sourceHost: 'db-0' }],
  })]],
  ['more pods, some of which get nothing', [repository(), PODS, workload(STATEFUL_SET, { replicas: 2 }), workload(PODS_COPY, { replicas: 3 }), copied({
    rules: [{ ...DATA, targetHosts: ['db-0'] }],
  })]],
  ['a claim under any alias', [repository(), FILES, claim('/stash-data')]],
  ['a dump of the alias', [repository(), DUMP, dump({ alias: 'pg' })]],
  ['a dump without an alias', [repository(), DUMP, dump({})]],
  ['a source host, which may be that of an older backup', [repository(), APP, created({ rules: [{ ...DATA, sourceHost: 'host-0' }] })]],
  ['a snapshot', [repository(), APP, created({ rules: [{ snapshots: ['4bc21d6f'] }] })]],
  ['the target of the backup, which other rules judge', [repository(), APP, restore({ ref: DEPLOYMENT, rules: [{ paths: ['/srv'] }] })]],
  ['a misspelt alias of created claims, which another rule reports', [repository(), APP, created({ alias: 'apq' })]],
  ['a Repository outside the input', [APP, created()]],
  ['no backup to the Repository', [repository(), created()]],
  ['a batch that backs up nothing', [repository(), backupBatch([]), created()]],
  ['a path that is filled in', [repository(), APP, created({ alias: 'app', rules: [{ paths: ['${DATA}'] }] })]],
  ['an alias that is filled in', [repository(), APP, created({ alias: '${ALIAS}' })]],
  ['a path that is filled in for the backup', [repository(), backup({ ref: DEPLOYMENT, paths: ['${DATA}'] }), created({ rules: [{ paths: ['/srv'] }] })]],
  ['an alias that is filled in for the backup', [repository(), backup({ ref: DEPLOYMENT, alias: '${ALIAS}' }), created()]],
  ['a snapshot, which counts instead of the path beside it', [
    repository(), FILES, restore({ ref: { ...CLAIM, name: 'copy' }, rules: [{ snapshots: ['4bc21d6f'], paths: ['/srv'] }] }, { task: { name: 'pvc-restore' } }),
  ]],
  ['a Task that somebody wrote, whose paths are not known', [repository(), backup({ ref: DEPLOYMENT, alias: 'app' }, { task: { name: 'mine' } }), created()]],
])('%s: nothing is found', (_, manifests) => expect(judged(...manifests)).toEqual([]));
