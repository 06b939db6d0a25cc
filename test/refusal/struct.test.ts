import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Field } from '../../lib/refusal/field';
import { backup, blueprint, restore, storageSecret, wrong } from '../check/given';
import {
  Addon, AzureRepository, BackupTarget, BlueprintRepository, FleetApp, GcsRepository, Hook, LocalStorageSecret, RestoreRule, RestoreTarget,
  RetentionPolicy, SecretDelivery, SecretStoreRef, SensitiveValue, VolumeSnapshotTarget,
} from 'cdk8s-stash';

const hook = Hook.exec(['sync']);
const UNKNOWN = 'is unknown and would be ignored';
const MISSING = 'is missing: give a string; an environment variable that is not set is undefined';
const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'x' };

test.each<[string, () => unknown]>([
  ['[demo/X] spec.hooks: is not an object: write its members in braces', () => backup({ hooks: 'x' })],
  ['[demo/X] spec.hooks: is not an object: write its members in braces', () => restore({ hooks: [] })],
  ['[demo/X] metadata.labels: is not an object: write its members in braces', () => backup({ metadata: { labels: new Map([['team', 'shop']]) } })],
  ['Addon.custom: backupParams is not an object: write its members in braces',
    () => Addon.custom({ backupTask: 'a', restoreTask: 'b', backupParams: wrong(new Map([['args', '--all']])) })],
  ['[demo/X] spec.hooks: is an instance of Hook and not a struct: give an object with some of the members postBackup, postBackupExecutionPolicy, preBackup', () => backup({ hooks: hook })],
  [`[demo/X] spec.hooks.prebackup: ${UNKNOWN}: did you mean "preBackup"?`, () => backup({ hooks: { prebackup: hook } })],
  [`[demo/X] spec.hooks.before: ${UNKNOWN}: the known members are postBackup, postBackupExecutionPolicy, preBackup`, () => backup({ hooks: { before: hook } })],
  [`[demo/X] spec.hooks.postRestor: ${UNKNOWN}: did you mean "postRestore"?`, () => restore({ hooks: { postRestor: hook } })],
  [`RetentionPolicy.keep: kept.dayly ${UNKNOWN}: did you mean "daily"?`, () => RetentionPolicy.keep(wrong({ last: 5, dayly: 7 }))],
  [`RetentionPolicy.keep: kept.keepLast ${UNKNOWN}: the known members are daily, hourly, last, monthly, tags, weekly, yearly`, () => RetentionPolicy.keep(wrong({ keepLast: 5 }))],
  [`RestoreRule.paths: options.includes ${UNKNOWN}: did you mean "include"?`, () => RestoreRule.paths(['/a'], wrong({ includes: ['/a/b'] }))],
  [`BackupTarget.of: reference.Kind ${UNKNOWN}: the known members are apiVersion, kind, name, namespace`, () => BackupTarget.of(wrong({ ...claim, Kind: 'x' }))],
  [`BackupTarget.of: reference.kind ${MISSING}`, () => BackupTarget.of(wrong({ apiVersion: 'apps/v1', kind: null, name: null }))],
  [`RestoreTarget.of: reference.apiVersion ${MISSING}`, () => RestoreTarget.of(wrong({}))],
  [`VolumeSnapshotTarget.of: reference.name ${MISSING}`, () => VolumeSnapshotTarget.of(wrong({ apiVersion: 'apps/v1', kind: 'StatefulSet' }))],
  [`Addon.redis: options.arg ${UNKNOWN}: did you mean "args"?`, () => Addon.redis('7.0.5', wrong({ arg: '-n 1' }))],
])('%s', (message, define) => {
  expect(define).toThrow(new Error(message));
});

