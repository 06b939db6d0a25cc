import { Cron, Lazy } from 'cdk8s';
import { PersistentVolumeClaim } from 'cdk8s-plus-27';
import {
  azure, backup, backups, blueprint, chart, claim, database, delivery, deployment, external, gcs, repository, resticPassword, restore,
  restores, rules, secret, snapshots, storageSecret, swift, template, volume, wrong,
} from '../check/given';
import * as library from 'cdk8s-stash';

const RETENTION = 'choose RetentionPolicy.keepLast(7), .keepDaily7Weekly4() or .keep({ daily: 7 })';
const REPOSITORY = 'give the Repository, or Repository.fromRepositoryName() for one that exists';
const BACKUP_TARGET = 'choose BackupTarget.workload(…), .persistentVolumeClaim(…), .appBinding(…), .apiObject(…) or .of(…)';
const RESTORE_TARGET = 'choose RestoreTarget.workload(…), .persistentVolumeClaim(…), .appBinding(…), .apiObject(…) or .of(…)';
const SNAPSHOT_TARGET = 'choose VolumeSnapshotTarget.workload(…), .persistentVolumeClaim(…), .apiObject(…) or .of(…)';
const BLUEPRINT_REPOSITORY = 'choose BlueprintRepository.azure(…), .s3(…) or the factory of another backend';
const ADDON = 'choose the Addon of the database, such as Addon.postgres("17.2")';
const HOOK = 'choose Hook.exec(…), .httpGet(…), .httpPost(…) or .tcpSocket(…)';
const WORKLOAD = 'give a Deployment, a StatefulSet or a DaemonSet';
const CLAIM = 'give a PersistentVolumeClaim, or PersistentVolumeClaim.fromClaimName() for one that exists';
const BACKED_UP = 'give the workload, the claim or the database that is backed up';
const IN_APP = 'give the app, or a construct in it';
const BINDING = 'give the AppBinding, or AppBinding.fromAppBindingName() for one that exists';
const OPTIONS = 'say which files to restore, such as { rules: [RestoreRule.paths(["/data"])] }';
const RULE = 'choose RestoreRule.paths([…]) or .snapshots([…])';
const OF_APP = 'give the construct that defines it; for a backup that only exists in the cluster, describe with RestoreTarget what to restore';
const SECRET = 'give the storage Secret, or StorageSecret.fromSecretName() for one that exists';
const PLAIN_SECRET = 'give a Secret, or Secret.fromSecretName() for one that exists';
const DELIVERY = 'choose SecretDelivery.externalSecret(), .sealedSecret() or .unsafePlainSecret()';
const STORE = 'give SecretStoreRef.clusterSecretStore(name) or .secretStore(name)';
const VOLUME = 'choose VolumeSource.persistentVolumeClaim(…), .nfs(…) or another of its factories';
const USAGE = 'choose UsagePolicy.sameNamespace(), .namespaces(…), .selector(…) or .allNamespaces()';
const S3 = 'choose S3Credentials.accessKey() or .cloudIdentity()';
const CRON = 'write Cron.schedule({ minute: "0", hour: "2" })';
const CONFIG = 'choose ClientConfig.service(…) or .url(…)';
const NO_LIST = 'is not a list: write the entries in brackets, even a single one';
const GIVE_TEXT = 'give a string; an environment variable that is not set is undefined';
const NO_TEXT = 'is not a string: write it in quotes';
const NO_OBJECT = 'is not an object: write its members in braces';
const NO_DURATION = 'is not a cdk8s Duration: write Duration.minutes(30)';

