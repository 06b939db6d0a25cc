import { refusedPod } from '../../../../../lib/check/rules/backup/pods/refused-pod';
import { foundBy } from '../../manifests';
import { appBinding, backup, backupBatch, CLAIM, DATABASE, DEPLOYMENT, MADE_FROM_BLUEPRINT, restore, restoreBatch } from '../../restore/demo';
import { object } from '../manifests';

const judged = (...manifests: object[]) => foundBy(refusedPod, manifests);

const container = (settings: object) => ({ runtimeSettings: { container: settings } });
const PROBE = container({ livenessProbe: { exec: { command: ['true'] } } });
const task = (name: string) => ({ task: { name } });
const withSteps = (...steps: string[]) => object('Task', { name: 'ours', spec: { steps: steps.map((name) => ({ name })) } });

const ofJob = 'is set, but all containers of its Job except the last are init containers, and Kubernetes refuses an init container that has it: leave it out';
const inBackup = (part = 'livenessProbe') => `error STASH351 BackupConfiguration daily spec.runtimeSettings.container.${part}: ${ofJob}`;
const ofWorkload = (place: string) => `error STASH351 ${place}.runtimeSettings.container.livenessProbe: is set, but Deployment shop/app is restored by an init container in its pods, and `
  + 'Kubernetes refuses an init container that has it: leave it out';

test.each<[string, object[], string[]]>([
  ['the Job for a claim', [backup({ ref: CLAIM }, { ...task('pvc-backup'), ...PROBE })], [inBackup()]],
  ['another probe and a lifecycle', [backup({ ref: CLAIM }, { ...task('pvc-backup'), ...container({ readinessProbe: {}, lifecycle: {}, nice: {} }) })],
    [inBackup('lifecycle'), inBackup('readinessProbe')]],
  ['the Job for a database', [backup({ ref: DATABASE }, { ...task('postgres-backup-14.0'), ...PROBE })], [inBackup()]],
  ['the Task of an AppBinding', [appBinding({ stash: { addon: { backupTask: { name: 'mongodb-backup-6.0.5' } } } }), backup({ ref: DATABASE }, PROBE)], [inBackup()]],
  ['a Task of the manifests', [withSteps('dump', 'update-status'), backup({ ref: DATABASE }, { ...task('ours'), ...PROBE })], [inBackup()]],
  ['a single step and a hook', [withSteps('dump'), backup({ ref: DATABASE }, { ...task('ours'), ...PROBE, hooks: { preBackup: {} } })], [inBackup()]],
  ['a blueprint, once', [{ ...MADE_FROM_BLUEPRINT[0]!, spec: { ...MADE_FROM_BLUEPRINT[0]!.spec, ...PROBE } }, MADE_FROM_BLUEPRINT[1]!], [
    `error STASH351 BackupBlueprint pattern spec.runtimeSettings.container.livenessProbe: ${ofJob}\n`
    + '  also PersistentVolumeClaim data metadata.annotations["stash.appscode.com/backup-blueprint"]',
  ]],
  ['the restore of a workload', [restore({ ref: DEPLOYMENT }, PROBE)], [ofWorkload('RestoreSession back spec')]],
  ['a member of a restore', [restoreBatch([{ target: { ref: DEPLOYMENT }, ...PROBE }])], [ofWorkload('RestoreBatch back spec.members[0]')]],
  ['the restore of a claim', [restore({ ref: CLAIM }, { ...task('pvc-restore'), ...PROBE })], [inBackup().replace('BackupConfiguration daily', 'RestoreSession back')]],
  ['the backup of a workload', [backup({ ref: DEPLOYMENT }, PROBE)], []],
  ['the CronJob of a batch', [backupBatch([{ target: { ref: DEPLOYMENT } }], PROBE)], []],
  ['a Job for VolumeSnapshots', [backup({ ref: CLAIM }, { driver: 'VolumeSnapshotter', ...PROBE })], []],
  ['a Task with a single step', [withSteps('dump'), backup({ ref: DATABASE }, { ...task('ours'), ...PROBE })], []],
  ['a Task of which nothing is known', [backup({ ref: DATABASE }, { ...task('ours'), ...PROBE })], []],
  ['a restore into claims that it creates', [restore({}, PROBE)], []],
])('probes: %s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

const pod = (settings: object) => ({ runtimeSettings: { pod: settings } });
const PRIORITY = pod({ priority: 1000 });
const unclassed = (place: string) => `warning STASH351 ${place}runtimeSettings.pod.priority: 1000 is a priority without a PriorityClass, from which Kubernetes derives it, so it refuses the pod: `
  + 'name a PriorityClass in priorityClassName, and leave this out';

test.each<[string, object, string[]]>([
  ['a Job', backup({ ref: CLAIM }, { ...task('pvc-backup'), ...PRIORITY }), [unclassed('BackupConfiguration daily spec.')]],
  ['the CronJob for a workload', backup({ ref: DEPLOYMENT }, PRIORITY), [unclassed('BackupConfiguration daily spec.')]],
  ['the CronJob of a batch', backupBatch([{ target: { ref: DEPLOYMENT } }], PRIORITY), [unclassed('BackupBatch nightly spec.')]],
  ['a Job of a batch', backupBatch([{ target: { ref: CLAIM }, ...task('pvc-backup'), ...PRIORITY }]), [unclassed('BackupBatch nightly spec.members[0].')]],
  ['a blueprint', object('BackupBlueprint', { spec: PRIORITY }), [unclassed('BackupBlueprint x spec.')]],
  ['the pods of a workload in a batch, to which it does not apply', backupBatch([{ target: { ref: DEPLOYMENT }, ...PRIORITY }]), []],
  ['the pods of a workload that is restored, to which it does not apply', restore({ ref: DEPLOYMENT }, PRIORITY), []],
  ['that of a PriorityClass', backup({ ref: CLAIM }, pod({ priority: 1000, priorityClassName: 'low' })), []],
  ['0', backup({ ref: CLAIM }, pod({ priority: 0 })), []],
  ['none', backup({ ref: CLAIM }, pod({ priorityClassName: 'low' })), []],
])('a priority: %s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
