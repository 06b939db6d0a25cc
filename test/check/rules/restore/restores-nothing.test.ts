import { claimTemplate, CLAIM, DATA, DATABASE, DEPLOYMENT, LATEST, restore, restoreBatch, STATEFUL_SET, workload } from './demo';
import { restoresNothing } from '../../../../lib/check/rules/restore/restores-nothing';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(restoresNothing, manifests);

const only = (...targetHosts: string[]) => ({ targetHosts, ...DATA });
const created = (replicas: number, ...rules: object[]) => restore({ alias: 'pg', replicas, volumeClaimTemplates: [claimTemplate('data-${POD_ORDINAL}')], rules });

const MISSING = 'is missing, so the restore brings nothing back and reports success: add a rule with the paths of the backup';
const foreign = (hosts: string) => `is only for hosts that the target does not have (${hosts}), so the restore brings nothing back and reports success: `
  + 'name hosts of the target, or leave targetHosts out';
const EMPTY = 'has neither paths nor snapshots, so its hosts get nothing back and the restore reports success: give it the paths of the backup';

describe('is found', () => {
  const cases: Array<[string, object[], string[]]> = [
    ['a workload without rules', [restore({ ref: DEPLOYMENT })], [`error STASH404 RestoreSession back spec.target.rules: ${MISSING}`]],
    ['an empty list', [restore({ ref: DEPLOYMENT, rules: [] })], [`error STASH404 RestoreSession back spec.target.rules: ${MISSING}`]],
    ['a claim', [restore({ ref: CLAIM }, { task: { name: 'pvc-restore' } })], [`error STASH404 RestoreSession back spec.target.rules: ${MISSING}`]],
    ['claims that Stash creates', [restore({ volumeClaimTemplates: [claimTemplate('data')] })],
      [`error STASH404 RestoreSession back spec.target.rules: ${MISSING}`]],
    ['a member of a batch', [restoreBatch([{ target: { ref: DEPLOYMENT, rules: [DATA] } }, { target: { ref: STATEFUL_SET } }])],
      [`error STASH404 RestoreBatch back spec.members[1].target.rules: ${MISSING}`]],
    ['rules for no host alone', [restore({ ref: DEPLOYMENT, rules: [{ targetHosts: ['app-0'], ...DATA }, { targetHosts: ['app-1'], ...DATA }] })],
      [`error STASH404 RestoreSession back spec.target.rules: ${foreign('"app-0" and "app-1"')}`]],
    ['a claim with hosts and without an alias', [restore({ ref: CLAIM, rules: [{ targetHosts: ['host-0'], ...DATA }] }, { task: { name: 'pvc-restore' } })],
      [`error STASH404 RestoreSession back spec.target.rules: ${foreign('"host-0"')}`]],
    ['pods that there are not', [restore({ ref: STATEFUL_SET, rules: [{ targetHosts: ['host-3'], ...DATA }] }), workload(STATEFUL_SET, { replicas: 3 })],
      [`error STASH404 RestoreSession back spec.target.rules: ${foreign('"host-3"')}`]],
    ['a rule that names no data', [restore({ ref: DEPLOYMENT, rules: [{ include: ['*.txt'] }] })],
      [`error STASH404 RestoreSession back spec.target.rules[0]: ${EMPTY}`]],
    ['one that does beside one that does not', [restore({ ref: STATEFUL_SET, rules: [{ targetHosts: ['host-0'] }, DATA] })],
      [`warning STASH404 RestoreSession back spec.target.rules[0]: ${EMPTY}`]],
    ['a claim that no rule is for', [created(3, only('pg-0', 'pg-1'))], [
      'warning STASH404 RestoreSession back spec.target.rules: has no rule for "pg-2", so the restore creates empty claims and reports success: '
        + 'add a rule for each, or one without targetHosts',
    ]],
    ['several that no rule is for', [created(4, only('pg-0'), only('pg-2', 'pg-7'))], [
      'warning STASH404 RestoreSession back spec.target.rules: has no rule for "pg-1" and 1 more, so the restore creates empty claims and reports success: '
        + 'add a rule for each, or one without targetHosts',
    ]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('is not found', () => {
  const cases: Array<[string, object[]]> = [
    ['paths', [restore({ ref: DEPLOYMENT, rules: [DATA] })]],
    ['snapshots', [restore({ ref: DEPLOYMENT, rules: [{ snapshots: ['0123abcd'] }] })]],
    ['the deprecated place', [restore({ ref: DEPLOYMENT }, { rules: [DATA] })]],
    ['one host of several', [restore({ ref: DEPLOYMENT, rules: [{ targetHosts: ['host-1', 'host-0'], ...DATA }] })]],
    ['a claim by its alias', [restore({ ref: CLAIM, alias: 'data', rules: [{ targetHosts: ['data'], ...DATA }] }, { task: { name: 'pvc-restore' } })]],
    ['a pod of those that there are', [restore({ ref: STATEFUL_SET, rules: [{ targetHosts: ['host-2'], ...DATA }] }), workload(STATEFUL_SET, { replicas: 3 })]],
    ['a pod that may be there', [restore({ ref: STATEFUL_SET, rules: [{ targetHosts: ['host-2'], ...DATA }] }), workload(STATEFUL_SET)]],
    ['a database', [restore({ ref: DATABASE }, { task: { name: 'postgres-restore-17.2' } })]],
    ['a database of which nothing is known', [restore({ ref: DATABASE })]],
    ['a database with a rule that names nothing', [restore({ ref: DATABASE, rules: [{}] }, { task: { name: 'postgres-restore-17.2' } })]],
    ['a workload by a Task that somebody wrote', [restore({ ref: DEPLOYMENT }, { task: { name: 'my-restore' } })]],
    ['VolumeSnapshots', [restore({ volumeClaimTemplates: [claimTemplate('data')] }, { driver: 'VolumeSnapshotter' })]],
    ['claims with a rule for each', [created(2, only('pg-0'), only('pg-1'))]],
    ['claims with a rule for the others', [created(3, only('pg-0'), DATA)]],
    ['one claim, which has no number', [restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [only('host-0')] })]],
    ['one pod of those that there are', [restore({ ref: STATEFUL_SET, rules: [only('host-1')] }), workload(STATEFUL_SET, { replicas: 3 })]],
    ['the newest snapshot', [restore({ ref: CLAIM, rules: [LATEST] }, { task: { name: 'pvc-restore' } })]],
  ];
  test.each(cases)('%s', (_, manifests) => expect(judged(...manifests)).toEqual([]));
});
