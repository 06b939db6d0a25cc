import { ApiObject, App, Chart, Cron, JsonPatch, Lazy, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { messageOf } from '../../../../lib/check/message';
import { findingsIn } from '../../../../lib/synth/app-checks';
import {
  Addon, AppBinding, AzureRepository, AzureStorageSecret, BackupBlueprint, BackupConfiguration, BackupSession, BackupTarget, BlueprintRepository,
  Checks, ClientConfig, LocalRepository, RetentionPolicy, SecretDelivery, SecretStoreRef, SensitiveValue, StashFunction, StashTask, StorageSecret,
  VolumeSource,
} from 'cdk8s-stash';

const PAGE = '(https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash611)';

function shop() {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const storageSecret = new AzureStorageSecret(chart, 'Secret', {
    metadata: { name: 'storage' },
    accountName: 'acmebackups',
    accountKey: SensitiveValue.fromRemoteRef('account-key'),
    resticPassword: SensitiveValue.fromRemoteRef('restic-password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('vault') }),
  });
  const repository = new AzureRepository(chart, 'Repository', { metadata: { name: 'safe' }, container: 'backups', prefix: 'shop', storageSecret });
  const claim = claimOf(chart, 'Data');
  const backup = new BackupConfiguration(chart, 'Backup', {
    metadata: { name: 'nightly' },
    repository,
    schedule: Cron.schedule({ minute: '30', hour: '2' }),
    retentionPolicy: RetentionPolicy.keepLast(5),
    target: BackupTarget.persistentVolumeClaim(claim),
  });
  return { app, chart, storageSecret, repository, claim, backup };
}

type Shop = ReturnType<typeof shop>;

const found = (app: App) => findingsIn(app).filter(({ rule }) => rule.id === 'STASH611')
  .map((finding) => `${finding.level}: ${String(finding.subject.origin)} ${messageOf(finding)}`);

function rename<C extends Construct>(part: C, name = 'other'): C {
  ApiObject.of(part).addJsonPatch(JsonPatch.replace('/metadata/name', name));
  return part;
}

const claimOf = (chart: Chart, id: string) => new kplus.PersistentVolumeClaim(chart, id, {
  metadata: { name: id.toLowerCase() }, storage: Size.gibibytes(1), accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
});

const ROUTINE = { schedule: Cron.schedule({ minute: '30', hour: '12' }), retentionPolicy: RetentionPolicy.keepLast(5) };

const blueprintOf = (chart: Chart, storageSecret: AzureStorageSecret) => new BackupBlueprint(chart, 'Blueprint', {
  metadata: { name: 'all' },
  addon: Addon.pvc(),
  repository: BlueprintRepository.azure({ storageSecret, container: 'all', prefix: '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}' }),
  ...ROUTINE,
});

const backupBy = ({ taskName }: StashTask, chart: Chart, repository: AzureRepository) => new BackupConfiguration(chart, 'Custom', {
  repository,
  target: BackupTarget.appBinding(AppBinding.fromAppBindingName(chart, 'Orders', 'orders')),
  addon: Addon.custom({ backupTask: taskName }),
  ...ROUTINE,
});

const named = (where: string, called: string, from: string) => [
  `error: [shop/${where}] STASH611 metadata.name: is changed to "other" by a patch, but others refer to ${called}: `
  + `give the name in the metadata of the construct, and remove the patch; this also concerns [shop/${from}] ${PAGE}`,
];

test.each<[string, (shop: Shop) => void, string[]]>([
  ['a Repository', ({ repository }) => rename(repository), named('Repository', 'Repository shop/safe', 'Backup')],
  ['a storage Secret', ({ storageSecret }) => rename(storageSecret), named('Secret', 'ExternalSecret shop/storage', 'Repository')],
  ['a claim', ({ claim }) => rename(claim), named('Data', 'PersistentVolumeClaim shop/data', 'Backup')],
  ['a backup with a BackupSession', ({ chart, backup }) => {
    new BackupSession(chart, 'Now', { invoker: backup });
    rename(backup);
  }, named('Backup', 'BackupConfiguration shop/nightly', 'Now')],
  ['the Secret of a database', ({ chart }) => {
    const login = new kplus.Secret(chart, 'Login', { metadata: { name: 'login' } });
    new AppBinding(chart, 'Database', {
      metadata: { name: 'db' }, secret: login, clientConfig: ClientConfig.service({ name: 'db', port: 5432, scheme: 'postgresql' }),
    });
    rename(login);
  }, named('Login', 'Secret shop/login', 'Database')],
  ['the Secret with the client certificate of a database', ({ chart }) => {
    const certificate = new kplus.Secret(chart, 'Certificate', { metadata: { name: 'certificate' } });
    new AppBinding(chart, 'Database', {
      metadata: { name: 'db' }, tlsSecret: certificate, clientConfig: ClientConfig.service({ name: 'db', port: 5432, scheme: 'postgresql' }),
    });
    rename(certificate);
  }, named('Certificate', 'Secret shop/certificate', 'Database')],
  ['the claim that holds a Repository', ({ chart }) => {
    new LocalRepository(chart, 'Local', {
      metadata: { name: 'local' },
      storageSecret: StorageSecret.fromSecretName(chart, 'Password', 'password'),
      mountPath: '/safe',
      volume: VolumeSource.persistentVolumeClaimName('kept'),
    });
    rename(claimOf(chart, 'Kept'));
  }, named('Kept', 'PersistentVolumeClaim shop/kept', 'Local')],
  ['a blueprint that a claim asks for', ({ chart, claim, storageSecret }) => {
    const blueprint = blueprintOf(chart, storageSecret);
    blueprint.autoBackup(claim);
    rename(blueprint);
  }, named('Blueprint', 'BackupBlueprint all', 'Data')],
  ['a Task', ({ chart, repository }) => {
    const task = new StashTask(chart, 'Task', { metadata: { name: 'ours-backup' }, steps: [{ name: 'update-status' }] });
    backupBy(task, chart, repository);
    rename(task);
  }, named('Task', 'Task ours-backup', 'Custom')],
  ['a Function', ({ chart }) => {
    const { functionName } = rename(new StashFunction(chart, 'Function', { metadata: { name: 'ours' }, image: 'acme/ours:1' }));
    new StashTask(chart, 'Task', { metadata: { name: 'ours-backup' }, steps: [{ name: functionName }] });
  }, named('Function', 'Function ours', 'Task')],
  ['a blueprint that nothing asks for', ({ chart, storageSecret }) => rename(blueprintOf(chart, storageSecret)), []],
  ['the namespace of a Repository', ({ repository }) => ApiObject.of(repository).addJsonPatch(JsonPatch.add('/metadata/namespace', 'bank')),
    ['error: [shop/Repository] STASH611 metadata.namespace: is changed to "bank" by a patch, but others refer to Repository shop/safe: give the namespace '
      + `in the metadata of the construct, and remove the patch; this also concerns [shop/Backup] ${PAGE}`]],
  ['a backup to which nothing refers', ({ backup }) => rename(backup), []],
  ['a Repository whose name another one takes', ({ chart, repository, storageSecret }) => {
    rename(repository);
    new AzureRepository(chart, 'New', { metadata: { name: 'safe' }, container: 'backups', prefix: 'new', storageSecret });
  }, []],
  ['an ExternalSecret that still makes the Secret', ({ storageSecret }) => {
    rename(storageSecret);
    ApiObject.of(storageSecret).addJsonPatch(JsonPatch.add('/spec/target/name', 'storage'));
  }, []],
  ['the same name', ({ repository }) => rename(repository, 'safe'), []],
  ['another member', ({ repository }) => ApiObject.of(repository).addJsonPatch(JsonPatch.add('/metadata/labels', { tier: 'gold' })), []],
  ['a name that is computed later', ({ chart }) => {
    new ApiObject(chart, 'Late', { apiVersion: 'v1', kind: 'Secret', metadata: { name: Lazy.any({ produce: () => 'storage' }) } });
  }, []],
  ['the items of a List', ({ chart }) => {
    new ApiObject(chart, 'List', { apiVersion: 'v1', kind: 'List', metadata: { name: 'data' }, items: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'storage' } }] });
  }, []],
])('a patch of %s', (_, patch, expected) => {
  const parts = shop();
  patch(parts);
  expect(found(parts.app)).toEqual(expected);
});

