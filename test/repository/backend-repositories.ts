import type { Construct } from 'constructs';
import { demoChart } from './demo';
import {
  B2Repository, type B2RepositoryProps, GcsRepository, type GcsRepositoryProps, LocalRepository, type LocalRepositoryProps, RestServerRepository,
  type RestServerRepositoryProps, S3Repository, type S3RepositoryProps, StorageSecret, SwiftRepository, type SwiftRepositoryProps, VolumeSource,
} from 'cdk8s-stash';

const existing = (scope: Construct, name: string) => StorageSecret.fromSecretName(scope, 'ExistingSecret', name);

// The Repositories of Stash's guides, with the Secrets that the guides name, but for what is said otherwise.

export const s3 = (props: Partial<S3RepositoryProps> = {}, chart: Construct = demoChart()) => new S3Repository(chart, 'Repository', {
  metadata: { name: 's3-repo' }, endpoint: 's3.amazonaws.com', bucket: 'stash-demo', storageSecret: existing(chart, 's3-secret'), ...props,
});

export const gcs = (props: Partial<GcsRepositoryProps> = {}, chart: Construct = demoChart()) => new GcsRepository(chart, 'Repository', {
  metadata: { name: 'gcs-repo' }, bucket: 'stash-backup', storageSecret: existing(chart, 'gcs-secret'), ...props,
});

export const b2 = (props: Partial<B2RepositoryProps> = {}, chart: Construct = demoChart()) => new B2Repository(chart, 'Repository', {
  metadata: { name: 'b2-repo' }, bucket: 'stash-backup', storageSecret: existing(chart, 'b2-secret'), ...props,
});

export const swift = (props: Partial<SwiftRepositoryProps> = {}, chart: Construct = demoChart()) => new SwiftRepository(chart, 'Repository', {
  metadata: { name: 'swift-repo' }, container: 'stash-backup', storageSecret: existing(chart, 'swift-secret'), ...props,
});

export const rest = (props: Partial<RestServerRepositoryProps> = {}, chart: Construct = demoChart()) => new RestServerRepository(chart, 'Repository', {
  metadata: { name: 'rest-repo' }, url: 'http://rest-server.demo.svc:8000/stash-backup-demo', storageSecret: existing(chart, 'rest-secret'), ...props,
});

export const local = (props: Partial<LocalRepositoryProps> = {}, chart: Construct = demoChart()) => new LocalRepository(chart, 'Repository', {
  metadata: { name: 'local-repo' },
  mountPath: '/safe/data',
  volume: VolumeSource.nfs({ server: 'nfs.example.com', path: '/' }),
  storageSecret: existing(chart, 'local-secret'),
  ...props,
});
