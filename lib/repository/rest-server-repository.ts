import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Repository, type RepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import type { RestServerBackend } from '../../imports/stash';
import { checkRequired } from '../refusal/refusal';
import { httpUrl, refuseCredentialIn } from '../secret/service-address';

/** On which REST server of restic a Repository is. The operator cannot delete what is there, so that there is no `wipeOut`. */
export interface RestServerRepositoryProps extends RepositoryProps {
  /**
   * The address of the repository; its path stands in for a prefix, one restic repository for each.
   *
   * Changing the path starts an empty repository. Refused: what is no address of HTTP; user and password, which belong into the storage Secret and
   * are never repeated; a query; a fragment.
   *
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#rest-server
   */
  readonly url: string;
}

/**
 * A Repository on a REST server of restic.
 *
 * `resticRepository` is without the user and password that Stash takes from the storage Secret.
 *
 * @see https://stash.run/docs/latest/guides/backends/rest/
 */
export class RestServerRepository extends Repository {
  protected readonly apiObject: ApiObject;
  private readonly rest: RestServerBackend;

  public constructor(scope: Construct, id: string, props: RestServerRepositoryProps) {
    super(scope, id);
    refuseCredentialIn(this, 'spec.backend.rest.url', props.url);
    checkRequired(this, 'spec.backend.rest.url', props.url, httpUrl);
    this.rest = { url: props.url };
    this.apiObject = repositoryManifest(this, props, { rest: this.rest });
  }

  public get resticRepository(): string {
    return `rest:${this.rest.url}`;
  }
}