test.each<[string, () => unknown]>([
  [`[demo/X] spec.retentionPolicy: is missing: ${RETENTION}`, () => backup({ retentionPolicy: undefined })],
  [`[demo/X] spec.retentionPolicy: is missing: ${RETENTION}`, () => backup({ retentionPolicy: null })],
  [`[demo/X] spec.retentionPolicy: is not a RetentionPolicy: ${RETENTION}`, () => backup({ retentionPolicy: { keepLast: 5 } })],
  [`[demo/X] spec.retentionPolicy: is not a RetentionPolicy: ${RETENTION}`, () => backup({ retentionPolicy: library.UsagePolicy.sameNamespace() })],
  [`[demo/X] spec.retentionPolicy: is not a RetentionPolicy: ${RETENTION}`, () => backup({ retentionPolicy: Object.create(null) })],
  [`[demo/X] spec.retentionPolicy: is missing: ${RETENTION}`, () => blueprint({ retentionPolicy: undefined })],
  [`[demo/X] spec.schedule: is missing: ${CRON}`, () => backup({ schedule: undefined })],
  [`[demo/X] spec.schedule: is not a cdk8s Cron: ${CRON}`, () => backup({ schedule: {} })],
  [`[demo/X] scheduleSpread: ${NO_DURATION}`, () => backup({ scheduleSpread: 30 })],
  [`[demo/X] spec.timeOut: ${NO_DURATION}`, () => backup({ timeOut: 30 })],
  ['[demo/X] spec.retryConfig.delay: is not a cdk8s Duration: write Duration.seconds(30)', () => backup({ retryConfig: { delay: '30s' } })],
  ['[demo/X] spec.timeOut: is not a cdk8s Duration: write Duration.minutes(90)', () => backup({ timeOut: '1h30m' })],
  ['[demo/X] spec.timeOut: is not a cdk8s Duration: write Duration.hours(2)', () => backup({ timeOut: '120m' })],
  [`[demo/X] spec.timeOut: ${NO_DURATION}`, () => backup({ timeOut: '2 hours' })],
  [`[demo/X] spec.timeOut: ${NO_DURATION}`, () => backup({ timeOut: '-30m' })],
  ['[demo/X] spec.tempDir.sizeLimit: is not a cdk8s Size: write Size.mebibytes(512)', () => backup({ tempDir: { sizeLimit: '512Mi' } })],
  ['[demo/X] spec.tempDir.sizeLimit: is not a cdk8s Size: write Size.gibibytes(1)', () => backup({ tempDir: { sizeLimit: '1GB' } })],
  [`[demo/X] spec.repository: is missing: ${REPOSITORY}`, () => backup({ repository: undefined })],
  [`[demo/X] spec.repository: is not a Repository: ${REPOSITORY}`, () => backup({ repository: 'gcs-repo' })],
  [`[demo/X] spec.repository: is not a Repository: ${REPOSITORY}`, () => backup({ repository: { repositoryName: 'gcs-repo' } })],
  [`[demo/X] spec.repository: is missing: ${REPOSITORY}`, () => backups({ repository: undefined })],
  [`[demo/X] spec.repository: is missing: ${BLUEPRINT_REPOSITORY}`, () => blueprint({ repository: undefined })],
  [`[demo/X] spec.repository: is not a BlueprintRepository: ${BLUEPRINT_REPOSITORY}`, () => blueprint({ repository })],
  [`[demo/X] spec.target: is missing: ${BACKUP_TARGET}`, () => backup({ target: undefined })],
  [`[demo/X] spec.target: is not a BackupTarget: ${BACKUP_TARGET}`, () => backup({ target: deployment })],
  [`[demo/X] spec.target: is not a VolumeSnapshotTarget: ${SNAPSHOT_TARGET}`, () => snapshots({ target: library.BackupTarget.workload(deployment) })],
  [`[demo/X] spec.members: ${NO_LIST}`, () => backups({ members: { target: deployment } })],
  [`[demo/X] spec.members[0].target: is not a BackupTarget: ${BACKUP_TARGET}`, () => backups({ members: [{ target: deployment }] })],
  [`[demo/X] spec.task: is not an Addon: ${ADDON}`, () => backup({ addon: 'postgres' })],
  [`[demo/X] spec.task: is not an Addon: ${ADDON}`, () => blueprint({ addon: 'postgres' })],
  [`[demo/X] spec.hooks.preBackup: is not a Hook: ${HOOK}`, () => backup({ hooks: { preBackup: { exec: { command: ['sync'] } } } })],
  [`[demo/X] spec.hooks.postBackup: is not a Hook: ${HOOK}`, () => backup({ hooks: { postBackup: 'sync' } })],
  ['[demo/X] spec.invoker: is not a backup: give the BackupConfiguration or BackupBatch, or BackupConfiguration.fromBackupConfigurationName()',
    () => new library.BackupSession(chart(), 'X', { invoker: wrong('demo-backup') })],
  [`BackupTarget.workload: is missing: ${WORKLOAD}`, () => library.BackupTarget.workload(wrong(undefined))],
  [`BackupTarget.workload: is not a workload: ${WORKLOAD}`, () => library.BackupTarget.workload(wrong('stash-demo'))],
  [`VolumeSnapshotTarget.workload: is missing: ${WORKLOAD}`, () => library.VolumeSnapshotTarget.workload(wrong(undefined))],
  [`BackupTarget.persistentVolumeClaim: is not a claim: ${CLAIM}`, () => library.BackupTarget.persistentVolumeClaim(wrong('photos'))],
  [`VolumeSnapshotTarget.persistentVolumeClaim: is not a claim: ${CLAIM}`, () => library.VolumeSnapshotTarget.persistentVolumeClaim(wrong('photos'))],
  [`VolumeSource.persistentVolumeClaim: is not a claim: ${CLAIM}`, () => library.VolumeSource.persistentVolumeClaim(wrong('photos'))],
  [`BackupTarget.appBinding: is not an AppBinding: ${BINDING}`, () => library.BackupTarget.appBinding(wrong('db'))],
  [`BackupTarget.appBinding: is not an AppBinding: ${BINDING}`, () => library.BackupTarget.appBinding(wrong({ appBindingName: 'db' }))],
  ['BackupTarget.apiObject: is not an ApiObject: give ApiObject.of() the construct, or choose one of Include.apiObjects',
    () => library.BackupTarget.apiObject(wrong({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: {}, name: 'shop' }))],
  [`BackupTarget.workload: paths ${NO_LIST}`, () => library.BackupTarget.workload(deployment, { paths: wrong('/data') })],
  ['BackupTarget.workload: paths[1] is missing: give a string; an environment variable that is not set is undefined',
    () => library.BackupTarget.workload(deployment, { paths: ['/data', wrong(undefined)] })],
  [`BackupTarget.workload: paths[0] ${NO_TEXT}`, () => library.BackupTarget.workload(deployment, { paths: [wrong(7)] })],
  [`BackupTarget.workload: volumeMounts[0] ${NO_OBJECT}`, () => library.BackupTarget.workload(deployment, { volumeMounts: [wrong('/data')] })],
  [`[demo/X] spec.runtimeSettings.container.env[0]: ${NO_OBJECT}`, () => backup({ runtimeSettings: { container: { env: ['A=1'] } } })],
  [`[demo/X] spec.runtimeSettings.container.resources: ${NO_OBJECT}`, () => backup({ runtimeSettings: { container: { resources: '1Gi' } } })],
  [`BackupTarget.workload: volumeMounts[0].name is missing: ${GIVE_TEXT}`,
    () => library.BackupTarget.workload(deployment, { volumeMounts: [wrong({ mountPath: '/data' })] })],
  [`BackupTarget.of: volumeMounts[0].mountPath is missing: ${GIVE_TEXT}`, () => library.BackupTarget.of(
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, { volumeMounts: [wrong({ name: 'data', mountPath: null })] },
  )],
  [`BackupBlueprint.autoBackup: object is not a construct: ${BACKED_UP}`, () => blueprint({}).autoBackup(wrong('web'))],
  [`BackupBlueprint.autoBackup: object is missing: ${BACKED_UP}`, () => blueprint({}).autoBackup(wrong(null))],
  [`BackupTarget.workload: exclude ${NO_LIST}`, () => library.BackupTarget.workload(deployment, { exclude: wrong('*.tmp') })],
  [`BackupTarget.workload: args ${NO_LIST}`, () => library.BackupTarget.workload(deployment, { args: wrong('--ignore-inode') })],
  [`BackupTarget.workload: volumeMounts ${NO_LIST}`, () => library.BackupTarget.workload(deployment, { volumeMounts: wrong({ name: 'data' }) })],
])('a backup: %s', (message, define) => {
  expect(define).toThrow(new Error(message));
});

