import { carriedSource } from './carried-source';
import { externalSecret, type ExternalSecretOptions } from './external-secret';
import { plainSecret } from './plain-secret';
import { sealedSecret, type SealedSecretOptions } from './sealed-secret';
import type { SecretForm } from './secret-form';
import type { SensitiveSource, SensitiveValue } from './sensitive-value';
import type { Reject } from '../../refusal/complaint';
import { madeBy } from '../../refusal/value-type';

/**
 * How a storage Secret reaches the cluster.
 *
 * There is no default, so that credentials never end up in a Git repository by accident. A Secret that already exists in the cluster needs no
 * delivery: `AzureStorageSecret.fromSecretName()`.
 *
 * @see https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/secrets-in-gitops.md
 */
export class SecretDelivery {
  /**
   * An ExternalSecret: the External Secrets Operator reads the values from a vault and writes the Secret.
   *
   * No secret is in git or needed at synth. Works with `SensitiveValue.fromRemoteRef()`. White space around an account key is removed;
   * RESTIC_PASSWORD is passed on exactly as it is in the vault.
   *
   * Changing RESTIC_PASSWORD in the vault breaks every backup and restore at the next refresh, since the repository stays encrypted with the old one.
   * Add the new password to the repository first (`kubectl stash key add`), or pin the version of the entry.
   *
   * Refused: values from any other source, and keys that the store cannot hold, if its provider is given.
   *
   * @see https://external-secrets.io/latest/api/externalsecret/
   */
  public static externalSecret(options: ExternalSecretOptions): SecretDelivery {
    return new SecretDelivery(externalSecret(options));
  }

  /**
   * A SealedSecret: ciphertext that only the controller in the cluster can decrypt.
   *
   * No secret is in git or needed at synth. Works with `SensitiveValue.fromSealedFile()`.
   *
   * Refused: values from any other source; values from several files; a file that is not a SealedSecret, that was sealed for another name, namespace
   * or scope than the Secret has (the controller could not decrypt it), that lacks a key of the Secret, that has a key which the Secret does not have
   * or has in plain text, or that contains anything but ciphertext.
   *
   * @see https://github.com/bitnami-labs/sealed-secrets#scopes
   */
  public static sealedSecret(options?: SealedSecretOptions): SecretDelivery {
    return new SecretDelivery(sealedSecret(options));
  }

  /**
   * A plain Secret whose values are only encoded in base64: anyone who reads the manifest has the credentials.
   *
   * Works with `SensitiveValue.fromEnv()`, `.fromFile()` and `.unsafePlainText()`, and keeps every byte. The object gets the annotation
   * `cdk8s-stash/unsafe-plaintext`, and another one that acknowledges the values in plain text. Each app prints one line about it to standard error.
   *
   * Refused: values from any other source, and malformed values.
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

  /**
   * The source of a value. Only the copy of the library that made both knows it.
   *
   * @internal
   */
  public _sourceOf(value: SensitiveValue, reject: Reject): SensitiveSource {
    return carriedSource(this.form.carries, value, reject);
  }
}

export const secretDeliveryType = madeBy(SecretDelivery, 'choose SecretDelivery.externalSecret(), .sealedSecret() or .unsafePlainSecret()');
