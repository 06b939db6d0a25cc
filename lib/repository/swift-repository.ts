import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Repository, type WipeableRepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { cannotWipeOutWith, SWIFT } from '../backend/swift';
import { refuseIf } from '../refusal/refusal';
import { structOf } from '../refusal/struct';
import type { SwiftStorageSecret } from '../secret/swift-storage-secret';

/** Where a Repository is in OpenStack Swift. */
export interface SwiftRepositoryProps extends WipeableRepositoryProps {
  /**
   * The container. `restic init` creates it if the credentials allow that.
   *
   * Refused: an empty name, more than 256 bytes in UTF-8, a slash, a control character, and a colon, where restic would end the name.
   *
   * @see https://docs.openstack.org/api-ref/object-store/#create-container
   */
  readonly container: string;

  /**
   * The path in the container. Each path holds one restic repository. The path is written as given.
   *
   * Unlike on other backends, a slash at the front matters: `/a/b` and `a/b` are two repositories, while `a/b/` is the same as `a/b`. Changing the
   * path starts an empty repository. Refused: more than 951 bytes; a segment `undefined` or `..`; a control character; and, with `wipeOut`, a slash
   * at the end, `//` and dot segments, with which the operator would find nothing to delete.
   *
   * @default - the root of the container, which then holds only this repository
   */
  readonly prefix?: string;
}

/**
 * A Repository in OpenStack Swift.
 *
 * @see https://stash.run/docs/latest/guides/backends/swift/
 */
export class SwiftRepository extends Repository {
  public readonly resticRepository: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: SwiftRepositoryProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'SwiftRepositoryProps');
    const { container, prefix, storageSecret, wipeOut } = props;
    this.apiObject = repositoryManifest(this, props, SWIFT, { container, prefix });
    this.resticRepository = `swift:${container}:/${prefix ?? ''}`;
    refuseIf(this, 'spec.wipeOut', wipeOut ? cannotWipeOutWith((storageSecret as Partial<SwiftStorageSecret>)._keys ?? []) : undefined);
  }
}