test.each<[string, () => unknown]>([
  [`[demo/X] spec.repository: is missing: ${REPOSITORY}`, () => restore({ repository: undefined })],
  [`[demo/X] spec.repository: is missing: ${REPOSITORY}`, () => restores({ repository: undefined })],
  [`[demo/X] spec.target: is missing: ${RESTORE_TARGET}`, () => restore({ target: undefined })],
  [`[demo/X] spec.target: is not a RestoreTarget: ${RESTORE_TARGET}`, () => restore({ target: library.BackupTarget.workload(deployment) })],
  [`[demo/X] spec.members: ${NO_LIST}`, () => restores({ members: {} })],
  [`[demo/X] spec.members[0].target: is not a RestoreTarget: ${RESTORE_TARGET}`, () => restores({ members: [{ target: deployment }] })],
  [`[demo/X] spec.task: is not an Addon: ${ADDON}`, () => restore({ addon: {} })],
  [`[demo/X] spec.timeOut: ${NO_DURATION}`, () => restore({ timeOut: 30 })],
  [`[demo/X] spec.hooks.preRestore: is not a Hook: ${HOOK}`, () => restore({ hooks: { preRestore: 'sync' } })],
  [`[demo/X] spec.hooks.postRestore: is not a Hook: ${HOOK}`, () => restore({ hooks: { postRestore: {} } })],
  [`[demo/X] spec.rules: ${NO_LIST}`, () => restore({ deprecatedRules: rules[0] })],
  [`[demo/X] spec.rules[0]: is not a RestoreRule: ${RULE}`, () => restore({ deprecatedRules: [{ paths: ['/data'] }] })],
  [`[demo/X] spec.target.rules: ${NO_LIST}`, () => restore({ target: library.RestoreTarget.workload(deployment, { rules: wrong(rules[0]) }) })],
  [`[demo/X] spec.target.rules[1]: is not a RestoreRule: ${RULE}`, () => restore({
    target: library.RestoreTarget.workload(deployment, { rules: [...rules, wrong('/data')] }),
  })],
  [`[demo/X] spec.target.args: ${NO_LIST}`, () => restore({ target: library.RestoreTarget.workload(deployment, { rules, args: wrong('--verify') }) })],
  [`[demo/X] spec.target.volumeMounts: ${NO_LIST}`, () => restore({ target: library.RestoreTarget.workload(deployment, { rules, volumeMounts: wrong({}) }) })],
  [`RestoreTarget.volumeClaimTemplates: templates ${NO_LIST}`, () => library.RestoreTarget.volumeClaimTemplates(wrong(template), { rules })],
  ['[demo/X] spec.target.volumeClaimTemplates: is missing: write the entries in brackets, even a single one',
    () => new library.VolumeSnapshotRestore(chart(), 'X', { volumeClaimTemplates: wrong(undefined) })],
  [`RestoreTarget.workload: is missing: ${WORKLOAD}`, () => library.RestoreTarget.workload(wrong(undefined), { rules })],
  [`RestoreTarget.persistentVolumeClaim: is not a claim: ${CLAIM}`, () => library.RestoreTarget.persistentVolumeClaim(wrong('photos'), { rules })],
  [`RestoreTarget.appBinding: is not an AppBinding: ${BINDING}`, () => library.RestoreTarget.appBinding(wrong(deployment))],
  [`RestoreTarget.workload: options is missing: ${OPTIONS}`, () => library.RestoreTarget.workload(deployment, wrong(undefined))],
  [`RestoreTarget.persistentVolumeClaim: options is missing: ${OPTIONS}`, () => library.RestoreTarget.persistentVolumeClaim(claim, wrong(undefined))],
  [`RestoreTarget.persistentVolumeClaim: options is not an object: ${OPTIONS}`, () => library.RestoreTarget.persistentVolumeClaim(claim, wrong('/data'))],
  [`RestoreTarget.volumeClaimTemplates: options is missing: ${OPTIONS}`, () => library.RestoreTarget.volumeClaimTemplates([template], wrong(undefined))],
  ...[{}, { name: null, mountPath: '/data' }].map((mount): [string, () => unknown] => [
    `[demo/X] spec.target.volumeMounts[0].name: is missing: ${GIVE_TEXT}`,
    () => restore({ target: library.RestoreTarget.workload(deployment, { rules, volumeMounts: [wrong(mount)] }) }),
  ]),
  [`[demo/X] spec.target.volumeMounts[0].mountPath: is missing: ${GIVE_TEXT}`,
    () => restore({ target: library.RestoreTarget.workload(deployment, { rules, volumeMounts: [wrong({ name: 'data' })] }) })],
  ['[demo/X] spec.target.volumeMounts[0]: is missing: write its members in braces',
    () => restore({ target: library.RestoreTarget.workload(deployment, { rules, volumeMounts: [wrong(null)] }) })],
  [`[demo/X] spec.target.volumeClaimTemplates[0].metadata.name: ${NO_TEXT}`,
    () => restore({ target: library.RestoreTarget.volumeClaimTemplates([wrong({ ...template, metadata: { name: 7 } })], { rules }) })],
  ['[demo/X] spec.target.volumeClaimTemplates[0].metadata.name: is missing, but the restore mounts the claim by its name: give one',
    () => library.RestoreSession.ofBackup(chart(), 'X', backup(), { volumeClaimTemplates: [wrong({})] })],
  [`[demo/X] members.db: ${NO_OBJECT}`, () => library.RestoreBatch.ofBackup(chart(), 'X', backups({
    members: [{ target: library.BackupTarget.persistentVolumeClaim(claim, { alias: 'db' }) }],
  }), { members: { db: wrong('small') } })],
  [`RestoreRule.paths: ${NO_LIST}`, () => library.RestoreRule.paths(wrong('/data'))],
  ['RestoreRule.paths: is missing: write the entries in brackets, even a single one', () => library.RestoreRule.paths(wrong(undefined))],
  [`RestoreRule.snapshots: ${NO_LIST}`, () => library.RestoreRule.snapshots(wrong('latest'))],
  [`RestoreRule.paths: targetHosts ${NO_LIST}`, () => library.RestoreRule.paths(['/data'], { targetHosts: wrong('host-0') })],
  [`RestoreRule.paths: include ${NO_LIST}`, () => library.RestoreRule.paths(['/data'], { include: wrong('*.sql') })],
  [`RestoreRule.paths: exclude ${NO_LIST}`, () => library.RestoreRule.paths(['/data'], { exclude: wrong('*.tmp') })],
  [`[demo/X] backup: is missing: ${OF_APP}`, () => library.RestoreSession.ofBackup(chart(), 'X', wrong(undefined))],
  [`[demo/X] backup: is not a BackupConfiguration of this app: ${OF_APP}`, () => library.RestoreSession.ofBackup(
    chart(), 'X', wrong(library.BackupConfiguration.fromBackupConfigurationName(chart(), 'Backup', 'backup')), {},
  )],
  [`[demo/X] backup: is not a BackupBatch of this app: ${OF_APP}`, () => library.RestoreBatch.ofBackup(
    chart(), 'X', wrong(library.BackupBatch.fromBackupBatchName(chart(), 'Backup', 'backup')), {},
  )],
  ['[demo/X] into: is not a construct: give the workload, the claim or the AppBinding that the data goes into',
    () => library.RestoreSession.ofBackup(chart(), 'X', backup(), { into: wrong('photos') })],
  [`[demo/X] rules: ${NO_LIST}`, () => library.RestoreSession.ofBackup(chart(), 'X', backup(), { rules: wrong(rules[0]) })],
])('a restore: %s', (message, define) => {
  expect(define).toThrow(new Error(message));
});

