import type { Construct } from 'constructs';
import { SOURCES } from '../repository/volume-sources';
import {
  AzureRepository, type AzureRepositoryProps, B2Repository, type B2RepositoryProps, BlueprintRepository, BlueprintVariable, GcsRepository,
  type GcsRepositoryProps, LocalRepository, type LocalRepositoryProps, RestServerRepository, type RestServerRepositoryProps, S3Repository,
  type S3RepositoryProps, StorageSecret, SwiftRepository, type SwiftRepositoryProps, UsagePolicy,
} from 'cdk8s-stash';

type All<Props> = Required<Omit<Props, 'metadata'>>;

const prefix = `stash/${BlueprintVariable.TARGET_NAMESPACE}/${BlueprintVariable.TARGET_NAME}`;
const usagePolicy = UsagePolicy.selector({ matchLabels: { team: 'shop' } });

/** All that can be said of each backend, whether in a Repository or in the pattern of one. */
function backends(scope: Construct) {
  const common = { storageSecret: StorageSecret.fromSecretName(scope, 'Secret', 'storage-secret'), usagePolicy };
  const azure: All<AzureRepositoryProps> = { ...common, container: 'backup', prefix, maxConnections: 10, wipeOut: true };
  const b2: All<B2RepositoryProps> = { ...common, bucket: 'backup', prefix, maxConnections: 10 };
  const gcs: All<GcsRepositoryProps> = { ...common, bucket: 'backup', prefix, maxConnections: 10, wipeOut: true };
  const rest: All<RestServerRepositoryProps> = { ...common, url: `https://rest.example.com/${prefix}` };
  const s3: All<S3RepositoryProps> = {
    ...common, endpoint: 's3.amazonaws.com', bucket: 'backup', prefix, region: 'eu-west-1', insecureTLS: false, wipeOut: true,
  };
  const swift: All<SwiftRepositoryProps> = { ...common, container: 'backup', prefix, wipeOut: true };
  const local = Object.values(SOURCES).map(([volume]): All<LocalRepositoryProps> => ({
    ...common, mountPath: '/backup', subPath: prefix, volume,
  }));
  return { azure, b2, gcs, rest, s3, swift, local };
}

export function repositories(scope: Construct): void {
  const { azure, b2, gcs, rest, s3, swift, local } = backends(scope);
  new AzureRepository(scope, 'Azure', azure);
  new B2Repository(scope, 'B2', b2);
  new GcsRepository(scope, 'Gcs', gcs);
  new RestServerRepository(scope, 'Rest', rest);
  new S3Repository(scope, 'S3', s3);
  new SwiftRepository(scope, 'Swift', swift);
  local.forEach((props, index) => new LocalRepository(scope, `Local${index}`, props));
}

export function repositoryPatterns(scope: Construct): BlueprintRepository[] {
  const { azure, b2, gcs, rest, s3, swift, local } = backends(scope);
  return [
    BlueprintRepository.azure(azure),
    BlueprintRepository.b2(b2),
    BlueprintRepository.gcs(gcs),
    BlueprintRepository.restServer(rest),
    BlueprintRepository.s3(s3),
    BlueprintRepository.swift(swift),
    ...local.map((props) => BlueprintRepository.local(props)),
  ];
}
