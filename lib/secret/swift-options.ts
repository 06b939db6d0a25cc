import type { SensitiveValue } from './delivery/sensitive-value';

/** A user of Keystone v1. */
export interface SwiftV1Options {
  /**
   * The address at which restic authenticates (ST_AUTH). Written in plain text.
   *
   * Refused: anything but an HTTP address; one with a user name, a password, a query or a fragment; and one that does not contain `v1`, or that
   * also contains `v2` or `v3`, since restic looks for `v3`, `v2` and `v1` in this order, and takes the version from the first that it finds.
   */
  readonly authUrl: string;
  /**
   * The user (ST_USER), often `account:user`. Written in plain text. Refused: an empty value, control characters, white space or quotes around it.
   */
  readonly user: string;
  /** The key of the user (ST_KEY). Refused if it is visible at synth: an empty value, control characters, white space or quotes around it. */
  readonly key: SensitiveValue;
}

/** A user of Keystone v2. */
export interface SwiftV2Options {
  /**
   * The address at which restic authenticates (OS_AUTH_URL). Written in plain text.
   *
   * Refused: anything but an HTTP address; one with a user name, a password, a query or a fragment; and one that does not contain `v2`, or that
   * also contains `v3`, since restic looks for `v3`, `v2` and `v1` in this order, and takes the version from the first that it finds.
   */
  readonly authUrl: string;
  /**
   * The region of the storage (OS_REGION_NAME). Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   *
   * @default - the first region that Keystone lists
   */
  readonly regionName?: string;
  /** The name of the user (OS_USERNAME). Written in plain text. Refused: an empty value, control characters, white space or quotes around it. */
  readonly username: string;
  /** The password (OS_PASSWORD). Refused if it is visible at synth: an empty value, control characters, white space or quotes around it. */
  readonly password: SensitiveValue;
  /**
   * The id of the tenant (OS_TENANT_ID). Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   *
   * @default - the tenant that `tenantName` names
   */
  readonly tenantId?: string;
  /**
   * The name of the tenant (OS_TENANT_NAME). Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   *
   * @default - the tenant of `tenantId`
   */
  readonly tenantName?: string;
}

/** A user of Keystone v3. */
export interface SwiftV3Options {
  /**
   * The address at which restic authenticates (OS_AUTH_URL). Written in plain text.
   *
   * Refused: anything but an HTTP address; one with a user name, a password, a query or a fragment; and one that does not contain `v3`, from which
   * restic takes the version.
   */
  readonly authUrl: string;
  /**
   * The region of the storage (OS_REGION_NAME). Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   *
   * @default - the first region that Keystone lists
   */
  readonly regionName?: string;
  /** The name of the user (OS_USERNAME). Written in plain text. Refused: an empty value, control characters, white space or quotes around it. */
  readonly username: string;
  /** The password (OS_PASSWORD). Refused if it is visible at synth: an empty value, control characters, white space or quotes around it. */
  readonly password: SensitiveValue;
  /**
   * The name of the user's domain (OS_USER_DOMAIN_NAME), often `Default`. Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   */
  readonly userDomainName: string;
  /**
   * The name of the project that holds the container (OS_PROJECT_NAME). Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   */
  readonly projectName: string;
  /**
   * The name of the project's domain (OS_PROJECT_DOMAIN_NAME). Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   *
   * @default - the domain of the user
   */
  readonly projectDomainName?: string;
}

/** An application credential of Keystone v3, by its id. */
export interface SwiftApplicationCredentialIdOptions {
  /**
   * The address at which restic authenticates (OS_AUTH_URL). Written in plain text.
   *
   * Refused: anything but an HTTP address; one with a user name, a password, a query or a fragment; and one that does not contain `v3`, from which
   * restic takes the version.
   */
  readonly authUrl: string;
  /**
   * The id of the application credential (OS_APPLICATION_CREDENTIAL_ID). Not secret: written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   */
  readonly applicationCredentialId: string;
  /**
   * Its secret (OS_APPLICATION_CREDENTIAL_SECRET).
   *
   * Refused if it is visible at synth: an empty value, white space, quotes, a JSON document, an assignment.
   */
  readonly applicationCredentialSecret: SensitiveValue;
}

/** An application credential of Keystone v3, by its name. */
export interface SwiftApplicationCredentialNameOptions {
  /**
   * The address at which restic authenticates (OS_AUTH_URL). Written in plain text.
   *
   * Refused: anything but an HTTP address; one with a user name, a password, a query or a fragment; and one that does not contain `v3`, from which
   * restic takes the version.
   */
  readonly authUrl: string;
  /**
   * The name of the user that owns it (OS_USERNAME). Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   */
  readonly username: string;
  /**
   * The name of the user's domain (OS_USER_DOMAIN_NAME), often `Default`. Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   */
  readonly userDomainName: string;
  /**
   * The name of the application credential (OS_APPLICATION_CREDENTIAL_NAME). Written in plain text.
   *
   * Refused: an empty value, control characters, white space or quotes around it.
   */
  readonly applicationCredentialName: string;
  /**
   * Its secret (OS_APPLICATION_CREDENTIAL_SECRET).
   *
   * Refused if it is visible at synth: an empty value, white space, quotes, a JSON document, an assignment.
   */
  readonly applicationCredentialSecret: SensitiveValue;
}

/** A token that Keystone has issued. */
export interface SwiftTokenOptions {
  /**
   * The address of the storage itself (OS_STORAGE_URL). Written in plain text.
   *
   * Refused: anything but an HTTP address, and one with a user name, a password, a query or a fragment.
   */
  readonly storageUrl: string;
  /** The token (OS_AUTH_TOKEN). Refused if it is visible at synth: an empty value, white space, quotes, a JSON document, an assignment. */
  readonly authToken: SensitiveValue;
}