test.each<[string, () => unknown]>([
  [`[demo/X] spec.backend.storageSecretName: is not a Secret: ${SECRET}`, () => azure({ storageSecret: repository })],
  [`[demo/X] spec.usagePolicy: is not a UsagePolicy: ${USAGE}`, () => azure({ usagePolicy: 'all' })],
  [`[demo/X] spec.usagePolicy: is not a UsagePolicy: ${USAGE}`, () => blueprint({
    repository: library.BlueprintRepository.gcs({ storageSecret, bucket: 'backup', usagePolicy: wrong('all') }),
  })],
  [`[demo/X] spec.backend.local: is missing: ${VOLUME}`, () => volume({ volume: undefined })],
  [`[demo/X] spec.backend.local: is not a VolumeSource: ${VOLUME}`, () => volume({ volume: { nfs: {} } })],
  [`[demo/X] credentials: is missing: ${S3}`, () => secret({ credentials: undefined })],
  [`[demo/X] credentials: is not an S3Credentials: ${S3}`, () => secret({ credentials: 'AKIAIOSFODNN7EXAMPLE' })],
  [`[demo/X] credentials: is not an S3Credentials: ${S3}`, () => secret({ credentials: resticPassword })],
  ['[demo/X] credentials: is missing: choose GcsCredentials.serviceAccountKey() or .workloadIdentity()', () => gcs({})],
  ['[demo/X] credentials: is missing: choose SwiftCredentials.v3(), .applicationCredentialId() or one of the others', () => swift({})],
  [`[demo/X] delivery: is missing: ${DELIVERY}`, () => secret({ delivery: undefined })],
  [`[demo/X] delivery: is not a SecretDelivery: ${DELIVERY}`, () => secret({ delivery: 'sealed' })],
  [`SecretDelivery.externalSecret: store is missing: ${STORE}`, () => external({ store: undefined })],
  [`SecretDelivery.externalSecret: store is not a SecretStoreRef: ${STORE}`, () => external({ store: 'vault' })],
  ['SecretDelivery.externalSecret: refreshInterval is not a cdk8s Duration: write Duration.hours(1)', () => external({ refreshInterval: '1h' })],
  [`[demo/X] spec.clientConfig: is missing: ${CONFIG}`, () => database({ clientConfig: undefined })],
  [`[demo/X] spec.clientConfig: is not a ClientConfig: ${CONFIG}`, () => database({ clientConfig: 'postgresql://user:secret@db' })],
  [`[demo/X] spec.secretTransforms: ${NO_LIST}`, () => database({ secretTransforms: library.SecretTransform.removeKey('a') })],
  ['[demo/X] spec.secretTransforms[0]: is not a SecretTransform: choose SecretTransform.renameKey(…), .addKey(…) or another of its factories',
    () => database({ secretTransforms: [{ removeKey: 'a' }] })],
  ['[demo/X] spec.parameters: is not an AppBindingParameters: choose AppBindingParameters.mongoConfiguration(…) or .of(…)',
    () => database({ parameters: { stash: {} } })],
  [`[demo/X] spec.secret: is not a Secret: ${PLAIN_SECRET}`, () => database({ secret: 'db-auth' })],
  [`[demo/X] spec.tlsSecret: is not a Secret: ${PLAIN_SECRET}`, () => database({ tlsSecret: 'db-tls' })],
  [`SecretTransform.addKeysFrom: is missing: ${PLAIN_SECRET}`, () => library.SecretTransform.addKeysFrom(wrong(undefined))],
  [`[demo/X] spec.parameters.stash.addon: is not an Addon: ${ADDON}`, () => database({ addon: 'postgres' })],
  [`[demo/X] spec.appRef: ${NO_OBJECT}`, () => database({ appRef: 'db' })],
  [`AppBindingParameters.of: content ${NO_OBJECT}`, () => library.AppBindingParameters.of('v1', 'Parameters', wrong('fast'))],
  ['AppBindingParameters.of: content is missing: write its members in braces', () => library.AppBindingParameters.of('v1', 'Parameters', wrong(null))],
  [`AppBindingParameters.mongoConfiguration: configServer ${NO_TEXT}`, () => library.AppBindingParameters.mongoConfiguration({ configServer: wrong(7) })],
  ['AppBindingParameters.mongoConfiguration: replicaSets.a is not a string: write it as a string', () => library.AppBindingParameters.mongoConfiguration({ replicaSets: { a: wrong({}) } })],
  [`AppBindingParameters.mongoConfiguration: replicaSets ${NO_OBJECT}`, () => library.AppBindingParameters.mongoConfiguration({ replicaSets: wrong('a') })],
  ...['property', 'version'].map((part): [string, () => unknown] => [
    `SensitiveValue.fromRemoteRef: ${part} the given value (not shown) is not a ${part} of an entry: give its name in the store, or leave it out`,
    () => library.SensitiveValue.fromRemoteRef('key', { [part]: wrong(7) }),
  ]),
  ['BlueprintRepository.gcs: storageSecret is missing: give the storage Secret, or StorageSecret.fromSecretName() for one that exists',
    () => library.BlueprintRepository.gcs(wrong({ bucket: 'backup', storageSecret: null }))],
])('a Repository, its Secret, and a database: %s', (message, define) => {
  expect(define).toThrow(new Error(message));
});

