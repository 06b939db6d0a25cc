import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { ISecret } from 'cdk8s-plus-27';
import { Construct, type IConstruct } from 'constructs';
import type { UsagePolicy } from './usage-policy';
import { dnsLabel, dnsSubdomain, namespaceOf } from '../kubernetes/name';
import { check, checkRequired } from '../refusal/refusal';
import { having } from '../refusal/value-type';

/** A Repository: the place where Stash keeps the snapshots of a backup, with the Secret that opens it. */
export interface IRepository extends IConstruct {
  /** The name of the Repository. */
  readonly repositoryName: string;

  /** The namespace of the Repository, where it is known at synth. Unset does not mean `default`. */
  readonly repositoryNamespace?: string;
}

/** What a Repository has on every backend. */
export interface RepositoryProps {
  /**
   * Metadata of the Repository. Its name is data: a Repository under another name is another one to Stash.
   *
   * Refused: a name that is not a DNS label of at most 63 characters, since Stash writes it into a label of every snapshot.
   *
   * @default - a name made from the construct path, the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The Secret with the credentials of the backend and RESTIC_PASSWORD, in the namespace of the Repository: any Secret of cdk8s-plus, the storage
   * Secret of the backend, or one that exists.
   *
   * Refused: a Secret in another namespace where both are known, since Stash would look for it in the Repository's, and the storage Secret of
   * another backend.
   */
  readonly storageSecret: ISecret;

  /**
   * The namespaces whose backups and restores may use the Repository.
   *
   * @default - its own namespace only
   */
  readonly usagePolicy?: UsagePolicy;
}

/** What a Repository has on the backends whose objects the operator can delete. */
export interface WipeableRepositoryProps extends RepositoryProps {
  /**
   * Whether the operator deletes all snapshots when the Repository is deleted.
   *
   * Refused together with a prefix under which the operator would look for nothing. Refused at synth, in Azure: what backs up without an account key, or
   * in another cloud than `core.windows.net`, where the operator could delete nothing.
   *
   * @default false - deleting the Repository leaves everything that was backed up
   * @see https://stash.run/docs/latest/concepts/crds/repository/#specwipeout
   */
  readonly wipeOut?: boolean;
}

/** Where a Repository that exists already lives. */
export interface RepositoryImportOptions {
  /**
   * The namespace of the Repository.
   *
   * @default - the namespace of the chart, or unknown
   */
  readonly namespace?: string;
}

export const repositoryType = having(['repositoryName'], 'Repository', 'give the Repository, or Repository.fromRepositoryName() for one that exists');

/** A Repository, whatever the backend. */
export abstract class Repository extends Construct implements IRepository {
  /**
   * A Repository that exists in the cluster already.
   *
   * Refused: a name that is not a DNS subdomain.
   *
   * @param repositoryName `metadata.name` of the Repository
   */
  public static fromRepositoryName(scope: Construct, id: string, repositoryName: string, options: RepositoryImportOptions = {}): IRepository {
    return new ImportedRepository(scope, id, repositoryName, options);
  }

  /** The manifest of the Repository. */
  protected abstract readonly apiObject: ApiObject;

  /**
   * The repository as restic itself is given it, RESTIC_REPOSITORY, for runbooks: `restic -r <this> snapshots`.
   *
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html
   */
  public abstract readonly resticRepository: string;

  /** The name of the Repository. */
  public get repositoryName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the Repository, where it is known at synth. Unset does not mean `default`. */
  public get repositoryNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}

class ImportedRepository extends Construct implements IRepository {
  public readonly repositoryNamespace?: string;

  public constructor(scope: Construct, id: string, public readonly repositoryName: string, options: RepositoryImportOptions) {
    super(scope, id);
    this.repositoryNamespace = namespaceOf(this, options);
    checkRequired(this, 'metadata.name', repositoryName, dnsSubdomain);
    check(this, 'metadata.namespace', this.repositoryNamespace, dnsLabel);
  }
}