test.each<[string, (metadata: object) => unknown]>([
  ['a Repository', (metadata) => new AzureRepository(new Chart(new App(), 'demo'), 'X', { container: 'backups', storageSecret, metadata })],
  ['an ExternalSecret', (metadata) => new LocalStorageSecret(new Chart(new App(), 'demo'), 'X', {
    resticPassword: SensitiveValue.fromRemoteRef('password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('vault') }),
    metadata,
  })],
  ['a BackupBlueprint', (metadata) => blueprint({ metadata })],
])('the metadata of %s has the members that Kubernetes knows', (_, define) => {
  expect(() => define({ nmae: 'x' })).toThrow(new Error(`[demo/X] metadata.nmae: ${UNKNOWN}: did you mean "name"?`));
  expect(() => define({ name: 'x', anotations: {} })).toThrow(new Error(`[demo/X] metadata.anotations: ${UNKNOWN}: did you mean "annotations"?`));
  expect(() => define({ name: 'x', team: 'shop' })).toThrow(new Error(`[demo/X] metadata.team: ${UNKNOWN}: the known members are annotations, `
    + 'creationTimestamp, deletionGracePeriodSeconds, deletionTimestamp, finalizers, generateName, generation, labels, managedFields, name, namespace, '
    + 'ownerReferences, resourceVersion, selfLink, uid'));
  expect(() => define({ generateName: 'x-', finalizers: ['example.com/x'], team: null })).not.toThrow();
});

test('what is known, or is unset, is taken', () => {
  expect(() => backup({ hooks: { preBackup: hook, before: null, after: undefined } })).not.toThrow();
});

describe('the props of a construct', () => {
  const repository = (more: object) => new AzureRepository(new Chart(new App(), 'demo'), 'X', { container: 'backups', storageSecret, ...more });
  test.each([['useagePolicy', 'usagePolicy'], ['usagepolicy', 'usagePolicy'], ['wipeout', 'wipeOut'], ['prefx', 'prefix']])('refuse %s', (given, meant) => {
    expect(() => repository({ [given]: {} })).toThrow(new Error(`[demo/X] props.${given}: ${UNKNOWN}: did you mean "${meant}"?`));
  });

  test('take what a subclass may have added', () => {
    expect(() => repository({ team: 'shop', prefix: 'a', prefixes: ['a', 'b'], wipeout: undefined })).not.toThrow();
  });
});

describe('of an object of a class, what it computes is taken, beside members that are null:', () => {
  class Bucket {
    public readonly wipeOut = null;
    public readonly bucket = 'backup';
    readonly #prefix = '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}';
    public get prefix() {
      return this.#prefix;
    }
    public get storageSecret() {
      return storageSecret;
    }
    public get maxConnections() {
      return null;
    }
  }
  class Folder {
    public readonly name = null;
    public get outdir() {
      return 'elsewhere';
    }
  }
  class WithoutCache {
    public readonly sizeLimit = null;
    public get disableCaching() {
      return true;
    }
  }
  class Dump {
    public readonly user = null;
    public get args() {
      return '--quick';
    }
  }
  const field = new Field(new Chart(new App(), 'demo'), 'spec.task');
  const specOf = (construct: Construct) => ApiObject.of(construct).toJson().spec;

  test.each<[string, () => unknown, unknown]>([
    ['a Repository', () => new GcsRepository(new Chart(new App(), 'demo'), 'X', wrong(new Bucket())).resticRepository,
      'gs:backup:/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}'],
    ['the template of a blueprint', () => specOf(blueprint({ repository: BlueprintRepository.gcs(wrong(new Bucket())) })).backend.gcs,
      { bucket: 'backup', prefix: '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}' }],
    ['the folder of an app', () => new FleetApp(wrong(new Folder())).outdir, 'elsewhere'],
    ['the options of an addon', () => Addon.postgres('17.2', wrong(new Dump()))._task('backup', field).params, [{ name: 'args', value: '--quick' }]],
    ['a struct in the props', () => specOf(backup({ tempDir: new WithoutCache() })).tempDir, { disableCaching: true }],
  ])('%s', (_, taken, expected) => {
    expect(taken()).toEqual(expected);
  });
});
