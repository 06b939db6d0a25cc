import type { Chart } from 'cdk8s';
import {
  B2StorageSecret, GcsCredentials, GcsStorageSecret, LocalStorageSecret, RestServerStorageSecret, S3Credentials, S3StorageSecret, type SensitiveValue,
  type StorageSecret, type StorageSecretProps, SwiftCredentials, SwiftStorageSecret,
} from 'cdk8s-stash';

/** A key of a service account, as Google Cloud writes one, that opens nothing. */
export const SERVICE_ACCOUNT_KEY = JSON.stringify({
  type: 'service_account',
  project_id: 'stash-demo',
  private_key: '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----\n',
  client_email: 'stash@stash-demo.iam.gserviceaccount.com',
}, null, 2);

type Values = { readonly [key: string]: string };
type Source = (key: string) => SensitiveValue;

/** One way to get into one backend. */
export interface Mode {
  readonly backend: string;
  readonly name: string;
  /** What stands in plain text under which key. */
  readonly clear: Values;
  /** A right value for every key that is secret. */
  readonly secret: Values;
  readonly trimmed: readonly string[];
  readonly define: (chart: Chart, props: StorageSecretProps, from: Source) => StorageSecret;
}

const AUTH = 'https://keystone.example.com:5000';
const swift = (credentials: (from: Source) => SwiftCredentials): Mode['define'] => (chart, props, from) =>
  new SwiftStorageSecret(chart, 'Secret', { ...props, credentials: credentials(from) });

const PASSWORD = 'pass word:/é"';

