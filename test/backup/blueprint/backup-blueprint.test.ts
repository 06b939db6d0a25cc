import { ApiObject, App, Chart, Cron, Duration, Size } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import type * as wire from '../../../imports/stash';
import { demoChart, specOf, yamlOf } from '../demo';
import {
  Addon, type AzureRepositoryProps, BackupBlueprint, type BackupBlueprintProps, BlueprintRepository, BlueprintVariable, Hook, RetentionPolicy,
  StorageSecret, TempDirMedium, UsagePolicy, VolumeSource,
} from 'cdk8s-stash';

const PREFIX = `stash/${BlueprintVariable.TARGET_NAMESPACE}/${BlueprintVariable.TARGET_KIND}/${BlueprintVariable.TARGET_NAME}`;

const secretOf = (chart: Chart, name = 'azure-secret') => StorageSecret.fromSecretName(chart, 'Secret', name);

const azure = (chart: Chart, props: Partial<AzureRepositoryProps> = {}) =>
  BlueprintRepository.azure({ container: 'stash-backup', prefix: PREFIX, storageSecret: secretOf(chart), ...props });

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: plus27.k8s.Quantity.fromString('1Gi') } } };

const blueprint = (props: Partial<BackupBlueprintProps> = {}, chart = demoChart()) => new BackupBlueprint(chart, 'Blueprint', {
  metadata: { name: 'demo-blueprint' },
  repository: props.repository ?? azure(chart),
  schedule: Cron.daily(),
  retentionPolicy: RetentionPolicy.keepLast(5),
  ...props,
});

test('belongs to no namespace, whatever that of the chart is', () => {
  expect(yamlOf(blueprint())).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: BackupBlueprint
metadata:
  name: demo-blueprint
spec:
  backend:
    azure:
      container: stash-backup
      prefix: stash/\${TARGET_NAMESPACE}/\${TARGET_KIND}/\${TARGET_NAME}
    storageSecretName: azure-secret
  retentionPolicy:
    keepLast: 5
    name: keep-last-5
    prune: true
  schedule: 0 0 * * *
`);
});

test('all that it can say', () => {
  const chart = demoChart();
  const props: Required<BackupBlueprintProps> = {
    metadata: { name: 'all' },
    repository: azure(chart, { wipeOut: true, usagePolicy: UsagePolicy.allNamespaces() }),
    backupNamespace: 'backups',
    repoNamespace: 'demo',
    schedule: Cron.daily(),
    scheduleSpread: Duration.hours(1),
    retentionPolicy: RetentionPolicy.keepLast(5),
    backupHistoryLimit: 3,
    timeOut: Duration.minutes(30),
    retryConfig: { maxRetry: 3, delay: Duration.minutes(10) },
    addon: Addon.postgres('16.1'),
    runtimeSettings: { container: { securityContext: { runAsUser: 2000 } } },
    tempDir: { medium: TempDirMedium.MEMORY, sizeLimit: Size.gibibytes(1), disableCaching: false },
    interimVolumeTemplate: {
      metadata: { name: 'interim' },
      spec: CLAIM,
    },
    hooks: { preBackup: Hook.exec(['sync']) },
  };
  expect(specOf<wire.BackupBlueprintSpec>(new BackupBlueprint(chart, 'Blueprint', props))).toEqual({
    backend: { azure: { container: 'stash-backup', prefix: PREFIX }, storageSecretName: 'azure-secret' },
    wipeOut: true,
    usagePolicy: { allowedNamespaces: { from: 'All' } },
    backupNamespace: 'backups',
    repoNamespace: 'demo',
    schedule: '15 0 * * *',
    retentionPolicy: { name: 'keep-last-5', keepLast: 5, prune: true },
    backupHistoryLimit: 3,
    timeOut: '30m',
    retryConfig: { maxRetry: 3, delay: '10m' },
    task: { name: 'postgres-backup-16.1' },
    runtimeSettings: { container: { securityContext: { runAsUser: 2000 } } },
    tempDir: { medium: 'Memory', sizeLimit: '1Gi', disableCaching: false },
    interimVolumeTemplate: { metadata: { name: 'interim' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    hooks: { preBackup: { exec: { command: ['sync'] } } },
  });
});

const storageSecretName = 'some-secret';

test.each<[string, (chart: Chart) => BlueprintRepository, object]>([
  ['b2', (chart) => BlueprintRepository.b2({ bucket: 'stash-backup', prefix: PREFIX, storageSecret: secretOf(chart, storageSecretName) }),
    { b2: { bucket: 'stash-backup', prefix: PREFIX } }],
  ['gcs', (chart) => BlueprintRepository.gcs({ bucket: 'stash', prefix: PREFIX, storageSecret: secretOf(chart, storageSecretName) }),
    { gcs: { bucket: 'stash', prefix: PREFIX } }],
  ['local', (chart) => BlueprintRepository.local({
    mountPath: '/safe', subPath: PREFIX, volume: VolumeSource.nfs({ server: 'nfs', path: '/' }), storageSecret: secretOf(chart, storageSecretName),
  }), { local: { mountPath: '/safe', subPath: PREFIX, nfs: { server: 'nfs', path: '/' } } }],
  ['restServer', (chart) => BlueprintRepository.restServer({ url: `https://rest/${PREFIX}`, storageSecret: secretOf(chart, storageSecretName) }),
    { rest: { url: `https://rest/${PREFIX}` } }],
  ['s3', (chart) => BlueprintRepository.s3({ endpoint: 'https://minio:9000', bucket: 'stash', prefix: PREFIX, storageSecret: secretOf(chart, storageSecretName) }),
    { s3: { endpoint: 'https://minio:9000', bucket: 'stash', prefix: PREFIX } }],
  ['swift', (chart) => BlueprintRepository.swift({ container: 'stash', prefix: PREFIX, storageSecret: secretOf(chart, storageSecretName) }),
    { swift: { container: 'stash', prefix: PREFIX } }],
])('of Repositories in %s', (_, repository, backend) => {
  const chart = demoChart();
  const written = blueprint({ repository: repository(chart) }, chart);
  expect(specOf<wire.BackupBlueprintSpec>(written).backend).toEqual({ ...backend, storageSecretName });
  expect(written.node.children.map(({ node }) => node.id)).toEqual(['Resource']);
});

