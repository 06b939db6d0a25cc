import {
  appBinding, claimTemplate, DAEMON_SET, DATA, DATABASE, DEPLOYMENT, LATEST, restore, restoreBatch, SHARDED, STATEFUL_SET, workload,
} from './demo';
import { oneSourceForAllHosts } from '../../../../lib/check/rules/restore/one-source-for-all-hosts';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(oneSourceForAllHosts, manifests);

const ID = { snapshots: ['4bc21d6f'] };
const HOST = { sourceHost: 'host-0', ...DATA };
const three = workload(STATEFUL_SET, { replicas: 3 });
const mongodb = { task: { name: 'mongodb-restore-6.0.5' } };
const MEND = 'give each its own rule with targetHosts, or give paths alone, so that each gets its own data';

describe('is found', () => {
  const cases: Array<[string, object[], string[]]> = [
    ['one snapshot for all pods', [restore({ ref: STATEFUL_SET, rules: [ID] }), three], [
      `warning STASH416 RestoreSession back spec.target.rules[0].snapshots: "4bc21d6f" is for 3 hosts, which all get the same data: ${MEND}`,
    ]],
    ['the data of one pod for all', [restore({ ref: STATEFUL_SET, rules: [HOST] }), three], [
      `warning STASH416 RestoreSession back spec.target.rules[0].sourceHost: the host "host-0" is for 3 hosts, which all get the same data: ${MEND}`,
    ]],
    ['one snapshot for all claims', [restore({ replicas: 2, volumeClaimTemplates: [claimTemplate('data-${POD_ORDINAL}')], rules: [ID] })], [
      `warning STASH416 RestoreSession back spec.target.rules[0].snapshots: "4bc21d6f" is for 2 hosts, which all get the same data: ${MEND}`,
    ]],
    ['for those that no other rule names', [restore({ ref: STATEFUL_SET, rules: [{ targetHosts: ['host-1'], ...DATA }, { snapshots: ['4bc21d6f', '0a'] }] }), three], [
      `warning STASH416 RestoreSession back spec.target.rules[1].snapshots: "4bc21d6f" and "0a" are for 2 hosts, which all get the same data: ${MEND}`,
    ]],
    ['pods that are not part of the input', [restoreBatch([{ target: { ref: STATEFUL_SET, rules: [ID] } }])], [
      `note STASH416 RestoreBatch back spec.members[0].target.rules[0].snapshots: "4bc21d6f" is for all hosts, which all get the same data if there are several: ${MEND}`,
    ]],
    ['one snapshot for all shards', [restore({ ref: DATABASE, rules: [ID] }, mongodb), SHARDED], [
      'error STASH416 RestoreSession back spec.target.rules[0].snapshots: "4bc21d6f" is for 3 hosts, which all get the same data: give each its own rule '
      + 'with targetHosts (its hosts are "host-0", "shard-b" and "confighost"), or write snapshots: ["latest"], so that each gets its own data',
    ]],
    ['one snapshot for two shards', [restore({ ref: DATABASE, rules: [ID, { targetHosts: ['host-0'], snapshots: ['0a'] }] }, mongodb), SHARDED], [
      'error STASH416 RestoreSession back spec.target.rules[0].snapshots: "4bc21d6f" is for 2 hosts, which all get the same data: give each its own rule '
      + 'with targetHosts (its hosts are "host-0", "shard-b" and "confighost"), or write snapshots: ["latest"], so that each gets its own data',
    ]],
    ['one snapshot for a MongoDB whose AppBinding is not known', [restore({ ref: DATABASE, rules: [ID] }, mongodb)], [
      'note STASH416 RestoreSession back spec.target.rules[0].snapshots: "4bc21d6f" is for all hosts, which all get the same data if there are several: '
      + 'give each its own rule with targetHosts (its hosts are the keys of replicaSets in its AppBinding, such as "host-0", and "confighost" for the config '
      + 'server), or write snapshots: ["latest"], so that each gets its own data',
    ]],
    ['nodes', [restore({ ref: DAEMON_SET, rules: [HOST] })], [
      `note STASH416 RestoreSession back spec.target.rules[0].sourceHost: the host "host-0" is for all hosts, which all get the same data if there are several: ${MEND}`,
    ]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('is not found', () => {
  const cases: Array<[string, object[]]> = [
    ['paths alone', [restore({ ref: STATEFUL_SET, rules: [DATA] }), three]],
    ['the newest snapshot, which is judged by itself', [restore({ ref: STATEFUL_SET, rules: [LATEST] }), three]],
    ['pods that are named', [restore({ ref: STATEFUL_SET, rules: [DATA, { targetHosts: ['host-1', 'host-2'], ...HOST }] }), workload(STATEFUL_SET, { replicas: 5 })]],
    ['the one that no other rule names', [restore({ ref: STATEFUL_SET, rules: [{ targetHosts: ['host-0', 'host-2'], ...DATA }, ID] }), three]],
    ['one pod', [restore({ ref: STATEFUL_SET, rules: [ID] }), workload(STATEFUL_SET, { replicas: 1 })]],
    ['a StatefulSet that says no number, which means one', [restore({ ref: STATEFUL_SET, rules: [ID] }), workload(STATEFUL_SET)]],
    ['one claim', [restore({ replicas: 1, volumeClaimTemplates: [claimTemplate('data-${POD_ORDINAL}')], rules: [ID] })]],
    ['claims of one host', [restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [ID] })]],
    ['the newest snapshot of each shard', [restore({ ref: DATABASE, rules: [LATEST] }, mongodb), SHARDED]],
    ['a rule for each shard', [restore({
      ref: DATABASE, rules: ['host-0', 'shard-b', 'confighost'].map((host) => ({ targetHosts: [host], ...ID })),
    }, mongodb), SHARDED]],
    ['a rule for each shard, and one for the config server alone', [restore({
      ref: DATABASE, rules: [{ targetHosts: ['host-0', 'shard-b'], ...LATEST }, ID],
    }, mongodb), SHARDED]],
    ['a MongoDB that is one replica set', [restore({ ref: DATABASE, rules: [ID] }, mongodb), appBinding({ replicaSets: { 'host-0': 'rs0/a:27017' } })]],
    ['a MongoDB with one server', [restore({ ref: DATABASE, rules: [ID] }, mongodb), appBinding({})]],
    ['the source host of a MongoDB, which it ignores', [restore({ ref: DATABASE, rules: [HOST] }, mongodb), SHARDED]],
    ['another database', [restore({ ref: DATABASE, rules: [ID] }, { task: { name: 'postgres-restore-17.2' } }), SHARDED]],
    ['a Deployment', [restore({ ref: DEPLOYMENT, rules: [ID] })]],
    ['a source without paths, which restores nothing', [restore({ ref: STATEFUL_SET, rules: [{ sourceHost: 'host-0' }] }), three]],
    ['a Task that somebody wrote', [restore({ ref: STATEFUL_SET, rules: [ID] }, { task: { name: 'ours' } }), three]],
  ];
  test.each(cases)('%s', (_, manifests) => expect(judged(...manifests)).toEqual([]));
});
