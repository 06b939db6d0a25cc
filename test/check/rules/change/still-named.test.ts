import { changed } from './changed';
import { judge } from '../../../../lib/check/judge';
import type { ChangeRule } from '../../../../lib/check/rule';
import { repositoryNotFound } from '../../../../lib/check/rules/backup/repository-not-found';
import { stillNamed } from '../../../../lib/check/rules/change/still-named';
import { clusterOf, findingsIn } from '../../judged';
import { backup, blueprint, clusterExternalSecret, externalSecret, repository, restore, sealedSecret, secret } from '../manifests';

const object = (apiVersion: string, kind: string, name: string, rest: object = {}, metadata: object = {}) =>
  ({ apiVersion, kind, metadata: { name, namespace: 'demo', ...metadata }, ...rest });

const stash = (kind: string, name: string, spec: object) => object('stash.appscode.com/v1beta1', kind, name, { spec });

const GONE = 'is no longer among the manifests, but is still named: once it is deleted from the cluster, nothing is found under that name: '
  + 'keep it, or change what names it; if it is in other manifests now, check them together with these; acknowledge this if something else creates it';
const gone = (at: string, named: string, removed = named.replace('demo/', '')) => `warning STASH706 ${at}: ${named} ${GONE}\n  also ${removed} metadata.name`;

const safe = repository('safe', { gcs: { bucket: 'backups' } });
const placed = (placing: object) => repository('safe', { gcs: { bucket: 'backups' } }, {}, placing);
const local = repository('safe', { local: { mountPath: '/safe', persistentVolumeClaim: { claimName: 'kept' } } });
const claim = (name: string) => object('v1', 'PersistentVolumeClaim', name);
const asking = (name: string, value: string) => object('v1', 'PersistentVolumeClaim', name, {}, { annotations: { 'stash.appscode.com/backup-blueprint': value } });
const pattern = blueprint({ gcs: { bucket: 'backups', prefix: '${TARGET_NAME}' } }, { schedule: '0 2 * * *', task: { name: 'pvc-backup' } });
const binding = object('appcatalog.appscode.com/v1alpha1', 'AppBinding', 'db', { spec: { secret: { name: 'login' } } });
const dump = (task = 'ours') => stash('BackupConfiguration', 'db', {
  repository: { name: 'safe' }, task: { name: task }, target: { ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'db' } },
});
const task = (name: string, step = 'ours') => object('stash.appscode.com/v1beta1', 'Task', name, { spec: { steps: [{ name: step }] } }, { namespace: undefined });
const ofOurs = object('stash.appscode.com/v1beta1', 'Function', 'ours', { spec: { image: 'acme/ours:1' } }, { namespace: undefined });
const workload = object('apps/v1', 'Deployment', 'shop');
const session = stash('BackupSession', 'now', { invoker: { apiGroup: 'stash.appscode.com', kind: 'BackupConfiguration', name: 'shop' } });
const fetched = (target: object = {}, name = 'storage') => externalSecret(name, { target });
const statefulSet = object('apps/v1', 'StatefulSet', 'db', { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } });
const ofClaim = (name: string) => stash('BackupConfiguration', 'claim', { target: { ref: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name } } });

const fromTemplate = (name: string, more: object = {}) => stash('RestoreSession', 'back', { target: { volumeClaimTemplates: [{ metadata: { name } }], ...more } });
const asked = object('apps/v1', 'Deployment', 'web-app', {}, {
  annotations: { 'stash.appscode.com/backup-blueprint': 'pattern', 'stash.appscode.com/target-paths': '/data', 'stash.appscode.com/volume-mounts': 'data:/data' },
});
const perTarget = blueprint({ gcs: { bucket: 'backups', prefix: '${TARGET_NAMESPACE}/${TARGET_NAME}' } }, { schedule: '0 2 * * *' });
const named = (name: string) => ({ ...safe, metadata: { name, namespace: 'demo' } });
const dumpOf = (name: string) => stash('BackupConfiguration', 'all', { target: { ref: { apiVersion: 'v1', kind: 'Namespace', name } } });
const namespaced = (name: string) => object('v1', 'Namespace', name, {}, { namespace: undefined });
const sealedWith = (skip: string) => ({
  ...sealedSecret('storage', {}), spec: { encryptedData: {}, template: { metadata: { annotations: { 'sealedsecrets.bitnami.com/skip-set-owner-references': skip } } } },
});

