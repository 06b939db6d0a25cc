import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as wire from '../../imports/stash';
import { refuse } from '../check/refusal';
import { AzureRepository, type AzureRepositoryProps } from '../repository/azure-repository';
import type { Repository, RepositoryProps } from '../repository/repository';
import { namespaceOfSecret } from '../secret/storage-secret';

/**
 * The pattern of the Repositories that a BackupBlueprint makes, one for each target.
 *
 * The backend has to name the namespace and the name of the target somewhere, and should name its kind, such as in the prefix
 * `stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}`: without them several targets share one restic repository.
 */
export class BlueprintRepository {
  /**
   * Repositories in Azure Blob Storage.
   *
   * Refused: what `AzureRepository` refuses, and metadata, since Stash names the Repositories.
   */
  public static azure(props: AzureRepositoryProps): BlueprintRepository {
    return new BlueprintRepository('azure', props, (scope, metadata) => new AzureRepository(scope, 'Repository', { ...props, metadata }));
  }

  private constructor(
    factory: string, private readonly props: RepositoryProps, private readonly define: (scope: Construct, metadata: ApiObjectMetadata) => Repository,
  ) {
    if (props.metadata !== undefined) {
      refuse(`BlueprintRepository.${factory}`, 'metadata', 'has no place to go, since Stash names the Repositories of a blueprint: leave it out');
    }
  }

  /**
   * What a Repository with these props would have in its manifest, judged as that one is.
   *
   * @param namespace where the Repositories will be, unless that is where each target is
   *
   * @internal
   */
  public _toWire(where: Construct, namespace: string | undefined): wire.RepositorySpec {
    // Each of many namespaces has a Secret of that name, whichever was given as an example.
    const home = namespace ?? namespaceOfSecret(this.props.storageSecret);
    const usagePolicy = this.props.usagePolicy?._toWire({ where, namespace });
    const repository = this.define(where, { name: 'blueprint', namespace: home });
    const { spec } = ApiObject.of(repository).toJson() as { readonly spec: wire.RepositorySpec };
    where.node.tryRemoveChild(repository.node.id);
    return { ...spec, usagePolicy };
  }
}
