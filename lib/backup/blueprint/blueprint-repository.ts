import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as wire from '../../../imports/stash';
import { wrong } from '../../refusal/complaint';
import { Field } from '../../refusal/field';
import { refuse } from '../../refusal/refusal';
import { structOf, type StructName } from '../../refusal/struct';
import { checkRequiredType, madeBy } from '../../refusal/value-type';
import { AzureRepository, type AzureRepositoryProps } from '../../repository/azure-repository';
import { B2Repository, type B2RepositoryProps } from '../../repository/b2-repository';
import { GcsRepository, type GcsRepositoryProps } from '../../repository/gcs-repository';
import { LocalRepository, type LocalRepositoryProps } from '../../repository/local-repository';
import type { Repository, RepositoryProps } from '../../repository/repository';
import { RestServerRepository, type RestServerRepositoryProps } from '../../repository/rest-server-repository';
import { S3Repository, type S3RepositoryProps } from '../../repository/s3-repository';
import { SwiftRepository, type SwiftRepositoryProps } from '../../repository/swift-repository';
import { usagePolicy } from '../../repository/usage-policy';
import { namespaceOfSecret, storageSecretType } from '../../secret/storage-secret';

/**
 * The template for the Repositories that a BackupBlueprint creates, one for each target.
 *
 * The backend must contain the variables for the namespace and the name of the target where they change the place, and should contain the one for its
 * kind, as in the prefix `stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}`. Without them, several targets share one restic repository.
 */
export class BlueprintRepository {
  /**
   * Repositories in Azure Blob Storage.
   *
   * Refused: what `AzureRepository` refuses, and metadata, since Stash names the Repositories.
   */
  public static azure(props: AzureRepositoryProps): BlueprintRepository {
    return BlueprintRepository.of('azure', props, 'AzureRepositoryProps', AzureRepository);
  }

  /**
   * Repositories in Backblaze B2.
   *
   * Refused: what `B2Repository` refuses, and metadata, since Stash names the Repositories.
   */
  public static b2(props: B2RepositoryProps): BlueprintRepository {
    return BlueprintRepository.of('b2', props, 'B2RepositoryProps', B2Repository);
  }

  /**
   * Repositories in Google Cloud Storage.
   *
   * Refused: what `GcsRepository` refuses, and metadata, since Stash names the Repositories.
   */
  public static gcs(props: GcsRepositoryProps): BlueprintRepository {
    return BlueprintRepository.of('gcs', props, 'GcsRepositoryProps', GcsRepository);
  }

  /**
   * Repositories on a volume. The variables go into `subPath`.
   *
   * Refused: what `LocalRepository` refuses, and metadata, since Stash names the Repositories.
   */
  public static local(props: LocalRepositoryProps): BlueprintRepository {
    return BlueprintRepository.of('local', props, 'LocalRepositoryProps', LocalRepository);
  }

  /**
   * Repositories on a REST server of restic. The variables go into the path of its URL.
   *
   * Refused: what `RestServerRepository` refuses, and metadata, since Stash names the Repositories.
   */
  public static restServer(props: RestServerRepositoryProps): BlueprintRepository {
    return BlueprintRepository.of('restServer', props, 'RestServerRepositoryProps', RestServerRepository);
  }

  /**
   * Repositories in Amazon S3 or in an S3-compatible service.
   *
   * Refused: what `S3Repository` refuses, and metadata, since Stash names the Repositories.
   */
  public static s3(props: S3RepositoryProps): BlueprintRepository {
    return BlueprintRepository.of('s3', props, 'S3RepositoryProps', S3Repository);
  }

  /**
   * Repositories in OpenStack Swift.
   *
   * Refused: what `SwiftRepository` refuses, and metadata, since Stash names the Repositories.
   */
  public static swift(props: SwiftRepositoryProps): BlueprintRepository {
    return BlueprintRepository.of('swift', props, 'SwiftRepositoryProps', SwiftRepository);
  }

  private static of<Props extends RepositoryProps>(
    factory: string, given: Props, struct: StructName, type: new (scope: Construct, id: string, props: Props) => Repository,
  ): BlueprintRepository {
    const where = `BlueprintRepository.${factory}`;
    const props = structOf(where, 'props', given, struct);
    checkRequiredType(where, 'storageSecret', props.storageSecret, storageSecretType);
    if (props.metadata !== undefined) {
      refuse(where, 'metadata', wrong('cannot be set, because Stash names the Repositories of a blueprint',
        'leave it out'));
    }
    return new BlueprintRepository(props, (scope, metadata) => new type(scope, 'Repository', { ...props, metadata }));
  }

  private constructor(
    private readonly props: RepositoryProps, private readonly define: (scope: Construct, metadata: ApiObjectMetadata) => Repository,
  ) {}

  /**
   * The spec that a Repository with these props would have, checked in the same way.
   *
   * @param namespace the namespace of the Repositories; undefined if each is in the namespace of its target
   *
   * @internal
   */
  public _toWire(where: Construct, namespace: string | undefined): wire.RepositorySpec {
    // If each target has its Repository in its own namespace, each has a Secret of this name, of which the given one is an example.
    const home = namespace ?? namespaceOfSecret(this.props.storageSecret);
    const policy = usagePolicy(new Field(where, 'spec.usagePolicy'), this.props.usagePolicy, namespace);
    const repository = this.define(where, { name: 'blueprint', namespace: home });
    const { spec } = ApiObject.of(repository).toJson() as { readonly spec: wire.RepositorySpec };
    where.node.tryRemoveChild(repository.node.id);
    return { ...spec, usagePolicy: policy };
  }
}

export const blueprintRepositoryType = madeBy(BlueprintRepository, 'choose BlueprintRepository.azure(…), .s3(…) or the factory of another backend');
