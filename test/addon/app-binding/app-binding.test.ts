import { ApiObject, JsonPatch } from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import { CERTIFICATE } from './certificate';
import { demoBinding, demoChart, yamlOf } from '../demo';
import { virtualSecret } from './virtual-secret';
import {
  Addon, AppBinding, AppBindingParameters, type AppBindingProps, type AppReference, AzureStorageSecret, ClientConfig, SecretTransform,
  type ServiceClientConfigOptions,
} from 'cdk8s-stash';

const exists = (name: string, namespace?: string) => AzureStorageSecret.fromSecretName(demoChart(), 'Secret', name, { namespace });

test('the least that an AppBinding says', () => {
  expect(yamlOf(demoBinding())).toBe(`\
apiVersion: appcatalog.appscode.com/v1alpha1
kind: AppBinding
metadata:
  name: shop
  namespace: demo
spec:
  clientConfig:
    service:
      name: shop
      port: 5432
      scheme: postgresql
`);
});

test('all that an AppBinding can say', () => {
  const appRef: Required<AppReference> = { apiGroup: 'kubedb.com', kind: 'Postgres', name: 'shop', namespace: 'demo' };
  const address: Required<ServiceClientConfigOptions> = {
    name: 'shop',
    namespace: 'db',
    port: 5432,
    scheme: 'postgresql',
    path: '/',
    query: 'sslmode=require',
    caBundle: CERTIFICATE,
    insecureSkipTLSVerify: false,
    serverName: 'shop.db.svc',
  };
  const props: Required<AppBindingProps> = {
    metadata: { name: 'shop', namespace: 'demo', labels: { tier: 'data' } },
    type: 'kubedb.com/postgres',
    version: '17.2',
    appRef,
    clientConfig: ClientConfig.service(address),
    secret: exists('shop-auth', 'demo'),
    tlsSecret: exists('shop-tls', 'demo'),
    secretTransforms: [
      SecretTransform.renameKey('POSTGRES_USER', 'username'),
      SecretTransform.addKey('sslmode', 'require'),
      SecretTransform.addBinaryKey('flags', 'AQI='),
      SecretTransform.addKeysFrom(exists('more', 'demo')),
      SecretTransform.removeKey('POSTGRES_DB'),
    ],
    addon: Addon.postgres('17.2', { user: 'dumper' }),
    parameters: AppBindingParameters.of('shop.example.com/v1', 'ShopParameters', { shards: [1, 2] }),
  };
  expect(yamlOf(new AppBinding(demoChart({}), 'Binding', props))).toBe(`\
apiVersion: appcatalog.appscode.com/v1alpha1
kind: AppBinding
metadata:
  labels:
    tier: data
  name: shop
  namespace: demo
spec:
  appRef:
    apiGroup: kubedb.com
    kind: Postgres
    name: shop
    namespace: demo
  clientConfig:
    caBundle: ${Buffer.from(CERTIFICATE).toString('base64')}
    insecureSkipTLSVerify: false
    serverName: shop.db.svc
    service:
      name: shop
      namespace: db
      path: /
      port: 5432
      query: sslmode=require
      scheme: postgresql
  parameters:
    apiVersion: shop.example.com/v1
    kind: ShopParameters
    shards:
      - 1
      - 2
    stash:
      addon:
        backupTask:
          name: postgres-backup-17.2
          params:
            - name: user
              value: dumper
        restoreTask:
          name: postgres-restore-17.2
          params:
            - name: user
              value: dumper
  secret:
    kind: Secret
    name: shop-auth
  secretTransforms:
    - renameKey:
        from: POSTGRES_USER
        to: username
    - addKey:
        key: sslmode
        stringValue: require
    - addKey:
        key: flags
        value: AQI=
    - addKeysFrom:
        secretRef:
          name: more
    - removeKey:
        key: POSTGRES_DB
  tlsSecret:
    kind: Secret
    name: shop-tls
  type: kubedb.com/postgres
  version: "17.2"
`);
});

test('an addon alone makes parameters of the kind that holds nothing else', () => {
  expect(yamlOf(demoBinding({ addon: Addon.custom({ backupTask: 'shop-backup' }) }))).toContain(`
  parameters:
    apiVersion: appcatalog.appscode.com/v1alpha1
    kind: StashAddon
    stash:
      addon:
        backupTask:
          name: shop-backup
`);
});

test('a MongoDB with several members', () => {
  const replicaSets: { [host: string]: string } = { 'host-0': 'rs0/shop-0.shop.demo.svc:27017' };
  const parameters = AppBindingParameters.mongoConfiguration({ configServer: 'cnf/shop-configsvr-0.shop.demo.svc:27017', replicaSets });
  replicaSets['host-1'] = 'too late';
  expect(yamlOf(demoBinding({ parameters, addon: Addon.mongodb('6.0.5') }))).toContain(`
  parameters:
    apiVersion: config.kubedb.com/v1alpha1
    configServer: cnf/shop-configsvr-0.shop.demo.svc:27017
    kind: MongoConfiguration
    replicaSets:
      host-0: rs0/shop-0.shop.demo.svc:27017
    stash:
      addon:
        backupTask:
          name: mongodb-backup-6.0.5
        restoreTask:
          name: mongodb-restore-6.0.5
`);
});

