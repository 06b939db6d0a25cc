import { externalSecret, type ExternalSecretOptions } from './external-secret';
import { plainSecret } from './plain-secret';
import { sealedSecret, type SealedSecretOptions } from './sealed-secret';
import type { SecretForm } from './secret-form';
import { madeBy } from '../refusal/value-type';

/**
 * How a storage Secret reaches the cluster.
 *
 * There is no default: which bytes end up in a repository is never decided by accident. A Secret that exists in the cluster already needs no
 * delivery: `AzureStorageSecret.fromSecretName()`.
 */
export class SecretDelivery {
  /**
   * An ExternalSecret: the External Secrets Operator reads the values from a vault and writes the Secret.
   *
   * Nothing secret is in git or needed at synth. Carries `SensitiveValue.fromRemoteRef()`. White space around an account key is taken off; a
   * RESTIC_PASSWORD is passed on as the vault holds it.
   *
   * Changing RESTIC_PASSWORD in the vault breaks every backup and restore at the next refresh, since the repository stays encrypted with the
   * old one: add the new password to the repository first (`kubectl stash key add`), or pin the entry's version.
   *
   * Refused: values from elsewhere, and keys that the store cannot hold where its provider is said.
   *
   * @see https://external-secrets.io/latest/api/externalsecret/
   */
  public static externalSecret(options: ExternalSecretOptions): SecretDelivery {
    return new SecretDelivery(externalSecret(options));
  }

  /**
   * A SealedSecret: ciphertext that only the controller of the cluster can open.
   *
   * Nothing secret is in git or needed at synth. Carries `SensitiveValue.fromSealedFile()`.
   *
   * Refused: values from elsewhere; values of several files; a file that is no SealedSecret, that was sealed for another name, namespace or
   * scope than the Secret has (the controller could not open it), that lacks a key of the Secret, that holds a key which the Secret does not have
   * or gives in clear, or that holds something else than ciphertext.
   *
   * @see https://github.com/bitnami-labs/sealed-secrets#scopes
   */
  public static sealedSecret(options: SealedSecretOptions = {}): SecretDelivery {
    return new SecretDelivery(sealedSecret(options));
  }

  /**
   * A plain Secret with the values in clear, base64 at best: whoever reads the manifest has the credentials.
   *
   * Carries `SensitiveValue.fromEnv()`, `.fromFile()` and `.unsafePlainText()`, to the byte. The object is annotated with
   * `cdk8s-stash/unsafe-plaintext`, acknowledges by another annotation that its values stand in clear, and one line on standard error says so for
   * each app.
   *
   * Refused: values from elsewhere, and values that are malformed.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/secret/
   */
  public static unsafePlainSecret(): SecretDelivery {
    return new SecretDelivery(plainSecret());
  }

  private constructor(private readonly form: SecretForm) {}

  /** @internal */
  public get _form(): SecretForm {
    return this.form;
  }
}

export const secretDeliveryType = madeBy(SecretDelivery, 'choose SecretDelivery.externalSecret(), .sealedSecret() or .unsafePlainSecret()');
