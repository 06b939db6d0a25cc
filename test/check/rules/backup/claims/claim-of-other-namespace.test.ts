import { asking, blueprint, claim } from '../../blueprint/annotations';
import { linesOf, object, repository } from '../manifests';

const local = (volume: object, from = 'All') => ({
  backend: { local: { mountPath: '/safe', ...volume }, storageSecretName: 'storage' }, usagePolicy: { allowedNamespaces: { from } },
});
const ON_CLAIM = local({ persistentVolumeClaim: { claimName: 'nfs' } });
const store = (spec: object = ON_CLAIM, home = 'safe') => repository({ name: 'store', namespace: home, spec });
const nfs = (namespace: string, name = 'nfs') => object('PersistentVolumeClaim', { name, namespace }, 'v1');
const user = (kind = 'BackupConfiguration', home = 'shop', spec: object = {}) =>
  object(kind, { namespace: home, spec: { repository: { name: 'store', namespace: 'safe' }, ...spec } });

const found = 'its Repository is on the claim "nfs" in the namespace "safe", but its pods look for a claim of that name in "shop", so they cannot start: '
  + 'keep the Repository and its claim in "shop", or use a volume that does not belong to a namespace, such as nfs';
const line = (kind = 'BackupConfiguration') => `warning ${kind} x spec.repository: ${found}\n  also Repository store spec.backend.local.persistentVolumeClaim`;

test.each<[string, object[], string[]]>([
  ['a claim of its own namespace', [store(), nfs('safe'), user()], [line()]],
  ['a claim that a restore has not', [store(), nfs('safe'), user('RestoreBatch')], [line('RestoreBatch')]],
  ['a claim, where the namespace is not admitted', [store(local({ persistentVolumeClaim: { claimName: 'nfs' } }, 'Same')), nfs('safe'), user()], []],
  ['a claim that both namespaces have', [store(), nfs('safe'), nfs('shop'), user()], []],
  ['a claim that only the other namespace has', [store(), nfs('shop'), user()], []],
  ['a claim of which nothing is known', [store(), nfs('safe', 'other'), user()], []],
  ['a claim, used at home', [store(), nfs('safe'), user('BackupConfiguration', 'safe')], []],
  ['a claim, used from a namespace that is not stated', [store(), nfs('safe'), user('BackupConfiguration', '')], []],
  ['a share', [store(local({ nfs: { server: 'nas', path: '/' } })), nfs('safe'), user()], []],
  ['a claim beside a bucket', [store({ backend: { ...ON_CLAIM.backend, gcs: { bucket: 'b' } } }), repository({ name: 'other', spec: ON_CLAIM }), nfs('safe'), user()], []],
  ['a claim that no snapshot of a volume needs', [store(), nfs('safe'), user('BackupConfiguration', 'shop', { driver: 'VolumeSnapshotter' })], []],
])('a Repository on %s', (_, manifests, expected) => expect(linesOf('STASH332', manifests)).toEqual(expected));

test('in an app, which has its claims', () => {
  expect(linesOf('STASH332', [store(), nfs('safe'), user()], { isSynth: true })).toEqual([line().replace('warning', 'error')]);
});

test.each<[string, object, string[]]>([
  ['that keeps its Repositories elsewhere', { repoNamespace: 'safe' }, [
    `warning PersistentVolumeClaim x metadata.annotations["stash.appscode.com/backup-blueprint"]: ${found}\n`
      + '  also BackupBlueprint b spec.backend.local.persistentVolumeClaim',
  ]],
  ['that keeps its backups there too', { repoNamespace: 'safe', backupNamespace: 'safe' }, []],
  ['that keeps its Repositories beside the targets', {}, []],
])('a blueprint %s', (_, spec, expected) => {
  expect(linesOf('STASH332', [blueprint('b', { ...ON_CLAIM, ...spec }), nfs('safe'), claim(asking({ 'backup-blueprint': 'b' }))])).toEqual(expected);
});