test.each<[string, (shop: Shop) => void, string, string]>([
  ['a Repository in another namespace', ({ repository }) => ApiObject.of(repository).addJsonPatch(JsonPatch.add('/metadata/namespace', 'bank')), 'STASH312', 'Backup'],
  ['a Repository', ({ repository }) => rename(repository, 'safes'), 'STASH312', 'Backup'],
  ['a storage Secret', ({ storageSecret }) => rename(storageSecret, 'storages'), 'STASH207', 'Repository'],
  ['a claim', ({ claim }) => rename(claim, 'datas'), 'STASH313', 'Backup'],
  ['a blueprint', ({ chart, claim, storageSecret }) => {
    const blueprint = blueprintOf(chart, storageSecret);
    blueprint.autoBackup(claim);
    rename(blueprint, 'alls');
  }, 'STASH507', 'Data'],
  ['a Task', ({ chart, repository }) => {
    const task = new StashTask(chart, 'Task', { metadata: { name: 'ours-backup' }, steps: [{ name: 'update-status' }] });
    backupBy(task, chart, repository);
    rename(task);
  }, 'STASH503', 'Custom'],
])('what refers to %s says nothing more of it, unless this is off', (_, patch, id, path) => {
  const parts = shop();
  patch(parts);
  const told = () => findingsIn(parts.app).filter(({ rule }) => ['STASH611', id].includes(rule.id)).map(({ rule, subject }) => `${rule.id} ${String(subject.origin)}`);
  expect(told()).toEqual([expect.stringMatching(/^STASH611 /)]);
  Checks.of(parts.app).turnOff('STASH611', 'the patch is intended');
  expect(told()).toEqual([`${id} [shop/${path}]`]);
});
