import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Repository, type RepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { REST } from '../backend/rest-server';
import { structOf } from '../refusal/struct';

/** Where a Repository is on a REST server of restic. There is no `wipeOut`, since the operator cannot delete data there. */
export interface RestServerRepositoryProps extends RepositoryProps {
  /**
   * The address of the repository. Its path serves as the prefix: each path holds one restic repository.
   *
   * Changing the path starts an empty repository. Refused: anything but an HTTP address; a user name or a password, which belong in the storage
   * Secret and are never repeated in messages; a query; a fragment.
   *
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#rest-server
   */
  readonly url: string;
}

/**
 * A Repository on a REST server of restic.
 *
 * `resticRepository` does not contain the user name and password, which Stash takes from the storage Secret.
 *
 * @see https://stash.run/docs/latest/guides/backends/rest/
 */
export class RestServerRepository extends Repository {
  public readonly resticRepository: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: RestServerRepositoryProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'RestServerRepositoryProps');
    this.apiObject = repositoryManifest(this, props, REST, { url: props.url });
    this.resticRepository = `rest:${props.url}`;
  }
}
