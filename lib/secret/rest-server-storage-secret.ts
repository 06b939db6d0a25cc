import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SensitiveValue } from './delivery/sensitive-value';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { structOf } from '../refusal/struct';

/** User name and password for a server that asks for them. Stash ignores either one without the other. */
export interface RestServerCredentials {
  /**
   * The name of the user (REST_SERVER_USERNAME). Not secret: written in plain text.
   *
   * Refused: an empty value, a colon, a control character, white space or quotes around it; and a sealed file that also contains
   * REST_SERVER_USERNAME.
   */
  readonly username: string;

  /**
   * The password of the user (REST_SERVER_PASSWORD).
   *
   * Refused if it is visible at synth: an empty value, a control character, white space or quotes around it.
   */
  readonly password: SensitiveValue;
}

/** Properties of a storage Secret for a REST server of restic. */
export interface RestServerStorageSecretProps extends StorageSecretProps {
  /**
   * User name and password of the server.
   *
   * @default - none: the server does not ask for them
   * @see https://github.com/restic/rest-server
   */
  readonly credentials?: RestServerCredentials;
}

/**
 * The storage Secret of a Repository on a REST server of restic.
 *
 * It holds the keys that Stash reads: `REST_SERVER_USERNAME` and `REST_SERVER_PASSWORD` if the server asks for them, `RESTIC_PASSWORD` and, if given,
 * `CA_CERT_DATA`. It can be used wherever cdk8s-plus takes an `ISecret`, and must be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/rest/
 */
export class RestServerStorageSecret extends StorageSecret {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: RestServerStorageSecretProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'RestServerStorageSecretProps');
    const credentials = props.credentials && structOf(this, 'props.credentials', props.credentials, 'RestServerCredentials');
    this.apiObject = storageSecretManifest(this, props, credentials === undefined ? [] : [
      { key: 'REST_SERVER_USERNAME', clear: credentials.username },
      { key: 'REST_SERVER_PASSWORD', value: credentials.password },
    ]);
  }

  /** @internal */
  public get _backend(): string {
    return 'rest';
  }
}
