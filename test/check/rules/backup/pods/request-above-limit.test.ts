import { requestAboveLimit } from '../../../../../lib/check/rules/backup/pods/request-above-limit';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DEPLOYMENT, restore, restoreBatch } from '../../restore/demo';
import { object } from '../manifests';

const judged = (...manifests: object[]) => foundBy(requestAboveLimit, manifests);
const container = (requests: object, limits: object) => ({ runtimeSettings: { container: { resources: { requests, limits } } } });
const memory = container({ memory: '2Gi' }, { memory: '1Gi' });
const ofFunction = (resources: object) => object('Function', { spec: { image: 'a', runtimeSettings: { resources } } });

const line = (place: string, resource = 'memory', request = '"2Gi"', limit = '"1Gi"') => `${place}.requests.${resource}: ${request} is more than the limit, which is ${limit}, `
  + 'so the API server refuses the container: lower it, or raise the limit';
const inBackup = 'error STASH344 BackupConfiguration daily spec.runtimeSettings.container.resources';

test.each<[string, object, string[]]>([
  ['the memory of a Job', backup({ ref: CLAIM }, memory), [line(inBackup)]],
  ['the memory of a sidecar', backup({ ref: DEPLOYMENT }, memory), [line(inBackup)]],
  ['the CPU, without a unit', backup({ ref: CLAIM }, container({ cpu: 2 }, { cpu: '1500m' })), [line(inBackup, 'cpu', '2', '"1500m"')]],
  ['two resources of three', backup({ ref: CLAIM }, container({ 'cpu': '1', 'memory': '1.1Gi', 'ephemeral-storage': '1Gi' }, { 'cpu': '1000m', 'memory': '1Gi', 'ephemeral-storage': '1G' })),
    [line(inBackup, 'ephemeral-storage', '"1Gi"', '"1G"'), line(inBackup, 'memory', '"1.1Gi"')]],
  ['a VolumeSnapshot', backup({ ref: CLAIM }, { driver: 'VolumeSnapshotter', ...memory }), [line(inBackup)]],
  ['a restore', restore({ ref: DEPLOYMENT }, memory), [line('error STASH344 RestoreSession back spec.runtimeSettings.container.resources')]],
  ['a member of a batch', backupBatch([{ target: { ref: CLAIM }, ...memory }]),
    [line('error STASH344 BackupBatch nightly spec.members[0].runtimeSettings.container.resources')]],
  ['the CronJob of a batch', backupBatch([{ target: { ref: CLAIM } }], memory), [line('error STASH344 BackupBatch nightly spec.runtimeSettings.container.resources')]],
  ['a member of a restore', restoreBatch([{ target: { ref: CLAIM }, ...memory }]),
    [line('error STASH344 RestoreBatch back spec.members[0].runtimeSettings.container.resources')]],
  ['a blueprint', object('BackupBlueprint', { spec: memory }), [line('error STASH344 BackupBlueprint x spec.runtimeSettings.container.resources')]],
  ['a Function', ofFunction({ requests: { memory: '2Gi' }, limits: { memory: '1Gi' } }), [line('warning STASH344 Function x spec.runtimeSettings.resources')]],
  ['as much as the limit', backup({ ref: CLAIM }, container({ memory: '1Gi', cpu: '0.5' }, { memory: '1024Mi', cpu: '500m' })), []],
  ['less than the limit', ofFunction({ requests: { memory: '1G' }, limits: { memory: '1Gi' } }), []],
  ['a limit of another resource', backup({ ref: CLAIM }, container({ memory: '2Gi' }, { cpu: '1' })), []],
  ['variables of a blueprint', object('BackupBlueprint', { spec: container({ memory: '${MEMORY}' }, { memory: '1Gi' }) }), []],
  ['what is no quantity', backup({ ref: CLAIM }, container({ memory: ['2Gi'], cpu: 2 }, { memory: '1Gi', cpu: { toString: '1' } })), []],
  ['resources that are none', backup({ ref: CLAIM }, { runtimeSettings: { container: { resources: '2Gi' } } }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
