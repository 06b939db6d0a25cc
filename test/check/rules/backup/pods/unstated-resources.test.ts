import { unstatedResources } from '../../../../../lib/check/rules/backup/pods/unstated-resources';
import { findingsIn } from '../../../judged';
import { backup, backupBatch, CLAIM, DEPLOYMENT, inNamespace, MADE_FROM_BLUEPRINT, restore, restoreBatch, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [unstatedResources] });
const object = (kind: string, name: string, spec: object) => ({ apiVersion: 'v1', kind, metadata: { name, namespace: 'shop' }, spec });
const quota = (hard: object, spec: object = {}, name = 'compute') => object('ResourceQuota', name, { hard, ...spec });
const range = (item: object) => object('LimitRange', 'usual', { limits: [{ type: 'Container', ...item }] });
const MEMORY = quota({ 'limits.memory': '8Gi' });
const REQUESTS = quota({ 'cpu': 4, 'requests.memory': '8Gi' });

const settings = (resources: object, more: object = {}) => ({ runtimeSettings: { container: { resources, ...more } } });
const LIMITS = settings({ limits: { cpu: 1, memory: '1Gi' } });
const task = { name: 'pvc-backup' };
const claim = (spec: object = {}) => backup({ ref: CLAIM }, { task, ...spec });

const JOB = 'the pod of its Job and the pod of its CronJob';
const line = (object_: string, pods: string, demands = 'limits.memory', resources = 'memory', quotas = 'ResourceQuota shop/compute') =>
  [`warning STASH343 ${object_}runtimeSettings: ${quotas} counts ${demands} of each container, and that of Stash states none, so Kubernetes refuses ${pods}: `
    + `set limits for ${resources} in runtimeSettings.container.resources; acknowledge this if a LimitRange gives them to all containers`];
const ofBackup = 'BackupConfiguration daily spec.';

test.each<[string, object[], string[]]>([
  ['a Job', [MEMORY, claim()], line(ofBackup, JOB)],
  ['a workload', [MEMORY, backup({ ref: DEPLOYMENT }), workload(DEPLOYMENT)], line(ofBackup, 'the pods of Deployment shop/app and the pod of its CronJob')],
  ['a workload outside of the input', [MEMORY, backup({ ref: DEPLOYMENT })], line(ofBackup, 'the pods of Deployment shop/app and the pod of its CronJob')],
  ['VolumeSnapshots', [MEMORY, backup({ ref: CLAIM }, { driver: 'VolumeSnapshotter' })], line(ofBackup, JOB)],
  ['another resource', [MEMORY, claim(settings({ limits: { cpu: 1 } }))], line(ofBackup, JOB)],
  ['a limit, beside a request', [MEMORY, claim(settings({ requests: { memory: '1Gi' }, limits: { cpu: 1 } }))], line(ofBackup, JOB)],
  ['a request without limits, which the Job does not get', [quota({ 'requests.memory': '8Gi' }), claim(settings({ requests: { memory: '1Gi' } }))],
    line(ofBackup, 'the pod of its Job', 'requests.memory')],
  ['two resources', [REQUESTS, claim()], line(ofBackup, JOB, 'cpu and requests.memory', 'cpu and memory')],
  ['two quotas', [MEMORY, quota({ cpu: 4 }, {}, 'more'), claim()],
    line(ofBackup, JOB, 'limits.memory and cpu', 'memory and cpu', 'ResourceQuota shop/compute and ResourceQuota shop/more')],
  ['a LimitRange for pods', [MEMORY, range({ type: 'Pod', max: { memory: '1Gi' } }), claim()], line(ofBackup, JOB)],
  ['a LimitRange for requests', [MEMORY, range({ min: { memory: '1Mi' }, defaultRequest: { memory: '1Gi' } }), claim()], line(ofBackup, JOB)],
  ['a LimitRange elsewhere', [MEMORY, inNamespace('blog', range({ max: { memory: '1Gi' } })), claim()], line(ofBackup, JOB)],
  ['the CronJob of a Task that somebody wrote', [MEMORY, claim({ task: { name: 'mine' }, ...settings({}, { securityContext: {} }) })], line(ofBackup, 'the pod of its CronJob')],
  ['the CronJob of a batch', [MEMORY, backupBatch([{ target: { ref: CLAIM }, task, ...LIMITS }])], line('BackupBatch nightly spec.', 'the pod of its CronJob')],
  ['a member of a batch', [MEMORY, backupBatch([{ target: { ref: CLAIM }, task }], LIMITS)], line('BackupBatch nightly spec.members[0].', 'the pod of its Job')],
  ['a restore', [MEMORY, restore({ ref: CLAIM }, { task: { name: 'pvc-restore' } })], line('RestoreSession back spec.', 'the pod of its Job')],
  ['a member of a restore', [MEMORY, restoreBatch([{ target: { ref: DEPLOYMENT } }])], line('RestoreBatch back spec.members[0].', 'the pods of Deployment shop/app')],
  ['no quota', [claim()], []],
  ['a quota elsewhere', [inNamespace('blog', MEMORY), claim()], []],
  ['a quota of something else', [quota({ 'pods': 4, 'requests.storage': '1Ti', 'limits.ephemeral-storage': '1Gi' }), claim()], []],
  ['a quota for some pods', [quota({ 'limits.memory': '8Gi' }, { scopes: ['Terminating'] }), claim()], []],
  ['a quota for a priority', [quota({ 'limits.memory': '8Gi' }, { scopeSelector: { matchExpressions: [] } }), claim()], []],
  ['limits', [MEMORY, claim(LIMITS)], []],
  ['limits, which are requests', [REQUESTS, claim(LIMITS)], []],
  ['requests beside limits', [quota({ 'requests.memory': '8Gi' }), claim(settings({ requests: { memory: '1Gi' }, limits: { cpu: 1 } }))], []],
  ['a LimitRange with limits', [MEMORY, range({ default: { memory: '1Gi' } }), claim()], []],
  ['a LimitRange with a maximum', [MEMORY, range({ max: { memory: '1Gi' } }), claim()], []],
  ['a LimitRange with requests', [quota({ memory: '8Gi' }), range({ defaultRequest: { memory: '1Gi' } }), claim()], []],
  ['a LimitRange with a minimum', [quota({ memory: '8Gi' }), range({ min: { memory: '1Gi' } }), claim()], []],
  ['a workload that states it for its pods', [MEMORY, backupBatch([{ target: { ref: DEPLOYMENT } }], LIMITS), workload(DEPLOYMENT, {}, { resources: { limits: { memory: '1Gi' } } })], []],
  ['a restore by a Task that somebody wrote', [MEMORY, restore({ ref: CLAIM }, { task: { name: 'mine' }, ...settings({}, { securityContext: {} }) })], []],
  ['what is no quota', [object('ResourceQuota', 'a', { hard: 'limits.memory' }), object('ResourceQuota', 'b', {}), claim()], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

test('a blueprint', () => {
  const [found] = line('BackupBlueprint pattern spec.', JOB);
  expect(judged(MEMORY, ...MADE_FROM_BLUEPRINT)).toEqual([
    `${found}\n  also PersistentVolumeClaim data metadata.annotations["stash.appscode.com/backup-blueprint"]`,
  ]);
});