const other = isolated();

test('another copy of the library makes what this one takes', () => {
  expect(other.RetentionPolicy).not.toBe(library.RetentionPolicy);
  expect(() => backup({
    retentionPolicy: other.RetentionPolicy.keepLast(5),
    target: other.BackupTarget.persistentVolumeClaim(claim),
    repository: other.Repository.fromRepositoryName(chart(), 'Other', 'gcs-repo'),
  })).not.toThrow();
});

test('another copy of the library knows what this one has annotated', () => {
  const object = new PersistentVolumeClaim(chart(), 'Claim');
  const autoBackup = ({ BackupBlueprint }: typeof library, name: string, hour: string) =>
    BackupBlueprint.fromBackupBlueprintName(object, name, name).autoBackup(object, { schedule: Cron.schedule({ minute: '0', hour }) });
  autoBackup(library, 'one', '3');
  expect(() => autoBackup(other, 'two', '3')).not.toThrow();
  expect(() => autoBackup(other, 'three', '4')).toThrow('schedule has another value in an earlier call');
});

const otherSecret = (namespace: string) => other.StorageSecret.fromSecretName(chart(), 'Secret', 'secret', { namespace });
const otherSwift = (credentials: library.SwiftCredentials) => new other.SwiftStorageSecret(chart(), 'Secret', {
  metadata: { name: 'swift-secret' }, resticPassword, delivery, credentials,
});
const swiftKey = library.SensitiveValue.fromRemoteRef('swift-key');
const swiftToken = other.SwiftCredentials.token({ authToken: swiftKey, storageUrl: 'https://swift.example.com/v1/AUTH_demo' });
const swiftApplication = other.SwiftCredentials.applicationCredentialId({
  authUrl: 'https://keystone.example.com/v3', applicationCredentialId: 'id', applicationCredentialSecret: swiftKey,
});

