import { CLAIM, DEPLOYMENT, linesOf, object } from '../manifests';

const about = (kind: string, spec: object) => linesOf('STASH320', [object(kind, { spec })]);
const at = (ref: object, more: object) => ({ target: { ref }, ...more });
const LABELS = 'pod.podLabels: has no effect in the community edition of Stash, which never reads it: remove it; the pods of Jobs have the labels of the backup '
  + 'or restore itself';
const RESOURCES = 'container.resources: {"requests":{"cpu":"1"},"limits":{}} has requests but no limits, so the operator drops the requests: set limits as well';
const POD = 'spec.runtimeSettings.pod: has no effect, because Deployment shop/web is restored by an init container in its own pods: '
  + 'remove it, or set the same in the pod template of Deployment shop/web';

const settings = (runtimeSettings: object) => ({ runtimeSettings });
const podLabels = settings({ pod: { podLabels: { a: 'b' } } });
const requests = settings({ container: { resources: { requests: { cpu: '1' } } } });

test.each<[string, string, object, string[]]>([
  ['podLabels', 'BackupConfiguration', at(CLAIM, podLabels), [`spec.runtimeSettings.${LABELS}`]],
  ['podLabels of a container in the pods', 'BackupConfiguration', at(DEPLOYMENT, podLabels), [`spec.runtimeSettings.${LABELS}`]],
  ['podLabels of a blueprint', 'BackupBlueprint', podLabels, [`spec.runtimeSettings.${LABELS}`]],
  ['podLabels of a batch', 'BackupBatch', podLabels, [`spec.runtimeSettings.${LABELS}`]],
  ['podLabels of a member', 'BackupBatch', { members: [at(CLAIM, podLabels)] }, [`spec.members[0].runtimeSettings.${LABELS}`]],
  ['podLabels of a restore', 'RestoreSession', at(CLAIM, podLabels), [`spec.runtimeSettings.${LABELS}`]],
  ['no labels', 'BackupConfiguration', at(CLAIM, settings({ pod: { podLabels: {} } })), []],
  ['requests alone', 'BackupConfiguration', at(DEPLOYMENT, requests), [`spec.runtimeSettings.${RESOURCES}`]],
  ['requests alone in a blueprint', 'BackupBlueprint', requests, [`spec.runtimeSettings.${RESOURCES}`]],
  ['requests alone in a restore', 'RestoreSession', at(DEPLOYMENT, requests), [`spec.runtimeSettings.${RESOURCES}`]],
  ['requests and limits', 'BackupConfiguration', at(DEPLOYMENT, settings({ container: { resources: { requests: { cpu: '1' }, limits: { memory: '1Gi' } } } })), []],
  ['limits alone', 'BackupConfiguration', at(DEPLOYMENT, settings({ container: { resources: { limits: { cpu: '1' }, requests: null } } })), []],
  ['the pod of a workload that is backed up, which the CronJob has', 'BackupConfiguration', at(DEPLOYMENT, settings({ pod: { nodeName: 'a' } })), []],
  ['the pod of a workload that is restored', 'RestoreSession', at(DEPLOYMENT, settings({ pod: { nodeName: 'a' } })), [POD]],
  ['the same with labels', 'RestoreSession', at(DEPLOYMENT, podLabels), [POD]],
  ['the pod of a workload that a Job restores', 'RestoreSession', at(DEPLOYMENT, { ...settings({ pod: { nodeName: 'a' } }), task: { name: 'ours' } }), []],
  ['the pod of a claim that is restored', 'RestoreSession', at(CLAIM, settings({ pod: { nodeName: 'a' } })), []],
  ['the pod of a workload in a batch', 'RestoreBatch', { members: [at(DEPLOYMENT, settings({ pod: {} }))] }, [POD.replace('spec.', 'spec.members[0].')]],
  ['a claim for data on its way', 'BackupConfiguration', at(CLAIM, { interimVolumeTemplate: {} }), []],
  ['a claim for data on its way from a workload', 'BackupConfiguration', at(DEPLOYMENT, { interimVolumeTemplate: {} }), [
    'spec.interimVolumeTemplate: has no effect, because Stash works in a container in the pods of Deployment shop/web, which has no such volume: remove it',
  ]],
  ['a claim for data on its way to a workload', 'RestoreSession', at(DEPLOYMENT, { interimVolumeTemplate: {} }), [
    'spec.interimVolumeTemplate: has no effect, because Stash works in a container in the pods of Deployment shop/web, which has no such volume: remove it',
  ]],
])('%s', (_, kind, spec, expected) => {
  expect(about(kind, spec)).toEqual(expected.map((line) => `warning ${kind} x ${line}`));
});
