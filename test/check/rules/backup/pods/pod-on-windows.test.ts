import { claimOfOneNode } from '../../../../../lib/check/rules/backup/claims/claim-of-one-node';
import { claimOfOnePod } from '../../../../../lib/check/rules/backup/claims/claim-of-one-pod';
import { podOnWindows } from '../../../../../lib/check/rules/backup/pods/pod-on-windows';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DAEMON_SET, DEPLOYMENT, inNamespace, restore, restoreBatch, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(podOnWindows, manifests);
const ref = DEPLOYMENT;
const OS = 'kubernetes.io/os';
const onWindows = { nodeSelector: { [OS]: 'windows' } };
const windows = workload(ref, {}, onWindows);

const INSTEAD = 'and save the data with a program in the pods, or from a claim that pods on Linux can mount';
const backedUp = (place: string, by = `nodeSelector["${OS}"]`, name = 'Deployment shop/app') => [
  `error STASH350 ${place}.target.ref: the pods of ${name} are for Windows (${by}), on which no image of Stash runs, so nothing is backed up, and no pod becomes ready: `
  + `remove the backup, ${INSTEAD}\n  also ${name.replace('shop/', '')} spec.template.spec.${by}`,
];
const restored = (place: string) => [
  `error STASH350 ${place}.target.ref: the pods of Deployment shop/app are for Windows (nodeSelector["${OS}"]), on which no image of Stash runs, so no pod starts, and nothing is restored: `
  + `remove the restore, ${INSTEAD}\n  also Deployment app spec.template.spec.nodeSelector["${OS}"]`,
];
const DAILY = 'BackupConfiguration daily spec';

describe('pods of a workload', () => test.each<[string, object[], string[]]>([
  ['a backup', [backup({ ref }), windows], backedUp(DAILY)],
  ['a backup of pods whose system is stated', [backup({ ref }), workload(ref, {}, { os: { name: 'windows' }, ...onWindows })], backedUp(DAILY, 'os.name')],
  ['the former label', [backup({ ref: DAEMON_SET }), workload(DAEMON_SET, {}, { nodeSelector: { disk: 'fast', [`beta.${OS}`]: 'windows' } })],
    backedUp(DAILY, `nodeSelector["beta.${OS}"]`, 'DaemonSet shop/agent')],
  ['a member', [backupBatch([{ target: { ref } }]), windows], backedUp('BackupBatch nightly spec.members[0]')],
  ['a restore', [restore({ ref }), windows], restored('RestoreSession back spec')],
  ['a member of a restore', [restoreBatch([{ target: { ref } }]), windows], restored('RestoreBatch back spec.members[0]')],
  ['pods on Linux', [backup({ ref }), workload(ref, {}, { os: { name: 'linux' }, nodeSelector: { [OS]: 'linux' } })], []],
  ['other labels', [backup({ ref }), workload(ref, {}, { nodeSelector: { os: 'windows', [OS]: true } })], []],
  ['pods that say nothing', [backup({ ref }), workload(ref)], []],
  ['pods that are not in the input', [backup({ ref })], []],
  ['pods of another namespace', [backup({ ref }), inNamespace('far', windows)], []],
  ['pods beside which a Job runs', [backup({ ref }, { task: { name: 'mine' } }), windows], []],
  ['snapshots of their volumes', [backup({ ref }, { driver: 'VolumeSnapshotter' }), windows], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected)));

const claim = (...accessModes: string[]) => inNamespace('shop', { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: { accessModes } });
const mounting = (pod: object, spec: object = {}) => workload(ref, spec, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }], ...pod });
const unmounted = (place: string, mode = 'ReadWriteOnce', action = 'backup') => [
  `warning STASH350 ${place}.target.ref: PersistentVolumeClaim shop/data is ${mode}, and Deployment shop/app, whose pods are for Windows (nodeSelector["${OS}"]), mounts it, so `
  + `the Job of the ${action}, which needs a node with Linux, does not start: make the claim ReadWriteMany, on a share that Linux can mount too, or remove the ${action}, and save the `
  + 'data with a program in the pods; acknowledge this if its storage is a share, which does not enforce the mode, or if the workload does not run at that time'
  + `\n  also PersistentVolumeClaim data spec.accessModes\n  also Deployment app spec.template.spec.nodeSelector["${OS}"]`,
];
const byJob = { task: { name: 'pvc-backup' } };
const job = (pod: object = {}) => backup({ ref: CLAIM }, { ...byJob, runtimeSettings: { pod } });
const ONE = claim('ReadWriteOnce');
const other = (pod: object) => ({ ...mounting(pod), kind: 'DaemonSet' });