test.each<[string, () => unknown]>([
  ['[demo/X] spec.backend.storageSecretName: the Secret "secret" is in namespace "vault", but the Repository is in "demo", where Stash would look for it: '
    + 'define both in the same namespace', () => azure({ storageSecret: otherSecret('vault') })],
  ['[demo/X] spec.backend.storageSecretName: the Secret "swift-secret" holds the keys of the backend "swift" and not of "azure": '
    + 'give the storage Secret of this backend; StorageSecret.fromSecretName() takes an existing one for any backend', () => azure({ storageSecret: otherSwift(swiftToken) })],
  ['[demo/X] spec.wipeOut: the operator cannot use the application credential of the storage Secret, so that the Repository could never be deleted: '
    + 'leave wipeOut out, or give the Secret OS_USERNAME, OS_PASSWORD, OS_USER_DOMAIN_NAME and OS_PROJECT_NAME of a user in place of the application credential',
  () => new library.SwiftRepository(chart(), 'X', { storageSecret: otherSwift(swiftApplication), container: 'backup', prefix: 'demo', wipeOut: true })],
])('a Secret of another copy of the library is judged alike: %s', (message, define) => {
  expect(define).toThrow(new Error(message));
});

function isolated(): typeof library {
  let copy = library;
  jest.isolateModules(() => {
    copy = jest.requireActual<typeof library>('cdk8s-stash');
  });
  return copy;
}

