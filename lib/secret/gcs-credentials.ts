import type { GivenEntry } from './secret-form';
import type { SensitiveValue } from './sensitive-value';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';
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

/** The id of a project, with the domain in front that the oldest have, or its number. */
export const googleProject: ValueRule = (project) => {
  if (/^(?:[a-z0-9][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(project) || /^[1-9]\d{5,}$/.test(project)) {
    return undefined;
  }
  return wrong('is not the id of a project',
    'use 6 to 30 characters from a-z, 0-9 and "-", starting with a letter and ending with a letter or digit; or the number of the project',
    didYouMean(project.trim().toLowerCase().replace(/[\s_]+/g, '-'), googleProject, project));
};

/** The key file of a service account. The complaints never repeat what stands in it. */
export const serviceAccountJsonKey: ValueRule = (text) => {
  const mend = 'give the whole key file of a service account, as Google Cloud wrote it';
  if (text.trim() === '') {
    return wrong('is empty', mend);
  }
  const key = parsed(text);
  if (key === undefined) {
    return parsed(Buffer.from(text, 'base64').toString('utf8')) === undefined
      ? wrong('is not a JSON object', mend)
      : wrong('is encoded in base64', mend);
  }
  if (key.type !== 'service_account') {
    return wrong('is JSON, but its type is not "service_account"', mend);
  }
  if (typeof key.private_key !== 'string' || !key.private_key.includes('PRIVATE KEY-----') || !key.client_email) {
    return wrong('has no "private_key" in PEM or no "client_email"', mend);
  }
  return undefined;
};

function parsed(text: string): { readonly type?: unknown; readonly private_key?: unknown; readonly client_email?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
