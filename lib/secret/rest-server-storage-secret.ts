import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { accountName, accountPassword } from './credential-text';
import type { SensitiveValue } from './sensitive-value';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { type ValueRule, wrong } from '../refusal/complaint';

/** Who restic is to a server that asks for a user name: Stash ignores the one without the other. */
export interface RestServerCredentials {
  /**
   * The name of the user (REST_SERVER_USERNAME). No secret: written in clear.
   *
   * Refused: an empty one, a colon, a control character, white space or quotes around it; and a sealed file that holds the key as well.
   */
  readonly username: string;

  /**
   * The password of the user (REST_SERVER_PASSWORD).
   *
   * Refused where it is visible at synth: an empty one, a control character, white space or quotes around it.
   */
  readonly password: SensitiveValue;
}

/** What a storage Secret for a REST server of restic holds. */
export interface RestServerStorageSecretProps extends StorageSecretProps {
  /**
   * User name and password of the server.
   *
   * @default - none: the server asks for none
   * @see https://github.com/restic/rest-server
   */
  readonly credentials?: RestServerCredentials;
}

/**
 * The storage Secret of a Repository on a REST server of restic.
 *
 * It holds the keys that Stash reads, `REST_SERVER_USERNAME` and `REST_SERVER_PASSWORD` where the server asks for them, `RESTIC_PASSWORD` and,
 * where given, `CA_CERT_DATA`, and fits wherever cdk8s-plus takes an `ISecret`. It has to be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/rest/
 */
export class RestServerStorageSecret extends StorageSecret {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: RestServerStorageSecretProps) {
    super(scope, id);
    const { credentials } = props;
    this.apiObject = storageSecretManifest(this, props, credentials === undefined ? [] : [
      { key: 'REST_SERVER_USERNAME', clear: credentials.username, rule: basicUser },
      { key: 'REST_SERVER_PASSWORD', value: credentials.password, rule: accountPassword },
    ]);
  }

  /** @internal */
  public get _backend(): string {
    return 'rest';
  }
}

/** A user name in HTTP basic authentication, which ends at the first colon. */
export const basicUser: ValueRule = (name) => accountName(name)
  ?? (name.includes(':') ? wrong('holds a colon, at which a server ends the name of a user', 'give the name without the password') : undefined);
