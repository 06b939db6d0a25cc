import { podWithoutToken } from '../../../../../lib/check/rules/backup/pods/pod-without-token';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DEPLOYMENT, inNamespace, restore, restoreBatch, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(podWithoutToken, manifests);
const ref = DEPLOYMENT;
const without = workload(ref, {}, { automountServiceAccountToken: false });

const FOUND = 'the pods of Deployment shop/app have no ServiceAccount token (automountServiceAccountToken is false), and the container of Stash cannot talk to the '
  + 'cluster without one: set automountServiceAccountToken: true in spec.template.spec of Deployment shop/app';

const BY_ACCOUNT = (name: string) => FOUND.replace('(automountServiceAccountToken is', `(automountServiceAccountToken of ServiceAccount shop/${name} is`);

const account = (name: string, automountServiceAccountToken?: boolean) =>
  ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'shop' }, automountServiceAccountToken });

test.each<[string, object[], string[]]>([
  ['a backup of pods without a token', [backup({ ref }), without], [`warning STASH323 BackupConfiguration daily spec.target.ref: ${FOUND}`]],
  ['a member', [backupBatch([{ target: { ref } }]), without], [`warning STASH323 BackupBatch nightly spec.members[0].target.ref: ${FOUND}`]],
  ['a restore of them', [restore({ ref }), without], [`warning STASH323 RestoreSession back spec.target.ref: ${FOUND}`]],
  ['backups and a restore of them', [restore({ ref }), backup({ ref }), backup({ ref }, {}, 'hourly'), without], [
    `warning STASH323 RestoreSession back spec.target.ref: ${FOUND}\n  also BackupConfiguration daily spec.target.ref\n  also BackupConfiguration hourly spec.target.ref`,
  ]],
  ['pods whose ServiceAccount gives no token', [backup({ ref }), workload(ref, {}, { serviceAccountName: 'app' }), account('app', false)],
    [`warning STASH323 BackupConfiguration daily spec.target.ref: ${BY_ACCOUNT('app')}`]],
  ['pods whose ServiceAccount is default and gives no token', [restore({ ref }), workload(ref), account('default', false)],
    [`warning STASH323 RestoreSession back spec.target.ref: ${BY_ACCOUNT('default')}`]],
  ['pods with a token that their ServiceAccount does not give', [
    backup({ ref }), workload(ref, {}, { serviceAccountName: 'app', automountServiceAccountToken: true }), account('app', false),
  ], []],
  ['pods whose ServiceAccount says nothing', [backup({ ref }), workload(ref, {}, { serviceAccountName: 'app' }), account('app')], []],
  ['pods with another ServiceAccount', [backup({ ref }), workload(ref, {}, { serviceAccountName: 'app' }), account('default', false)], []],
  ['pods with a ServiceAccount of the same name in another namespace', [
    backup({ ref }), workload(ref, {}, { serviceAccountName: 'app' }), inNamespace('far', account('app', false)),
  ], []],
  ['pods with a token', [backup({ ref }), workload(ref, {}, { automountServiceAccountToken: true })], []],
  ['pods that say nothing', [backup({ ref }), workload(ref)], []],
  ['pods that are not in the input', [backup({ ref })], []],
  ['pods of another namespace', [backup({ ref }), inNamespace('far', without)], []],
  ['pods beside which a Job runs', [backup({ ref }, { task: { name: 'mine' } }), without], []],
  ['snapshots of volumes', [backup({ ref }, { driver: 'VolumeSnapshotter' }), without], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

const ofPod = (pod: object) => ({ runtimeSettings: { pod } });
const claim = { target: { ref: CLAIM }, task: { name: 'pvc-restore' } };
const claimBackup = (pod: object) => backup({ ref: CLAIM }, { task: { name: 'pvc-backup' }, ...ofPod(pod) });
const named = { serviceAccountName: 'stash' };
const off = { automountServiceAccountToken: false };

const bySettings = (object: string) => [`error STASH323 ${object}.runtimeSettings.pod.automountServiceAccountToken: is false, so the pods of Stash have no ServiceAccount token, `
  + 'and cannot talk to the cluster without one: leave it out, or set it to true'];
const byName = (object: string) => [`error STASH323 ${object}.runtimeSettings.pod.serviceAccountName: "stash" gives pods no token (its automountServiceAccountToken is false), `
  + 'and the pods of Stash cannot talk to the cluster without one: set automountServiceAccountToken: true in ServiceAccount shop/stash, for which cdk8s-plus has automountToken\n'
  + '  also ServiceAccount stash automountServiceAccountToken'];

describe('pods that Stash creates', () => test.each<[string, object[], string[]]>([
  ['a backup by a Job', [claimBackup(off)], bySettings('BackupConfiguration daily spec')],
  ['a backup by a Job under a ServiceAccount', [claimBackup(named), account('stash', false)], byName('BackupConfiguration daily spec')],
  ['the CronJob of a workload', [backup({ ref }, ofPod(off))], bySettings('BackupConfiguration daily spec')],
  ['the CronJob of VolumeSnapshots', [backup({ ref }, { driver: 'VolumeSnapshotter', ...ofPod(named) }), account('stash', false)], byName('BackupConfiguration daily spec')],
  ['the CronJob of a batch', [backupBatch([], ofPod(off))], bySettings('BackupBatch nightly spec')],
  ['a member of a batch', [backupBatch([{ ...claim, ...ofPod(off) }])], bySettings('BackupBatch nightly spec.members[0]')],
  ['a restore by a Job', [restore(claim.target, { ...claim, ...ofPod(off) })], bySettings('RestoreSession back spec')],
  ['a restore by a Job of a batch', [restoreBatch([{ ...claim, ...ofPod(named) }]), account('stash', false)], byName('RestoreBatch back spec.members[0]')],
  ['settings that count before the ServiceAccount', [claimBackup({ ...named, automountServiceAccountToken: true }), account('stash', false)], []],
  ['a ServiceAccount with a token', [claimBackup(named), account('stash', true)], []],
  ['a ServiceAccount that says nothing', [claimBackup(named), account('stash')], []],
  ['a ServiceAccount that is not in the input', [claimBackup(named), inNamespace('far', account('stash', false))], []],
  ['a ServiceAccount that Stash creates', [claimBackup({}), account('default', false)], []],
  ['a member in the pods of a workload, for which settings of a pod have no effect', [backupBatch([{ target: { ref }, ...ofPod(off) }])], []],
  ['a restore in the pods of a workload', [restore({ ref }, ofPod(off))], []],
  ['a restore of VolumeSnapshots', [restore({}, { driver: 'VolumeSnapshotter', ...ofPod(off) })], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected)));