test('a Secret of cdk8s-plus', () => {
  const chart = demoChart();
  const secret = new plus.Secret(chart, 'Auth', { metadata: { name: 'auth' } });
  expect(yamlOf(demoBinding({ secret }, chart))).toContain('  secret:\n    kind: Secret\n    name: auth\n');
});

test('a Secret that is none of Kubernetes\' own', () => {
  const chart = demoChart();
  const secret = virtualSecret(chart, 'Virtual', 'auth');
  const reference = '\n    apiGroup: virtual-secrets.dev\n    kind: Secret\n    name: auth\n';
  const yaml = yamlOf(demoBinding({ secret, tlsSecret: Object.assign(virtualSecret(chart, 'Tls', 'auth'), { kind: 'Certificate' }) }, chart));
  expect(yaml).toContain(`  secret:${reference}`);
  expect(yaml).toContain(`  tlsSecret:${reference.replace('Secret', 'Certificate')}`);
});

test('a patch has the last word', () => {
  const binding = demoBinding();
  ApiObject.of(binding).addJsonPatch(JsonPatch.add('/spec/type', 'patched'));
  expect(ApiObject.of(binding).kind).toBe('AppBinding');
  expect(yamlOf(binding)).toContain('  type: patched\n');
});

test('it knows its name and namespace', () => {
  const { appBindingName, appBindingNamespace } = demoBinding();
  expect({ appBindingName, appBindingNamespace }).toEqual({ appBindingName: 'shop', appBindingNamespace: 'demo' });
  expect(demoBinding({}, demoChart({})).appBindingNamespace).toBeUndefined();
});

test('one that exists already writes nothing', () => {
  const chart = demoChart();
  const { appBindingName, appBindingNamespace } = AppBinding.fromAppBindingName(chart, 'Imported', 'shop.db');
  expect({ appBindingName, appBindingNamespace }).toEqual({ appBindingName: 'shop.db', appBindingNamespace: 'demo' });
  expect(AppBinding.fromAppBindingName(chart, 'Elsewhere', 'shop', { namespace: 'db' }).appBindingNamespace).toBe('db');
  expect(AppBinding.fromAppBindingName(demoChart({}), 'Imported', 'shop').appBindingNamespace).toBeUndefined();
  expect(yamlOf(chart)).toBe('');
});

const LABEL = 'is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit';
const SUBDOMAIN = 'is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit';
const away = (name: string) => `the Secret "${name}" is in namespace "db", but the AppBinding is in "demo", where Stash would look for it: `
  + 'define both in the same namespace';

test.each<[message: string, Partial<AppBindingProps>]>([
  [`metadata.name: "Shop" ${LABEL}; did you mean "shop"?`, { metadata: { name: 'Shop' } }],
  [`metadata.name: "${'a'.repeat(64)}" ${LABEL}; did you mean "${'a'.repeat(63)}"?`, { metadata: { name: 'a'.repeat(64) } }],
  [`metadata.namespace: "my.db" ${LABEL}; did you mean "my-db"?`, { metadata: { name: 'shop', namespace: 'my.db' } }],
  [`spec.appRef.name: "" ${SUBDOMAIN}`, { appRef: { name: '' } }],
  [`spec.appRef.namespace: "DB" ${LABEL}; did you mean "db"?`, { appRef: { name: 'shop', namespace: 'DB' } }],
  [`spec.secret: ${away('auth')}`, { secret: exists('auth', 'db') }],
  [`spec.tlsSecret: ${away('tls')}`, { tlsSecret: exists('tls', 'db') }],
  [`spec.secretTransforms[1].addKeysFrom.secretRef: ${away('more')}`,
    { secretTransforms: [SecretTransform.removeKey('a'), SecretTransform.addKeysFrom(exists('more', 'db'))] }],
])('%s', (message, props) => {
  expect(() => demoBinding(props)).toThrow(new Error(`[demo/Binding] ${message}`));
});

test.each<[message: string, string, string | undefined]>([
  [`metadata.name: "Shop" ${SUBDOMAIN}; did you mean "shop"?`, 'Shop', undefined],
  [`metadata.namespace: "DB" ${LABEL}; did you mean "db"?`, 'shop', 'DB'],
])('of one that exists already: %s', (message, name, namespace) => {
  expect(() => AppBinding.fromAppBindingName(demoChart(), 'Imported', name, { namespace })).toThrow(new Error(`[demo/Imported] ${message}`));
});

const CREDENTIALS = 'contains a user name or a password (not shown), which would be in plain text in the manifest: leave it out, and put it into the Secret of the AppBinding';