const OF_SECRET = 'Repository safe spec.backend.storageSecretName';

test.each<[string, object[], object[], string[]]>([
  ['a Repository that a backup names', [safe], [backup('shop', 'safe')], [gone('BackupConfiguration shop spec.repository', 'Repository demo/safe')]],
  ['one that a backup of another namespace names', [safe], [backup('shop', { name: 'safe', namespace: 'demo' }, {}, { namespace: 'shop' })], [
    gone('BackupConfiguration shop spec.repository', 'Repository demo/safe'),
  ]],
  ['one that a restore names', [safe], [restore('shop', 'safe')], [gone('RestoreSession shop spec.repository', 'Repository demo/safe')]],
  ['the target of a backup', [workload], [backup('shop', 'safe')], [gone('BackupConfiguration shop spec.target.ref.name', 'Deployment demo/shop')]],
  ['an AppBinding that a backup targets', [binding], [dump()], [gone('BackupConfiguration db spec.target.ref.name', 'AppBinding demo/db')]],
  ['the Secret of an AppBinding', [secret('login', {})], [binding], [gone('AppBinding db spec.secret.name', 'Secret demo/login')]],
  ['a storage Secret', [secret('storage', {})], [safe], [gone(OF_SECRET, 'Secret demo/storage')]],
  ['a SealedSecret', [sealedSecret('storage', {})], [safe], [gone(OF_SECRET, 'Secret demo/storage', 'SealedSecret storage')]],
  ['an ExternalSecret', [fetched()], [safe], [gone(OF_SECRET, 'Secret demo/storage', 'ExternalSecret storage')]],
  ['an ExternalSecret for a Secret with another name', [fetched({ name: 'storage', creationPolicy: 'Owner' }, 'other')], [safe], [
    gone(OF_SECRET, 'Secret demo/storage', 'ExternalSecret other'),
  ]],
  ['the Secret of a blueprint, where an object asks for it', [secret('storage', {})], [asking('media', 'pattern'), pattern], [
    gone('BackupBlueprint pattern spec.backend.storageSecretName', 'Secret demo/storage',
      'PersistentVolumeClaim media metadata.annotations["stash.appscode.com/backup-blueprint"]\n  also Secret storage'),
  ]],
  ['the one of all namespaces, once for a blueprint', [clusterExternalSecret('storage', {}, { namespaceSelector: {} })], [asking('media', 'pattern'), pattern], [
    gone('BackupBlueprint pattern spec.backend.storageSecretName', 'Secret demo/storage',
      'PersistentVolumeClaim media metadata.annotations["stash.appscode.com/backup-blueprint"]\n  also ClusterExternalSecret storage'),
  ]],
  ['the claim that holds a Repository', [claim('kept')], [local], [
    gone('Repository safe spec.backend.local.persistentVolumeClaim.claimName', 'PersistentVolumeClaim demo/kept'),
  ]],
  ['a blueprint that an object asks for', [pattern], [asking('media', 'pattern,other')], [
    gone('PersistentVolumeClaim media metadata.annotations["stash.appscode.com/backup-blueprint"]', 'BackupBlueprint pattern'),
  ]],
  ['a Task', [task('ours')], [dump()], [gone('BackupConfiguration db spec.task.name', 'Task ours')]],
  ['a Function', [ofOurs], [task('mine')], [gone('Task mine spec.steps[0].name', 'Function ours')]],
  ['the backup of a BackupSession', [backup('shop', 'safe')], [session], [gone('BackupSession now spec.invoker.name', 'BackupConfiguration demo/shop')]],
  ['a Repository that moves to another namespace', [safe], [backup('shop', 'safe'), placed({ namespace: 'vault' })], [
    gone('BackupConfiguration shop spec.repository', 'Repository demo/safe'),
  ]],

  ['a SealedSecret that owns its Secret', [sealedWith('false')], [safe], [gone(OF_SECRET, 'Secret demo/storage', 'SealedSecret storage')]],
  ['a claim, while a restore creates another', [claim('media')], [ofClaim('media'), fromTemplate('media-${POD_ORDINAL}', { replicas: 2 })], [
    gone('BackupConfiguration claim spec.target.ref.name', 'PersistentVolumeClaim demo/media'),
  ]],
  ['a Repository, while Stash makes another', [named('deployment-web')], [restore('shop', 'deployment-web'), asked, perTarget], [
    gone('RestoreSession shop spec.repository', 'Repository demo/deployment-web'),
  ]],
  ['a Namespace in which nothing is', [namespaced('far')], [dumpOf('far')], [gone('BackupConfiguration all spec.target.ref.name', 'Namespace far')]],

  ['what stays', [safe, backup('shop', 'safe')], [safe, backup('shop', 'safe')], []],
  ['what was not there before', [], [backup('shop', 'safe')], []],
  ['what is removed with all that names it', [safe, backup('shop', 'safe')], [], []],
  ['what nothing names', [safe], [backup('shop', 'other')], []],
  ['what does not state its namespace any more', [safe], [backup('shop', 'safe'), placed({ namespace: undefined })], []],
  ['what states its namespace now, and is named by what does not', [placed({ namespace: '' })], [backup('shop', 'safe', {}, { namespace: '' }), safe], []],
  ['what Argo CD keeps', [placed({ annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } })], [backup('shop', 'safe')], []],
  ['a Secret that comes from elsewhere now', [secret('storage', {})], [safe, fetched()], []],
  ['a Secret that does not state its namespace any more', [secret('storage', {})], [safe, secret('storage', {}, { namespace: '' })], []],
  ['a Secret of which only the new one states its namespace', [secret('storage', {}, { namespace: '' })], [placed({ namespace: '' }), secret('storage', {})], []],
  ['a Secret that something in a stated namespace makes now', [secret('storage', {}, { namespace: '' })], [placed({ namespace: '' }), sealedSecret('storage', {})], []],
  ['a Secret that is made in many namespaces now', [secret('storage', {})], [safe, clusterExternalSecret('storage', {})], []],
  ['a Secret that outlives its ExternalSecret', [fetched({ creationPolicy: 'Orphan' })], [safe], []],
  ['a Secret that its ExternalSecret only fills', [fetched({ creationPolicy: 'Merge' })], [safe], []],
  ['a claim that a StatefulSet makes now', [claim('data-db-0')], [ofClaim('data-db-0'), statefulSet], []],
  ['a Repository that snapshots of volumes do not need', [safe], [backup('shop', 'safe', { driver: 'VolumeSnapshotter' })], []],
  ['a claim that a restore creates now', [claim('media')], [ofClaim('media'), fromTemplate('media')], []],
  ['one of several that a restore creates now', [claim('media-1')], [ofClaim('media-1'), fromTemplate('media-${POD_ORDINAL}', { replicas: 2 })], []],
  ['a Repository that Stash makes from a blueprint now', [named('deployment-web-app')], [restore('shop', 'deployment-web-app'), asked, perTarget], []],
  ['a backup that Stash makes from a blueprint now', [backup('shop', 'safe')], [session, { ...asked, metadata: { ...asked.metadata, name: 'shop' } }, perTarget], []],
  ['a Namespace in which the backup is', [namespaced('demo')], [dumpOf('demo')], []],
  ['a Secret that has no owner', [sealedWith('true')], [safe], []],
  ['a Task that Stash brings', [task('pvc-backup')], [dump('pvc-backup')], []],
  ['a Function that Stash brings', [{ ...ofOurs, metadata: { name: 'pvc-backup' } }], [task('mine', 'pvc-backup')], []],
  ['a Function that the operator creates', [{ ...ofOurs, metadata: { name: 'update-status' } }], [task('mine', 'update-status')], []],
  ['a Task that stays', [task('ours')], [dump(), task('ours')], []],
])('%s', (_, before, now, expected) => {
  expect(changed(stillNamed, before, now)).toEqual(expected);
});

