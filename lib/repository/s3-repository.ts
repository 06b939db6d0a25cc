import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Repository, type WipeableRepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { normalPrefix } from '../backend/prefix';
import { S3 } from '../backend/s3';
import { regionOfEndpoint } from '../backend/s3-region';
import { check } from '../refusal/refusal';
import { structOf } from '../refusal/struct';

/** Where a Repository is in Amazon S3 or in an S3-compatible service. */
export interface S3RepositoryProps extends WipeableRepositoryProps {
  /**
   * The server: a host, optionally with a port, and with `https://` or `http://` in front if needed. Without a scheme, restic uses TLS.
   *
   * Refused: a slash at the end, after which restic would read an empty bucket name; a path, whose first part restic would take for the bucket; a
   * user name or a password; a query or a fragment; any other scheme.
   *
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#amazon-s3
   */
  readonly endpoint: string;

  /**
   * The bucket. `restic init` creates it if the credentials allow that.
   *
   * Refused for an Amazon endpoint: anything but 3 to 63 characters from a-z, 0-9, hyphens and single dots, starting and ending with a letter or
   * digit; an IP address. Refused for any other endpoint: what restic refuses. restic also accepts capitals, `_` and `:`, but most servers do not,
   * and the checks warn about them.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   */
  readonly bucket: string;

  /**
   * The path in the bucket. Each path holds one restic repository. The path is written as given: to restic, `/a/b`, `a/b` and `a/b/` are the same
   * path.
   *
   * Changing it starts an empty repository. Refused: more than 951 bytes; a segment `undefined` or `..`; a control character; `?`, `#` and `%` if the
   * endpoint is a URL, since restic would interpret them as parts of it; and, with `wipeOut`, a path that is not in normal form or begins with the
   * name of the bucket.
   *
   * @default - the root of the bucket, which then holds only this repository
   */
  readonly prefix?: string;

  /**
   * The region of the bucket (AWS_DEFAULT_REGION).
   *
   * Refused: anything but letters, digits, `-`, `_` and `.`; another region than the one that an Amazon endpoint names, such as
   * `s3.eu-west-1.amazonaws.com`, since restic then does not reach a bucket in that one.
   *
   * @default - the region that an Amazon endpoint names, or else restic asks the server
   */
  readonly region?: string;

  /**
   * Whether restic accepts any certificate from the server. Anyone on the network path can then impersonate the server.
   *
   * `caCertData` in the storage Secret is the safe way to trust a private authority. Has no effect if the endpoint begins with `http://`.
   *
   * @default false - certificates are verified
   */
  readonly insecureTLS?: boolean;
}

/**
 * A Repository in Amazon S3 or in an S3-compatible service.
 *
 * @see https://stash.run/docs/latest/guides/backends/s3/
 */
export class S3Repository extends Repository {
  public readonly resticRepository: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: S3RepositoryProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'S3RepositoryProps');
    const { endpoint, bucket, prefix, region, insecureTLS } = props;
    this.apiObject = repositoryManifest(this, props, S3, { endpoint, bucket, prefix, region, insecureTLS });
    this.resticRepository = `s3:${endpoint}/${normalPrefix(`${bucket}/${prefix ?? ''}`)}`;
    check(this, 'spec.backend.s3.region', region, regionOfEndpoint(endpoint));
  }
}
