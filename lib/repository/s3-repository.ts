import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { normalPrefix, objectPrefix, wipeablePrefix } from './prefix';
import { Repository, type WipeableRepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { s3Bucket } from './s3-bucket';
import { s3Endpoint } from './s3-endpoint';
import type { S3Backend } from '../../imports/stash';
import { type ValueRule, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, checkRequired } from '../refusal/refusal';
import { refuseCredentialIn } from '../secret/service-address';

/** Where in Amazon S3, or in a service that speaks its protocol, a Repository is. */
export interface S3RepositoryProps extends WipeableRepositoryProps {
  /**
   * The server: a host, with a port where it has one, and `https://` or `http://` in front where that has to be said. Without it restic uses TLS.
   *
   * Refused: a slash at the end, after which restic would find a bucket without a name; a path, whose first part restic would take for the
   * bucket; user and password; a query; any other scheme.
   *
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#amazon-s3
   */
  readonly endpoint: string;

  /**
   * The bucket. `restic init` creates it where the credentials allow.
   *
   * Refused at an endpoint of Amazon: anything but 3 to 63 of a-z, 0-9, hyphens and single dots, starting and ending with a letter or digit; an
   * IP address. At any other: what restic refuses, which takes capitals, `_` and `:` as well; most servers do not, and the checks warn of them.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   */
  readonly bucket: string;

  /**
   * The path in the bucket; one restic repository for each. Written as it is given: restic reads `/a/b`, `a/b` and `a/b/` as one place.
   *
   * Changing it starts an empty repository. Refused: more than 951 bytes, a part `undefined`, `..`, a control character; `?`, `#` and `%` where
   * the endpoint is a URL, in which restic would read them as such; and with `wipeOut` what is not in normal form, or begins with the name of the
   * bucket.
   *
   * @default - the root of the bucket, which then holds this one repository
   */
  readonly prefix?: string;

  /**
   * The region of the bucket (AWS_DEFAULT_REGION).
   *
   * Refused: anything but letters, digits, `-`, `_` and `.`.
   *
   * @default - restic asks the server
   */
  readonly region?: string;

  /**
   * Whether restic takes any certificate that the server shows, so that whoever sits on the way can pose as it.
   *
   * `caCertData` in the storage Secret is the safe way to a private authority. Says nothing where the endpoint begins with `http://`.
   *
   * @default false - certificates are verified
   */
  readonly insecureTLS?: boolean;
}

/**
 * A Repository in Amazon S3, or in a service that speaks its protocol.
 *
 * @see https://stash.run/docs/latest/guides/backends/s3/
 */
export class S3Repository extends Repository {
  protected readonly apiObject: ApiObject;
  private readonly s3: S3Backend;

  public constructor(scope: Construct, id: string, props: S3RepositoryProps) {
    super(scope, id);
    const { endpoint, bucket, prefix, region, insecureTLS } = props;
    refuseCredentialIn(this, 'spec.backend.s3.endpoint', endpoint);
    checkRequired(this, 'spec.backend.s3.endpoint', endpoint, s3Endpoint);
    checkRequired(this, 'spec.backend.s3.bucket', bucket, s3Bucket(endpoint));
    check(this, 'spec.backend.s3.prefix', prefix, s3Prefix(endpoint));
    check(this, 'spec.backend.s3.region', region, s3Region);
    if (props.wipeOut) {
      check(this, 'spec.backend.s3.prefix', prefix ?? '', wipeableIn(bucket));
    }
    this.s3 = { endpoint, bucket, prefix, region, insecureTLS };
    this.apiObject = repositoryManifest(this, props, { s3: this.s3 });
  }

  public get resticRepository(): string {
    return `s3:${this.s3.endpoint}/${normalPrefix(`${this.s3.bucket}/${this.s3.prefix ?? ''}`)}`;
  }
}

/** The name of a region. */
export const s3Region: ValueRule = (region) => /^[A-Za-z0-9._-]+$/.test(region) ? undefined
  : wrong('is not a region', 'letters, digits, "-", "_" and "." only; leave it out and restic asks the server');

/** The path inside of a bucket of this server. */
export const s3Prefix = (endpoint: string): ValueRule => /^https?:/.test(endpoint) ? prefixInUrl : objectPrefix;

const prefixInUrl: ValueRule = (prefix) => /[?#%]/.test(prefix)
  ? wrong('holds "?", "#" or "%", which restic would read as part of a URL, since the endpoint is one, and so keep the backups elsewhere',
    'write it without')
  : objectPrefix(prefix);

/** The path that can be wiped out in a bucket. */
export function wipeableIn(bucket: string): ValueRule {
  return (prefix) => prefix.startsWith(`${bucket}/`)
    ? wrong(
      `cannot be wiped out, for the operator takes ${quote(`${bucket}/`)} off its front and would delete what is under `
        + `${quote(prefix.slice(bucket.length + 1))} instead`,
      'write a prefix that does not begin with the name of the bucket',
    )
    : wipeablePrefix(prefix);
}