const withStep = (params: object) => new library.StashTask(chart(), 'X', { steps: [{ name: 'dump', params: wrong(params) }] });
const circle: { self?: object } = {};
circle.self = circle;
const lazy = Lazy.any({ produce: () => 'data' });
const LAZY = 'is a Lazy, whose value is not known when it is checked: give the value itself';
const interim = (given: object) => backup({ interimVolumeTemplate: given });

test.each<[string, () => unknown]>([
  [`[demo/X] spec.backend.azure.prefix: ${LAZY}`, () => azure({ prefix: lazy })],
  [`[demo/X] spec.backend.azure.container: ${LAZY}`, () => azure({ container: lazy })],
  [`[demo/X] spec.backend.azure.maxConnections: ${LAZY}`, () => azure({ maxConnections: lazy })],
  [`BackupTarget.workload: paths[0] ${LAZY}`, () => library.BackupTarget.workload(deployment, { paths: [wrong(lazy)] })],
  [`[demo/X] spec.timeOut: ${LAZY}`, () => backup({ timeOut: lazy })],
])('%s', (message, attempt) => {
  expect(attempt).toThrow(new Error(message));
});

test.each<[string, () => unknown]>([
  ['[demo/X] metadata.name: is not a string: write it in quotes', () => azure({ metadata: { name: 123 } })],
  ['[demo/X] metadata.namespace: is not a string: write it in quotes', () => azure({ metadata: { namespace: 123 } })],
  ['[demo/X] metadata.labels.tier: is not a string: write it in quotes', () => azure({ metadata: { labels: { tier: 1 } } })],
  ['[demo/X] metadata.labels.tier: is not a string: write it in quotes', () => secret({ metadata: { labels: { tier: 1 } } })],
  ['[demo/X] metadata.annotations["example.com/keep"]: is not a string: write it in quotes', () => secret({ metadata: { annotations: { 'example.com/keep': true } } })],
  ['[demo/X] metadata.name: is not a string: write it in quotes', () => backup({ metadata: { name: 123 } })],
  ['[demo/X] metadata.name: is not a string: write it in quotes', () => restore({ metadata: { name: 123 } })],
  ['[demo/X] metadata.name: is not a string: write it in quotes', () => secret({ metadata: { name: 123 } })],
  ['[demo/X] metadata.name: is not a string: write it in quotes', () => new library.StashTask(chart(), 'X', wrong({ steps: [{ name: 'dump' }], metadata: { name: 123 } }))],
  ...['metadata', 'metadata.labels', 'metadata.annotations'].flatMap((field): Array<[string, () => unknown]> =>
    [backup, blueprint, azure, secret, database].map((define) => [
      `[demo/X] ${field}: ${NO_OBJECT}`, () => define({ metadata: field === 'metadata' ? 'x' : { [field.slice('metadata.'.length)]: 'x' } }),
    ])),
  [`[demo/X] metadata: ${NO_OBJECT}`, () => new library.LocalStorageSecret(chart(), 'X', wrong({
    resticPassword, delivery: library.SecretDelivery.sealedSecret({ scope: library.SealingScope.CLUSTER_WIDE }), metadata: 'x',
  }))],
  ['[demo/X] spec.repoNamespace: is not a string: write it in quotes', () => blueprint({ repoNamespace: 123 })],
  ['[demo/X] spec.backupNamespace: is not a string: write it in quotes', () => blueprint({ backupNamespace: 123 })],
  ['[demo/X] spec.target.snapshotClassName: is not a string: write it in quotes', () => snapshots({ snapshotClassName: 123 })],
  ['[demo/X] spec.backend.azure.prefix: is not a string: write it without brackets', () => azure({ prefix: [] })],
  ['[demo/X] spec.backend.local.subPath: is not a string: write it in quotes', () => volume({ subPath: 7 })],
  [`[demo/X] spec.steps[0].params.a: ${NO_TEXT}`, () => withStep({ a: 0 })],
  ['[demo/X] spec.steps[0].params.a: is missing: give a string; an environment variable that is not set is undefined', () => withStep({ a: null })],
  ['[demo/X] spec.backupHistoryLimit: an object (not shown) is not a valid number of BackupSessions: use an integer of at least 0', () => backup({ backupHistoryLimit: circle })],
  ['[demo/X] spec.backupHistoryLimit: "3" is not a valid number of BackupSessions: use an integer of at least 0, without quotes', () => backup({ backupHistoryLimit: '3' })],
  ['[demo/X] spec.backupHistoryLimit: an object (not shown) is not a valid number of BackupSessions: use an integer of at least 0', () => backup({ backupHistoryLimit: resticPassword })],
  ['[demo/X] spec.interimVolumeTemplate.metadata: is missing: write its members in braces', () => interim({ spec: {} })],
  ['[demo/X] spec.interimVolumeTemplate.spec: is missing: write its members in braces', () => interim({ metadata: { name: 'x' } })],
  [`[demo/X] spec.interimVolumeTemplate.metadata: ${NO_OBJECT}`, () => interim({ metadata: 'x', spec: {} })],
  ['[demo/X] spec.target.volumeClaimTemplates[0].metadata.name: is missing, but the restore mounts the claim by its name: give one',
    () => restore({ target: library.RestoreTarget.volumeClaimTemplates([wrong({ spec: {} })], { rules }) })],
  [`[demo/X] spec.runtimeSettings: ${NO_OBJECT}`, () => backup({ runtimeSettings: 'default' })],
  [`[demo/X] spec.runtimeSettings.container.nice: ${NO_OBJECT}`, () => backup({ runtimeSettings: { container: { nice: 'low' } } })],
  [`[demo/X] spec.runtimeSettings.container.ionice: ${NO_OBJECT}`, () => backup({ runtimeSettings: { container: { ionice: 3 } } })],
  [`[demo/X] spec.retryConfig: ${NO_OBJECT}`, () => backup({ retryConfig: 3 })],
  [`[demo/X] spec.tempDir: ${NO_OBJECT}`, () => restore({ tempDir: 'memory' })],
  [`[demo/X] spec.interimVolumeTemplate: ${NO_OBJECT}`, () => restore({ interimVolumeTemplate: '1Gi' })],
  [`[demo/X] spec.steps[0].params: ${NO_OBJECT}`, () => withStep(['a'])],
  [`Checks.of: construct is not a construct: ${IN_APP}`, () => library.Checks.of(wrong('demo'))],
  [`Checks.of: construct is missing: ${IN_APP}`, () => library.Checks.of(wrong(undefined))],
  [`StashOperator.of: scope is not a construct: ${IN_APP}`, () => library.StashOperator.of(wrong({}))],
  [`StashAssert.of: chart is missing: ${IN_APP}`, () => library.StashAssert.of(wrong(null))],
  ['StashAssert.hasBackup: target is not a construct: give a workload, a claim or an AppBinding', () => library.StashAssert.of(chart()).hasBackup(wrong('web'))],
  [`[demo/X] spec.runtimeSettings.pod: ${NO_OBJECT}`, () => backup({ runtimeSettings: { pod: 'default' } })],
  [`[demo/X] spec.runtimeSettings.container: ${NO_OBJECT}`, () => backup({ runtimeSettings: { container: [] } })],
])('%s', (message, define) => {
  expect(define).toThrow(new Error(message));
});

