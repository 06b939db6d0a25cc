import type { GivenEntry } from './delivery/secret-form';
import type { StorageKeyName } from './key/storage-key';
import { refuseCredentialIn } from './service-address';
import type {
  SwiftApplicationCredentialIdOptions, SwiftApplicationCredentialNameOptions, SwiftTokenOptions, SwiftV1Options, SwiftV2Options, SwiftV3Options,
} from './swift-options';
import { wrong } from '../refusal/complaint';
import { refuse } from '../refusal/refusal';
import { structOf } from '../refusal/struct';
import { madeBy } from '../refusal/value-type';

/**
 * How restic authenticates to OpenStack Swift: through Keystone, or with a token.
 *
 * Addresses, regions and names are not secret: they are written in plain text, so that the manifest shows where the backups are.
 *
 * @see https://stash.run/docs/latest/guides/backends/swift/
 */
export class SwiftCredentials {
  /** User and key of Keystone v1. */
  public static v1(options: SwiftV1Options): SwiftCredentials {
    options = structOf('SwiftCredentials.v1', 'options', options, 'SwiftV1Options');
    return SwiftCredentials.keystone('v1', 'ST_AUTH', options.authUrl, [
      required('ST_USER', options.user),
      { key: 'ST_KEY', value: options.key },
    ]);
  }

  /**
   * User and password of Keystone v2.
   *
   * Refused: options with neither the id nor the name of a tenant, since Keystone then returns no storage.
   */
  public static v2(options: SwiftV2Options): SwiftCredentials {
    options = structOf('SwiftCredentials.v2', 'options', options, 'SwiftV2Options');
    if (options.tenantId === undefined && options.tenantName === undefined) {
      refuse('SwiftCredentials.v2', '', wrong('has no tenant, without which Keystone returns no storage', 'give tenantName or tenantId'));
    }
    return SwiftCredentials.keystone('v2', 'OS_AUTH_URL', options.authUrl, [
      optional('OS_REGION_NAME', options.regionName),
      required('OS_USERNAME', options.username),
      { key: 'OS_PASSWORD', value: options.password },
      optional('OS_TENANT_ID', options.tenantId),
      optional('OS_TENANT_NAME', options.tenantName),
    ]);
  }

  /** User and password of Keystone v3. */
  public static v3(options: SwiftV3Options): SwiftCredentials {
    options = structOf('SwiftCredentials.v3', 'options', options, 'SwiftV3Options');
    return SwiftCredentials.keystone('v3', 'OS_AUTH_URL', options.authUrl, [
      optional('OS_REGION_NAME', options.regionName),
      required('OS_USERNAME', options.username),
      { key: 'OS_PASSWORD', value: options.password },
      required('OS_USER_DOMAIN_NAME', options.userDomainName),
      required('OS_PROJECT_NAME', options.projectName),
      optional('OS_PROJECT_DOMAIN_NAME', options.projectDomainName),
    ]);
  }

  /**
   * An application credential of Keystone v3, by its id.
   *
   * The operator itself cannot use one, so a Repository with it cannot be wiped out.
   */
  public static applicationCredentialId(options: SwiftApplicationCredentialIdOptions): SwiftCredentials {
    options = structOf('SwiftCredentials.applicationCredentialId', 'options', options, 'SwiftApplicationCredentialIdOptions');
    return SwiftCredentials.keystone('applicationCredentialId', 'OS_AUTH_URL', options.authUrl, [
      required('OS_APPLICATION_CREDENTIAL_ID', options.applicationCredentialId),
      { key: 'OS_APPLICATION_CREDENTIAL_SECRET', value: options.applicationCredentialSecret },
    ]);
  }

  /**
   * An application credential of Keystone v3, by its name and its user.
   *
   * The operator itself cannot use one, so a Repository with it cannot be wiped out.
   */
  public static applicationCredentialName(options: SwiftApplicationCredentialNameOptions): SwiftCredentials {
    options = structOf('SwiftCredentials.applicationCredentialName', 'options', options, 'SwiftApplicationCredentialNameOptions');
    return SwiftCredentials.keystone('applicationCredentialName', 'OS_AUTH_URL', options.authUrl, [
      required('OS_USERNAME', options.username),
      required('OS_USER_DOMAIN_NAME', options.userDomainName),
      required('OS_APPLICATION_CREDENTIAL_NAME', options.applicationCredentialName),
      { key: 'OS_APPLICATION_CREDENTIAL_SECRET', value: options.applicationCredentialSecret },
    ]);
  }

  /** A token that Keystone has already issued. It expires, and every backup fails from then on: for tests, or if something renews it. */
  public static token(options: SwiftTokenOptions): SwiftCredentials {
    options = structOf('SwiftCredentials.token', 'options', options, 'SwiftTokenOptions');
    refuseCredentialIn('SwiftCredentials.token', 'storageUrl', options.storageUrl);
    return new SwiftCredentials([
      { key: 'OS_STORAGE_URL', clear: options.storageUrl },
      { key: 'OS_AUTH_TOKEN', value: options.authToken },
    ]);
  }

  private static keystone(
    factory: string, address: StorageKeyName, authUrl: string, entries: ReadonlyArray<GivenEntry | undefined>,
  ): SwiftCredentials {
    refuseCredentialIn(`SwiftCredentials.${factory}`, 'authUrl', authUrl);
    return new SwiftCredentials([
      { key: address, clear: authUrl },
      ...entries.filter((entry) => entry !== undefined),
    ]);
  }

  private constructor(private readonly entries: readonly GivenEntry[]) {}

  /** @internal */
  public get _entries(): readonly GivenEntry[] {
    return this.entries;
  }
}

export const swiftCredentialsType = madeBy(SwiftCredentials, 'choose SwiftCredentials.v3(), .applicationCredentialId() or one of the others');

const required = (key: StorageKeyName, text: string): GivenEntry => ({ key, clear: text });

const optional = (key: StorageKeyName, text: string | undefined): GivenEntry | undefined => text === undefined ? undefined : required(key, text);
