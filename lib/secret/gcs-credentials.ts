import type { GivenEntry } from './delivery/secret-form';
import type { SensitiveValue } from './delivery/sensitive-value';
import { structOf } from '../refusal/struct';
import { madeBy } from '../refusal/value-type';

/** A key of a service account of Google Cloud. */
export interface GcsServiceAccountKeyOptions {
  /**
   * The id or the number of the project that the bucket belongs to (GOOGLE_PROJECT_ID). Not secret: written in plain text.
   *
   * Refused: anything else, such as a display name; and a sealed file that also contains GOOGLE_PROJECT_ID.
   *
   * @see https://cloud.google.com/resource-manager/docs/creating-managing-projects#identifying_projects
   */
  readonly projectId: string;

  /**
   * The whole JSON document of a key (GOOGLE_SERVICE_ACCOUNT_JSON_KEY), as Google Cloud wrote it.
   *
   * Refused if it is visible at synth: anything but JSON, such as base64; a credential of another type than a service account; one without its
   * private key.
   *
   * @see https://cloud.google.com/iam/docs/keys-create-delete
   */
  readonly serviceAccountJsonKey: SensitiveValue;
}

/**
 * How restic authenticates to Google Cloud Storage.
 *
 * @see https://stash.run/docs/latest/guides/backends/gcs/
 */
export class GcsCredentials {
  /** A key of a service account. */
  public static serviceAccountKey(options: GcsServiceAccountKeyOptions): GcsCredentials {
    options = structOf('GcsCredentials.serviceAccountKey', 'options', options, 'GcsServiceAccountKeyOptions');
    return new GcsCredentials([
      { key: 'GOOGLE_PROJECT_ID', clear: options.projectId },
      { key: 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY', value: options.serviceAccountJsonKey },
    ]);
  }

  /**
   * No key at all: the pod that backs up or restores has an identity of its own, through its ServiceAccount.
   *
   * The bucket has to exist. Listing snapshots and `wipeOut` run in the operator, which then needs an identity of its own.
   *
   * @see https://stash.run/docs/latest/guides/platforms/gke/
   */
  public static workloadIdentity(): GcsCredentials {
    return new GcsCredentials([]);
  }

  private constructor(private readonly entries: readonly GivenEntry[]) {}

  /** @internal */
  public get _entries(): readonly GivenEntry[] {
    return this.entries;
  }
}

export const gcsCredentialsType = madeBy(GcsCredentials, 'choose GcsCredentials.serviceAccountKey() or .workloadIdentity()');