const MISSING = 'is missing: give a string; an environment variable that is not set is undefined';
const MISSING_VALUE = 'is missing: give a string; an environment variable that is not set is undefined';

test.each<[message: string, () => unknown]>([
  [`AppBindingParameters.mongoConfiguration: configServer ${CREDENTIALS}`, () => AppBindingParameters.mongoConfiguration({ configServer: 'root:hunter2@cnf:27017' })],
  [`AppBindingParameters.mongoConfiguration: replicaSets.host-1 ${CREDENTIALS}`,
    () => AppBindingParameters.mongoConfiguration({ replicaSets: { 'host-0': 'rs0/a:27017', 'host-1': 'mongodb://root:hunter2@b:27017' } })],
  ['AppBindingParameters.of: apiVersion "" is empty, but the API server requires it: give the apiVersion and the kind of the parameters',
    () => AppBindingParameters.of('', 'Shop', {})],
  ['AppBindingParameters.of: kind "" is empty, but the API server requires it: give the apiVersion and the kind of the parameters',
    () => AppBindingParameters.of('a/v1', '', {})],
  ['AppBindingParameters.of: content contains "stash": give it as "addon" of the AppBinding', () => AppBindingParameters.of('a/v1', 'A', { stash: {} })],
  ['AppBindingParameters.of: content contains "kind": give it as the argument of that name', () => AppBindingParameters.of('a/v1', 'A', { kind: 'B' })],
  [`AppBindingParameters.of: apiVersion ${MISSING}`, () => AppBindingParameters.of(undefined!, 'Shop', {})],
  ['AppBindingParameters.of: apiVersion "a/b/c" is not an API version: write the API group, "/" and the version', () => AppBindingParameters.of('a/b/c', 'B', {})],
  ['AppBindingParameters.of: kind "My Kind" is not a kind: use 1 to 63 characters from a-z, A-Z, 0-9 and "-", beginning with a letter and ending with a letter or digit',
    () => AppBindingParameters.of('a/v1', 'My Kind', {})],
  [`AppBindingParameters.of: kind ${MISSING}`, () => AppBindingParameters.of('a/v1', undefined!, {})],
  ['SecretTransform.renameKey: from "user name" is not a valid key for a Secret: use 1 to 253 characters from a-z, A-Z, 0-9, "-", "_" and "."',
    () => SecretTransform.renameKey('user name', 'username')],
  ['SecretTransform.renameKey: to "" is not a valid key for a Secret: use 1 to 253 characters from a-z, A-Z, 0-9, "-", "_" and "."', () => SecretTransform.renameKey('user', '')],
  ['SecretTransform.addKey: key "ä" is not a valid key for a Secret: use 1 to 253 characters from a-z, A-Z, 0-9, "-", "_" and "."', () => SecretTransform.addKey('ä', '1')],
  ['SecretTransform.addKey: stringValue looks like a credential (not shown), and would be in plain text in the manifest: '
    + 'put it into a Secret, and use SecretTransform.addKeysFrom()', () => SecretTransform.addKey('key', `${'A'.repeat(86)}==`)],
  ['SecretTransform.addBinaryKey: key "a b" is not a valid key for a Secret: use 1 to 253 characters from a-z, A-Z, 0-9, "-", "_" and "."',
    () => SecretTransform.addBinaryKey('a b', 'AQI=')],
  ['SecretTransform.addBinaryKey: value is not base64 (not shown): encode the bytes, without line breaks', () => SecretTransform.addBinaryKey('a', 'AQI')],
  ['SecretTransform.addBinaryKey: value is empty, which the API server does not take for base64: encode at least one byte', () => SecretTransform.addBinaryKey('a', '')],
  [`SecretTransform.renameKey: from ${MISSING}`, () => SecretTransform.renameKey(undefined!, 'username')],
  [`SecretTransform.renameKey: to ${MISSING}`, () => SecretTransform.renameKey('user', undefined!)],
  [`SecretTransform.addKey: key ${MISSING}`, () => SecretTransform.addKey(undefined!, '1')],
  [`SecretTransform.addKey: stringValue ${MISSING_VALUE}`, () => SecretTransform.addKey('key', undefined!)],
  [`SecretTransform.addBinaryKey: key ${MISSING}`, () => SecretTransform.addBinaryKey(undefined!, 'AQI=')],
  [`SecretTransform.addBinaryKey: value ${MISSING_VALUE}`, () => SecretTransform.addBinaryKey('a', undefined!)],
  [`SecretTransform.removeKey: key ${MISSING}`, () => SecretTransform.removeKey(undefined!)],
  ['SecretTransform.removeKey: key "a/b" is not a valid key for a Secret: use 1 to 253 characters from a-z, A-Z, 0-9, "-", "_" and "."', () => SecretTransform.removeKey('a/b')],
])('%s', (message, make) => {
  expect(make).toThrow(new Error(message));
});