describe('the claim of pods on Windows, for a Job', () => {
  test.each<[string, object[], string[]]>([
    ['a backup', [job(), ONE, mounting(onWindows)], unmounted(DAILY)],
    ['a backup near the pods', [job({ affinity: { podAffinity: {} } }), ONE, mounting(onWindows)], unmounted(DAILY)],
    ['a claim of one pod', [job(), claim('ReadWriteOncePod'), mounting(onWindows)], unmounted(DAILY, 'ReadWriteOncePod')],
    ['a claim of pods on Linux too', [job(), ONE, other({}), mounting(onWindows)], unmounted(DAILY)],
    ['a restore', [restore({ ref: CLAIM }, { task: { name: 'pvc-restore' } }), ONE, mounting(onWindows)], unmounted('RestoreSession back spec', 'ReadWriteOnce', 'restore')],
    ['a claim of any pods', [job(), claim('ReadWriteMany'), mounting(onWindows)], []],
    ['a claim without a mode', [job(), claim(), mounting(onWindows)], []],
    ['a claim that only pods on Linux mount', [job(), ONE, mounting({})], []],
    ['pods that do not run', [job(), ONE, mounting(onWindows, { replicas: 0 })], []],
    ['snapshots of it', [backup({ ref: CLAIM }, { driver: 'VolumeSnapshotter' }), ONE, mounting(onWindows)], []],
  ])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

  test.each(['ReadWriteOnce', 'ReadWriteOncePod'])('is not told to be for pods that Stash cannot work in, as others that are %s', (mode) => {
    expect([claimOfOneNode, claimOfOnePod].flatMap((rule) => foundBy(rule, [job(), claim(mode), mounting(onWindows)]))).toEqual([]);
    expect([claimOfOneNode, claimOfOnePod].flatMap((rule) => foundBy(rule, [job(), claim(mode), mounting({})]))).toHaveLength(1);
  });
});

const settings = { runtimeSettings: { pod: onWindows } };
const bySettings = (place: string, label = OS) => [
  `error STASH350 ${place}.runtimeSettings.pod.nodeSelector["${label}"]: "windows" selects nodes with Windows, on which no image of Stash runs, so its pods never start: `
  + 'use "linux", or leave it out',
];

describe('pods that Stash creates', () => test.each<[string, object, string[]]>([
  ['the Job of a backup', backup({ ref: CLAIM }, { ...byJob, ...settings }), bySettings(DAILY)],
  ['the former label', backup({ ref: CLAIM }, { ...byJob, runtimeSettings: { pod: { nodeSelector: { disk: 'fast', [`beta.${OS}`]: 'windows' } } } }), bySettings(DAILY, `beta.${OS}`)],
  ['the CronJob for a workload', backup({ ref }, settings), bySettings(DAILY)],
  ['the CronJob of a batch', backupBatch([], settings), bySettings('BackupBatch nightly spec')],
  ['a member of a batch', backupBatch([{ target: { ref: CLAIM }, ...byJob, ...settings }]), bySettings('BackupBatch nightly spec.members[0]')],
  ['the Job of a restore', restore({ ref: CLAIM }, { task: { name: 'pvc-restore' }, ...settings }), bySettings('RestoreSession back spec')],
  ['Linux', backup({ ref: CLAIM }, { ...byJob, runtimeSettings: { pod: { nodeSelector: { [OS]: 'linux', os: 'windows' } } } }), []],
  ['a restore in the pods of a workload, for which settings of a pod have no effect', restore({ ref }, settings), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected)));
