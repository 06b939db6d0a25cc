import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { ISecret } from 'cdk8s-plus-27';
import { Construct, type IConstruct } from 'constructs';
import { repositoryNameRule } from './repository-name';
import type { UsagePolicy } from './usage-policy';
import { having } from '../refusal/value-type';
import { existingObject } from '../synth/stash-object';

/** A Repository: the place where Stash keeps the snapshots of a backup, with the Secret that gives access to it. */
export interface IRepository extends IConstruct {
  /** The name of the Repository. */
  readonly repositoryName: string;

  /** The namespace of the Repository, if it is known at synth. Unset does not mean `default`. */
  readonly repositoryNamespace?: string;
}

/** Properties of a Repository on any backend. */
export interface RepositoryProps {
  /**
   * Metadata of the Repository. Its name matters: to Stash, a Repository with another name is another Repository.
   *
   * Refused: a name that is not a DNS label of at most 63 characters, since Stash writes it into a label of every snapshot.
   *
   * @default - a name generated from the construct path, and the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The Secret with the credentials of the backend and RESTIC_PASSWORD, in the namespace of the Repository. It can be any Secret of cdk8s-plus, the
   * storage Secret construct of the backend, or an existing Secret.
   *
   * Refused: a Secret in another namespace, if both namespaces are known, since Stash would look for it in the namespace of the Repository; and the
   * storage Secret of another backend.
   */
  readonly storageSecret: ISecret;

  /**
   * The namespaces whose backups and restores may use the Repository.
   *
   * @default - its own namespace only
   */
  readonly usagePolicy?: UsagePolicy;
}

/** Properties of a Repository on a backend whose objects the operator can delete. */
export interface WipeableRepositoryProps extends RepositoryProps {
  /**
   * Whether the operator deletes all snapshots when the Repository is deleted.
   *
   * Refused together with a prefix under which the operator would not find the objects of the Repository. Refused at synth, in Azure: a backup
   * without an account key, or in a cloud other than `core.windows.net`, since the operator could delete nothing there. Refused at synth as well:
   * annotations with which Argo CD or Helm deletes and recreates the Repository at each sync or upgrade.
   *
   * @default false - deleting the Repository keeps everything that was backed up
   * @see https://stash.run/docs/latest/concepts/crds/repository/#specwipeout
   */
  readonly wipeOut?: boolean;
}

/** Where an existing Repository is. */
export interface RepositoryImportOptions {
  /**
   * The namespace of the Repository.
   *
   * Refused: a name that is not a DNS label.
   *
   * @default - the namespace of the chart, or unknown
   */
  readonly namespace?: string;
}

export const repositoryType = having(['node', 'repositoryName'], 'Repository', 'give the Repository, or Repository.fromRepositoryName() for one that exists');

/** A Repository on any backend. */
export abstract class Repository extends Construct implements IRepository {
  /**
   * References a Repository that already exists in the cluster.
   *
   * Refused: a name that is not a DNS subdomain of at most 63 characters.
   *
   * @param repositoryName `metadata.name` of the Repository
   */
  public static fromRepositoryName(scope: Construct, id: string, repositoryName: string, options?: RepositoryImportOptions): IRepository {
    return new ImportedRepository(scope, id, repositoryName, options);
  }

  /** The manifest of the Repository. */
  protected abstract readonly apiObject: ApiObject;

  /**
   * The repository in restic's own notation (RESTIC_REPOSITORY), for runbooks: `restic -r <this> snapshots`.
   *
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html
   */
  public abstract readonly resticRepository: string;

  /** The name of the Repository. */
  public get repositoryName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the Repository, if it is known at synth. Unset does not mean `default`. */
  public get repositoryNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}

class ImportedRepository extends Construct implements IRepository {
  public readonly repositoryNamespace?: string;

  public constructor(scope: Construct, id: string, public readonly repositoryName: string, options?: RepositoryImportOptions) {
    super(scope, id);
    this.repositoryNamespace = existingObject(this, repositoryName, repositoryNameRule, options, 'RepositoryImportOptions');
  }
}