describe('what another rule says of the same place without what was before', () => {
  const found = (before: object[], now: object[]) => findingsIn(now, { before: clusterOf(before) })
    .filter((line) => / STASH(207|312|706) /.test(line)).map((line) => line.split(':')[0]);

  test('is left out if it weighs less', () => {
    expect(found([safe], [backup('shop', 'safe')])).toEqual(['warning STASH706 BackupConfiguration shop spec.repository']);
    expect(found([], [backup('shop', 'safe')])).toEqual(['note STASH312 BackupConfiguration shop spec.repository']);
  });

  test('is told alone if it weighs as much, since it says what was meant', () => {
    const other = repository('safes', { gcs: { bucket: 'backups' } });
    expect(found([safe], [backup('shop', 'safe'), other])).toEqual(['warning STASH312 BackupConfiguration shop spec.repository']);
  });

  test('is told if the change is acknowledged', () => {
    const acknowledged = backup('shop', 'safe', {}, { annotations: { 'checks.cdk8s-stash/STASH706': 'moved to the vault' } });
    expect(found([safe], [acknowledged])).toEqual(['note STASH312 BackupConfiguration shop spec.repository']);
  });

  const patternOf = (name: string) => ({ ...pattern, metadata: { name } });
  test.each<[string, string, object[], object[]]>([
    ['STASH203', 'the Secret is in another namespace', [secret('storage', {})], [safe, secret('storage', {}, { namespace: 'vault' })]],
    ['STASH207', 'the Secret has nearly that name', [secret('storage', {})], [safe, secret('storages', { RESTIC_PASSWORD: 'x' })]],
    ['STASH312', 'the Repository has nearly that name', [safe], [backup('shop', 'safe'), named('safes')]],
    ['STASH313', 'the target has nearly that name', [workload], [backup('shop', 'safe'), object('apps/v1', 'Deployment', 'shops')]],
    ['STASH503', 'no release has the Task', [task('ours')], [dump(), binding]],
    ['STASH507', 'the blueprint has nearly that name', [patternOf('nightly')], [asking('media', 'nightly'), patternOf('nightlys')]],
    ['STASH514', 'the Secret of the database is in another namespace', [secret('login', {})], [binding, secret('login', { password: 'x' }, { namespace: 'vault' })]],
  ])('is told once: %s, %s', (id, _, before, now) => {
    const places = (options: object) => findingsIn(now, options).filter((line) => line.includes(` ${id} `) || line.includes(' STASH706 '))
      .map((line) => line.split(':')[0]!.replace(/^\w+ STASH\d+ /, ''));
    expect(findingsIn(now).join()).toContain(` ${id} `);
    expect(places({ before: clusterOf(before) })).toEqual(places({}));
  });

  test('is compared at once with thousands of things that are said of a place', () => {
    const everywhere: ChangeRule = {
      ...stillNamed,
      judgeChange(change, report) {
        for (let index = 0; index < 100_000; index++) {
          report(change.now.subjects[0]!, ['spec', 'repository'], { found: `${index}`, mend: '' });
        }
      },
    };
    expect(judge(clusterOf([backup('shop', 'safe')]), { rules: [everywhere, repositoryNotFound], before: clusterOf([]) })).toHaveLength(100_000);
  });
});
