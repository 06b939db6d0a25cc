import { ApiObject, App, Chart, Cron, JsonPatch, Lazy, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { messageOf } from '../../../../lib/check/message';
import { findingsIn } from '../../../../lib/synth/app-checks';
import {
  AppBinding, AzureRepository, AzureStorageSecret, BackupConfiguration, BackupSession, BackupTarget, ClientConfig, RetentionPolicy, SecretDelivery,
  SecretStoreRef, SensitiveValue,
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
  const claim = new kplus.PersistentVolumeClaim(chart, 'Claim', {
    metadata: { name: 'data' }, storage: Size.gibibytes(1), accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
  });
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

const rename = (part: Construct, name = 'other') =>
  ApiObject.of(part).addJsonPatch(JsonPatch.replace('/metadata/name', name));

const named = (where: string, called: string) => [
  `error: [shop/${where}] STASH611 metadata.name: is changed to "other" by a patch, but others refer to ${called}: `
  + `give the name in the metadata of the construct, and remove the patch ${PAGE}`,
];

test.each<[string, (shop: Shop) => void, string[]]>([
  ['a Repository', ({ repository }) => rename(repository), named('Repository', 'Repository shop/safe')],
  ['a storage Secret', ({ storageSecret }) => rename(storageSecret), named('Secret', 'ExternalSecret shop/storage')],
  ['a claim', ({ claim }) => rename(claim), named('Claim', 'PersistentVolumeClaim shop/data')],
  ['a backup with a BackupSession', ({ chart, backup }) => {
    new BackupSession(chart, 'Now', { invoker: backup });
    rename(backup);
  }, named('Backup', 'BackupConfiguration shop/nightly')],
  ['the Secret of a database', ({ chart }) => {
    const login = new kplus.Secret(chart, 'Login', { metadata: { name: 'login' } });
    new AppBinding(chart, 'Database', {
      metadata: { name: 'db' }, secret: login, clientConfig: ClientConfig.service({ name: 'db', port: 5432, scheme: 'postgresql' }),
    });
    rename(login);
  }, named('Login', 'Secret shop/login')],
  ['the Secret with the client certificate of a database', ({ chart }) => {
    const certificate = new kplus.Secret(chart, 'Certificate', { metadata: { name: 'certificate' } });
    new AppBinding(chart, 'Database', {
      metadata: { name: 'db' }, tlsSecret: certificate, clientConfig: ClientConfig.service({ name: 'db', port: 5432, scheme: 'postgresql' }),
    });
    rename(certificate);
  }, named('Certificate', 'Secret shop/certificate')],
  ['the namespace of a Repository', ({ repository }) => ApiObject.of(repository).addJsonPatch(JsonPatch.add('/metadata/namespace', 'bank')),
    ['error: [shop/Repository] STASH611 metadata.namespace: is changed to "bank" by a patch, but others refer to Repository shop/safe: give the namespace '
      + `in the metadata of the construct, and remove the patch ${PAGE}`]],
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