test.each<[string, (chart: Chart) => Partial<BackupBlueprintProps>, string]>([
  ['a prefix without the namespace', (chart) => ({ repository: azure(chart, { prefix: '${TARGET_KIND}/${TARGET_NAME}' }) }),
    '[demo/Blueprint] spec.backend: does not name ${TARGET_NAMESPACE}, so that several targets would share one restic repository and remove the snapshots of '
    + 'each other: write a prefix such as "stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}"'],
  ['a prefix with the namespace only', (chart) => ({ repository: azure(chart, { prefix: '${TARGET_NAMESPACE}/${TARGET_NAMES}' }) }),
    '[demo/Blueprint] spec.backend: does not name ${TARGET_NAME}, so that several targets would share one restic repository and remove the snapshots of '
    + 'each other: write a prefix such as "stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}"'],
  ['a mount path for each target, and one place', (chart) => ({
    repository: BlueprintRepository.local({
      mountPath: '/safe/${TARGET_NAME}',
      subPath: '${TARGET_NAMESPACE}',
      volume: VolumeSource.nfs({ server: 'nfs', path: '/' }),
      storageSecret: secretOf(chart, storageSecretName),
    }),
  }),
  '[demo/Blueprint] spec.backend: names ${TARGET_NAME} where that does not change the place, so that several targets would share one restic repository and '
    + 'remove the snapshots of each other: write a subPath such as "stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}"'],
  ['what a Repository refuses', (chart) => ({ repository: azure(chart, { container: 'Stash' }) }),
    '[demo/Blueprint/Repository] spec.backend.azure.container: "Stash" is not a container name: use 3 to 63 characters from a-z, 0-9 and single hyphens, starting and ending '
    + 'with a letter or digit; did you mean "stash"?'],
  ['a variable of the shell in a hook', () => ({ hooks: { preBackup: Hook.exec(['/bin/sh', '-c', 'echo ${HOME}']) } }),
    '[demo/Blueprint] spec.hooks.preBackup.exec.command[2]: "${HOME}" is not a variable of a BackupBlueprint, so Stash gives up on the blueprint: use one of '
    + '${TARGET_API_VERSION}, ${TARGET_KIND}, ${TARGET_NAMESPACE}, ${TARGET_NAME}, ${TARGET_RESOURCE}, ${TARGET_APP_VERSION}, ${TARGET_APP_GROUP}, '
    + '${TARGET_APP_RESOURCE}, ${TARGET_APP_TYPE}; any other needs a default, as in "${HOME:=default}"; in a hook, write a variable of the shell without '
    + 'braces, as in "$HOME"'],
  ['a variable without its end', () => ({ hooks: { preBackup: Hook.exec(['echo', '${TARGET_NAME']) } }),
    '[demo/Blueprint] spec.hooks.preBackup.exec.command[1]: "${TARGET_NAME" is a variable without a closing brace, so the substitution in Stash fails: '
    + 'close it with "}"'],
  ['a variable that runs into another one', () => ({ hooks: { preBackup: Hook.exec(['${${TARGET_NAME}']) } }),
    '[demo/Blueprint] spec.hooks.preBackup.exec.command[0]: "${" is a variable without a closing brace, so the substitution in Stash fails: '
    + 'close it with "}"'],
  ['a namespace of its own', () => ({ metadata: { namespace: 'demo' } }),
    '[demo/Blueprint] metadata.namespace: "demo" cannot be the namespace of a BackupBlueprint, which is cluster-scoped: leave it out'],
  ['a backupNamespace that is none', () => ({ backupNamespace: 'Stash' }), '[demo/Blueprint] spec.backupNamespace: "Stash" is not a DNS label: use 1 to 63 characters from a-z, '
    + '0-9 and "-", starting and ending with a letter or digit; did you mean "stash"?'],
  ['a repoNamespace that is none', () => ({ repoNamespace: 'Stash' }), '[demo/Blueprint] spec.repoNamespace: "Stash" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and '
    + '"-", starting and ending with a letter or digit; did you mean "stash"?'],
  ['a claim of another namespace than the backups', () => ({
    backupNamespace: 'backups', repoNamespace: 'demo', interimVolumeTemplate: { metadata: { name: 'interim', namespace: 'shop' }, spec: CLAIM },
  }), '[demo/Blueprint] spec.interimVolumeTemplate.metadata.namespace: "shop" is not where Stash creates the claim, which is the namespace of the object with '
    + 'the template: write "backups", or leave it out'],
  ['a policy for the home of Repositories that have many', (chart) => ({ repository: azure(chart, { usagePolicy: UsagePolicy.namespaces('shop') }) }),
    '[demo/Blueprint] spec.usagePolicy: UsagePolicy.namespaces() admits the Repository\'s own namespace too, but that is not known at synth: set the namespace of the chart, '
    + 'or use UsagePolicy.onlyNamespaces(), which admits only the namespaces that you name'],
  ['a Secret that is not in repoNamespace', () => ({ repository: azure(demoChart()), repoNamespace: 'stash' }),
    '[demo/Blueprint/Repository] spec.backend.storageSecretName: the Secret "azure-secret" is in namespace "demo", but the Repository is in "stash", where Stash '
    + 'would look for it: define both in the same namespace'],
])('%s is refused', (_, props, message) => {
  const chart = demoChart();
  expect(() => blueprint(props(chart), chart)).toThrow(new Error(message));
});

