import type { Construct } from 'constructs';
import { CONTAINER } from './runtime-settings';
import { CERTIFICATE } from '../addon/app-binding/certificate';
import { virtualSecret } from '../addon/app-binding/virtual-secret';
import {
  Addon, AppBinding, AppBindingParameters, type AppBindingProps, type AppReference, ClientConfig, type ClientConfigOptions, SecretTransform,
  type ServiceClientConfigOptions, StashFunction, type StashFunctionProps, StashTask, type StashTaskProps, type StashTaskStep, StorageSecret,
} from 'cdk8s-stash';

export function appBindings(scope: Construct): void {
  const secret = StorageSecret.fromSecretName(scope, 'Secret', 'shop-auth');
  const virtual = virtualSecret(scope, 'VirtualSecret', 'shop-auth');
  const appRef: Required<AppReference> = { apiGroup: 'kubedb.com', kind: 'Postgres', name: 'shop', namespace: 'databases' };
  const verified: Required<ClientConfigOptions> = { caBundle: CERTIFICATE, insecureSkipTLSVerify: false, serverName: 'shop.databases.svc' };
  const address: Required<ServiceClientConfigOptions> = {
    ...verified, name: 'shop', namespace: 'databases', port: 5432, scheme: 'postgresql', path: '/', query: 'sslmode=require',
  };
  const props: Required<AppBindingProps> = {
    metadata: { name: 'shop' },
    type: 'kubedb.com/postgres',
    version: '17.2',
    appRef,
    clientConfig: ClientConfig.service(address),
    secret: virtual,
    tlsSecret: virtual,
    secretTransforms: [
      SecretTransform.renameKey('POSTGRES_USER', 'username'),
      SecretTransform.addKey('sslmode', 'require'),
      SecretTransform.addBinaryKey('flags', 'AQI='),
      SecretTransform.addKeysFrom(secret),
      SecretTransform.removeKey('POSTGRES_DB'),
    ],
    addon: Addon.postgres('17.2', { user: 'dumper' }),
    parameters: AppBindingParameters.of('shop.example.com/v1', 'ShopParameters', { shards: 2 }),
  };
  new AppBinding(scope, 'Service', props);
  new AppBinding(scope, 'Url', { clientConfig: ClientConfig.url('postgresql://db.example.com:5432/shop', verified) });
}

export function functionsAndTasks(scope: Construct): void {
  const props: Required<StashFunctionProps> = {
    metadata: { name: 'shop-backup' },
    image: 'shop/dump:1',
    command: ['/dump'],
    args: ['--host=${TARGET_NAME}'],
    workingDir: '/tmp',
    ports: [{ containerPort: 8080 }],
    volumeMounts: [{ name: 'secret', mountPath: '/secret' }],
    volumeDevices: [{ name: 'raw', devicePath: '/dev/raw' }],
    runtimeSettings: CONTAINER,
    podSecurityPolicyName: 'dump',
  };
  const step: Required<StashTaskStep> = { name: new StashFunction(scope, 'Function', props).functionName, params: { outputDir: '/tmp/output' } };
  const task: Required<StashTaskProps> = {
    metadata: { name: 'shop-backup' }, steps: [step], volumes: [{ name: 'secret', secret: { secretName: 'shop' } }],
  };
  new StashTask(scope, 'Task', task);
}