test.each<[string, () => unknown]>([
  ['a prefix', () => azure({ prefix: null })],
  ['a prefix that is wiped out', () => azure({ prefix: null, maxConnections: null })],
  ['a path in a volume', () => volume({ subPath: null })],
  ['an option of an addon', () => library.Addon.postgres('17.2', wrong({ waitTimeout: null, args: null }))],
  ['the addon of a backup', () => backup({ addon: null })],
  ['the addon of a restore', () => restore({ addon: null })],
  ['runtime settings', () => backup({ runtimeSettings: { pod: null, container: null } })],
  ['requests without limits', () => backup({ runtimeSettings: { container: { resources: { requests: null, limits: null } } } })],
  ['what a ServiceAccount of one\'s own excludes', () => backup({ runtimeSettings: { pod: { serviceAccountName: 'backup', serviceAccountAnnotations: null } } })],
  ['the policy of a hook that is absent', () => backup({ hooks: { postBackupExecutionPolicy: null } })],
  ['the policy of a hook that is absent in a restore', () => restore({ hooks: { postRestoreExecutionPolicy: null } })],
  ['an interim volume, which a workload excludes', () => backup({
    target: library.BackupTarget.workload(deployment, { paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }] }), interimVolumeTemplate: null,
  })],
  ['the credentials of a REST server', () => new library.RestServerStorageSecret(chart(), 'X', wrong({ resticPassword, delivery, credentials: null }))],
  ['the metadata of a blueprint', () => library.BlueprintRepository.gcs(wrong({ storageSecret, bucket: 'backup', metadata: null }))],
  ['the parameters of a step', () => withStep(wrong(null))],
  ['the options of an environment variable', () => storageSecret.envValue('AZURE_ACCOUNT_NAME', wrong(null))],
  ['a member of a batch', () => library.RestoreBatch.ofBackup(chart(), 'X', backups({
    members: [{ target: library.BackupTarget.persistentVolumeClaim(claim, { alias: 'db' }) }],
  }), { members: { db: wrong(null) } })],
])('null is unset for %s', (_, define) => {
  expect(define).not.toThrow();
});
