import fc from 'fast-check';
import { appBinding, CLAIM, DATABASE, DEPLOYMENT, namespace, object, repository } from './manifests';
import { judge } from '../../../../lib/check/judge';
import { BACKUP_RULES } from '../../../../lib/check/rules/index';
import { clusterOf } from '../../judged';
import { changed, placesInManifests } from '../places';

const HOOKS = {
  preBackup: { exec: { command: ['sync'] }, containerName: 'web' },
  postBackup: { httpPost: { port: 'web', scheme: 'HTTP', form: [{ key: 'a', values: [] }] } },
};
const SETTINGS = { pod: { podLabels: { a: 'b' } }, container: { resources: { requests: { cpu: '1' }, limits: { cpu: '1' } } } };
const files = (ref: object) => ({ ref, alias: 'a', paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }] });
const procedure = { hooks: HOOKS, runtimeSettings: SETTINGS, interimVolumeTemplate: {} };
const member = (ref: object, task?: string) => ({ target: files(ref), task: task && { name: task }, ...procedure });
const routine = { repository: { name: 'store' }, schedule: '0 2 * * *', timeOut: '1h', retryConfig: { delay: '1m' }, retentionPolicy: { name: 'a' } };
const selector = { matchLabels: { team: 'a' }, matchExpressions: [{ key: 'tier', operator: 'In', values: ['b'] }] };

/** Something for every rule to look at. */
const MANIFESTS = [
  repository({ name: 'store', spec: { usagePolicy: { allowedNamespaces: { from: 'Selector', selector } } } }),
  object('BackupConfiguration', { name: 'a', spec: { ...routine, ...member(DEPLOYMENT) } }),
  object('BackupConfiguration', { name: 'b', spec: { ...routine, ...member(DEPLOYMENT) } }),
  object('BackupBatch', { spec: { ...routine, members: [member(CLAIM, 'pvc-backup'), member(DATABASE, 'redis-backup-7.0.5')], hooks: HOOKS, runtimeSettings: SETTINGS } }),
  object('BackupBlueprint', { spec: { ...routine, hooks: HOOKS, runtimeSettings: SETTINGS } }),
  object('RestoreSession', { spec: { repository: { name: 'stores' }, ...member(DEPLOYMENT) } }),
  object('RestoreBatch', { spec: { members: [{ target: { volumeClaimTemplates: [{ metadata: { name: 'a' } }] } }] } }),
  appBinding({ name: 'db', spec: { clientConfig: { url: 'redis://db' }, parameters: { stash: { addon: { backupTask: { name: 'a' } } } } } }),
  namespace('shop', { team: 'a' }),
  object('Deployment', { name: 'www', annotations: { 'stash.appscode.com/schedule': '@daily' } }, 'apps/v1'),
  ...[DEPLOYMENT, CLAIM, { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db' }].map((ref) => object('BackupConfiguration', {
    name: `snapshots-of-${ref.name}`, spec: { ...routine, driver: 'VolumeSnapshotter', target: { ref, replicas: 1 } },
  })),
  object('Deployment', { name: 'web', spec: { template: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } } } }, 'apps/v1'),
  object('StatefulSet', { name: 'db', spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } }, 'apps/v1'),
];

const ODD = fc.oneof(
  fc.jsonValue(), fc.constantFrom(null, '', [], {}, [null], [{}], -1, '__proto__', 'constructor', 'VolumeSnapshotter', 'AppBinding', 'Selector', '@every ', '${X}'));

test('whatever is in a manifest, each rule has its say', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...placesInManifests(MANIFESTS)), ODD), { minLength: 1, maxLength: 3 }), (changes) => {
    const manifests = changes.reduce<unknown>((all, [path, by]) => changed(all, path, by), MANIFESTS);
    const failures = judge(clusterOf(manifests as object[]), { rules: BACKUP_RULES }).filter(({ rule }) => rule.id === 'STASH001');
    expect(failures.map(({ found }) => found)).toEqual([]);
  }), { numRuns: 300 });
});