export const MODES: readonly Mode[] = [
  {
    backend: 's3',
    name: 'access key',
    clear: {},
    secret: { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    trimmed: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    define: (chart, props, from) => new S3StorageSecret(chart, 'Secret', {
      ...props,
      credentials: S3Credentials.accessKey({ accessKeyId: from('AWS_ACCESS_KEY_ID'), secretAccessKey: from('AWS_SECRET_ACCESS_KEY') }),
    }),
  },
  {
    backend: 's3',
    name: 'cloud identity',
    clear: {},
    secret: {},
    trimmed: [],
    define: (chart, props) => new S3StorageSecret(chart, 'Secret', { ...props, credentials: S3Credentials.cloudIdentity() }),
  },
  {
    backend: 'gcs',
    name: 'service account key',
    clear: { GOOGLE_PROJECT_ID: 'stash-demo' },
    secret: { GOOGLE_SERVICE_ACCOUNT_JSON_KEY: SERVICE_ACCOUNT_KEY },
    trimmed: [],
    define: (chart, props, from) => new GcsStorageSecret(chart, 'Secret', {
      ...props,
      credentials: GcsCredentials.serviceAccountKey({ projectId: 'stash-demo', serviceAccountJsonKey: from('GOOGLE_SERVICE_ACCOUNT_JSON_KEY') }),
    }),
  },
  {
    backend: 'gcs',
    name: 'workload identity',
    clear: {},
    secret: {},
    trimmed: [],
    define: (chart, props) => new GcsStorageSecret(chart, 'Secret', { ...props, credentials: GcsCredentials.workloadIdentity() }),
  },
  {
    backend: 'b2',
    name: 'application key',
    clear: {},
    secret: { B2_ACCOUNT_ID: '0014a1b2c3d4e5f0000000001', B2_ACCOUNT_KEY: 'K001hsdKSDNnsl83hd/hs82kSbs7nwo' },
    trimmed: ['B2_ACCOUNT_ID', 'B2_ACCOUNT_KEY'],
    define: (chart, props, from) =>
      new B2StorageSecret(chart, 'Secret', { ...props, accountId: from('B2_ACCOUNT_ID'), accountKey: from('B2_ACCOUNT_KEY') }),
  },
  {
    backend: 'swift',
    name: 'v1',
    clear: { ST_AUTH: `${AUTH}/auth/v1.0`, ST_USER: 'demo:stash' },
    secret: { ST_KEY: PASSWORD },
    trimmed: [],
    define: swift((from) => SwiftCredentials.v1({ authUrl: `${AUTH}/auth/v1.0`, user: 'demo:stash', key: from('ST_KEY') })),
  },
  {
    backend: 'swift',
    name: 'v2',
    clear: { OS_AUTH_URL: `${AUTH}/v2.0`, OS_REGION_NAME: 'RegionOne', OS_USERNAME: 'stash', OS_TENANT_ID: '1a2b', OS_TENANT_NAME: 'demo' },
    secret: { OS_PASSWORD: PASSWORD },
    trimmed: [],
    define: swift((from) => SwiftCredentials.v2({
      authUrl: `${AUTH}/v2.0`, regionName: 'RegionOne', username: 'stash', password: from('OS_PASSWORD'), tenantId: '1a2b', tenantName: 'demo',
    })),
  },
  {
    backend: 'swift',
    name: 'v3',
    clear: {
      OS_AUTH_URL: `${AUTH}/v3`,
      OS_REGION_NAME: 'RegionOne',
      OS_USERNAME: 'stash',
      OS_USER_DOMAIN_NAME: 'Default',
      OS_PROJECT_NAME: 'demo',
      OS_PROJECT_DOMAIN_NAME: 'Default',
    },
    secret: { OS_PASSWORD: PASSWORD },
    trimmed: [],
    define: swift((from) => SwiftCredentials.v3({
      authUrl: `${AUTH}/v3`,
      regionName: 'RegionOne',
      username: 'stash',
      password: from('OS_PASSWORD'),
      userDomainName: 'Default',
      projectName: 'demo',
      projectDomainName: 'Default',
    })),
  },
  {
    backend: 'swift',
    name: 'application credential by id',
    clear: { OS_AUTH_URL: `${AUTH}/v3`, OS_APPLICATION_CREDENTIAL_ID: '93f3f4c2' },
    secret: { OS_APPLICATION_CREDENTIAL_SECRET: 'JVmJJ-9x_k7' },
    trimmed: ['OS_APPLICATION_CREDENTIAL_SECRET'],
    define: swift((from) => SwiftCredentials.applicationCredentialId({
      authUrl: `${AUTH}/v3`, applicationCredentialId: '93f3f4c2', applicationCredentialSecret: from('OS_APPLICATION_CREDENTIAL_SECRET'),
    })),
  },
  {
    backend: 'swift',
    name: 'application credential by name',
    clear: { OS_AUTH_URL: `${AUTH}/v3`, OS_USERNAME: 'stash', OS_USER_DOMAIN_NAME: 'Default', OS_APPLICATION_CREDENTIAL_NAME: 'backup' },
    secret: { OS_APPLICATION_CREDENTIAL_SECRET: 'JVmJJ-9x_k7' },
    trimmed: ['OS_APPLICATION_CREDENTIAL_SECRET'],
    define: swift((from) => SwiftCredentials.applicationCredentialName({
      authUrl: `${AUTH}/v3`,
      username: 'stash',
      userDomainName: 'Default',
      applicationCredentialName: 'backup',
      applicationCredentialSecret: from('OS_APPLICATION_CREDENTIAL_SECRET'),
    })),
  },
  {
    backend: 'swift',
    name: 'token',
    clear: { OS_STORAGE_URL: 'https://swift.example.com/v1/AUTH_demo' },
    secret: { OS_AUTH_TOKEN: 'gAAAAABf-x_y' },
    trimmed: ['OS_AUTH_TOKEN'],
    define: swift((from) => SwiftCredentials.token({ storageUrl: 'https://swift.example.com/v1/AUTH_demo', authToken: from('OS_AUTH_TOKEN') })),
  },
  {
    backend: 'rest',
    name: 'user and password',
    clear: { REST_SERVER_USERNAME: 'stash' },
    secret: { REST_SERVER_PASSWORD: PASSWORD },
    trimmed: [],
    define: (chart, props, from) =>
      new RestServerStorageSecret(chart, 'Secret', { ...props, credentials: { username: 'stash', password: from('REST_SERVER_PASSWORD') } }),
  },
  {
    backend: 'rest',
    name: 'nobody',
    clear: {},
    secret: {},
    trimmed: [],
    define: (chart, props) => new RestServerStorageSecret(chart, 'Secret', props),
  },
  {
    backend: 'local',
    name: 'volume',
    clear: {},
    secret: {},
    trimmed: [],
    define: (chart, props) => new LocalStorageSecret(chart, 'Secret', props),
  },
];
