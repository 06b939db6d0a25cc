import { App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import { ACCOUNT_KEY, PASSWORD } from './credentials';
import { AzureStorageSecret, SecretDelivery, SecretStoreRef, SensitiveValue, type AzureStorageSecretProps } from 'cdk8s-stash';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly data: Readonly<Record<string, string>>;
  readonly spec: {
    readonly data: ReadonlyArray<{ readonly remoteRef: { readonly key: string } }>;
    readonly target: { readonly template: { readonly data: Readonly<Record<string, string>> } };
    readonly encryptedData: Readonly<Record<string, string>>;
    readonly template: { readonly data?: Readonly<Record<string, string>> };
  };
}

export const NAMED = { name: 'azure-secret' };

/** An empty namespace stands for none. */
export function demoChart(namespace = 'demo'): Chart {
  return new Chart(new App(), 'demo', { namespace: namespace || undefined });
}

/** A complete plain secret, but for what is said otherwise. */
export function plainSecret(props: Partial<AzureStorageSecretProps> = {}, chart = demoChart()): AzureStorageSecret {
  return new AzureStorageSecret(chart, 'Secret', {
    metadata: NAMED,
    accountName: 'stashdemo',
    accountKey: SensitiveValue.unsafePlainText(ACCOUNT_KEY),
    resticPassword: SensitiveValue.unsafePlainText(PASSWORD),
    delivery: SecretDelivery.unsafePlainSecret(),
    ...props,
  });
}

/** A complete external secret, but for what is said otherwise. */
export function externalSecret(props: Partial<AzureStorageSecretProps> = {}, chart = demoChart()): AzureStorageSecret {
  return plainSecret({
    accountKey: SensitiveValue.fromRemoteRef('stash-azure-account-key'),
    resticPassword: SensitiveValue.fromRemoteRef('stash-restic-password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('azure-kv') }),
    ...props,
  }, chart);
}

/** A secret whose values are all in one sealed file, but for what is said otherwise. */
export function sealedSecret(path: string, props: Partial<AzureStorageSecretProps> = {}, chart = demoChart()): AzureStorageSecret {
  return plainSecret({
    accountKey: SensitiveValue.fromSealedFile(path),
    resticPassword: SensitiveValue.fromSealedFile(path),
    delivery: SecretDelivery.sealedSecret(),
    ...props,
  }, chart);
}

/** What the app around a secret synthesises to. */
export function yamlOf(secret: AzureStorageSecret): string {
  return App.of(secret).synthYaml();
}

/** What the cluster reads: Kubernetes parses YAML 1.1. */
export function manifestOf(secret: AzureStorageSecret): Manifest {
  return parse(yamlOf(secret), { version: '1.1' }) as Manifest;
}

/** The bytes that stand under a key of a plain secret. */
export function bytesOf(secret: AzureStorageSecret, key: string): Buffer {
  return Buffer.from(manifestOf(secret).data[key]!, 'base64');
}

/** Takes standard error away from the terminal and keeps what is written to it. */
export function capturedStderr(): string[] {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      lines.push(String(text));
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());
  return lines;
}