test('metadata of Repositories is refused, for Stash names them', () => {
  expect(() => azure(demoChart(), { metadata: { name: 'x' } })).toThrow(new Error(
    'BlueprintRepository.azure: metadata cannot be set, because Stash names the Repositories of a blueprint: leave it out',
  ));
});

test.each([
  'stash/${TARGET_NAMESPACE}-${TARGET_NAME}', '${TARGET_NAMESPACE:=default}/${TARGET_NAME:-x}', '${TARGET_NAMESPACE}/${TARGET_NAME}/${REGION:=eu}',
])('the prefix %s tells targets apart', (prefix) => {
  const chart = demoChart();
  const { backend } = specOf<wire.BackupBlueprintSpec>(blueprint({ repository: azure(chart, { prefix }) }, chart));
  expect(backend!.azure!.prefix).toBe(prefix);
});

test('a task may depend on the version of the database', () => {
  const addon = Addon.custom({ backupTask: `postgres-backup-${BlueprintVariable.TARGET_APP_VERSION}` });
  expect(specOf<wire.BackupBlueprintSpec>(blueprint({ addon })).task).toEqual({ name: 'postgres-backup-${TARGET_APP_VERSION}' });
});

test('where Repositories are in many namespaces, the Secret is an example', () => {
  const app = new App();
  const secret = StorageSecret.fromSecretName(new Chart(app, 'shop', { namespace: 'shop' }), 'Secret', 'azure-secret');
  const chart = new Chart(app, 'demo', { namespace: 'demo' });
  expect(ApiObject.of(blueprint({ repository: azure(chart, { storageSecret: secret }) }, chart)).toJson().metadata).toEqual({ name: 'demo-blueprint' });
});

test('one that exists already is known by its name', () => {
  expect(BackupBlueprint.fromBackupBlueprintName(demoChart(), 'Blueprint', 'theirs').backupBlueprintName).toBe('theirs');
  expect(() => BackupBlueprint.fromBackupBlueprintName(demoChart(), 'Blueprint', 'Theirs')).toThrow(new Error(
    '[demo/Blueprint] metadata.name: "Theirs" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit; '
    + 'did you mean "theirs"?',
  ));
});
