import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { EnvValue, EnvValueFromSecretOptions, ISecret } from 'cdk8s-plus-27';
import { Construct, type IConstruct } from 'constructs';
import type { SecretDelivery } from './delivery/secret-delivery';
import type { SensitiveValue } from './delivery/sensitive-value';
import { dnsSubdomain } from '../kubernetes/name';
import { checkRequiredType, having, textType } from '../refusal/value-type';
import { manifestOf } from '../synth/manifest-of';
import { existingObject } from '../synth/stash-object';

/** Properties of a storage Secret for any backend. */
export interface StorageSecretProps {
  /**
   * Metadata of the object that is written: the Secret, the ExternalSecret or the SealedSecret. The Secret in the cluster has the same name.
   *
   * Refused: a name that is not a DNS subdomain; and an annotation with another value than the delivery gives it.
   *
   * @default - a name generated from the construct path, and the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The password that encrypts the restic repository (RESTIC_PASSWORD).
   *
   * Without it, nothing that was backed up can be read again: keep a copy outside the cluster. Changing the Secret does not change the password of
   * the repository.
   *
   * Refused: the source of another key of the Secret, such as the same entry and property of a store, because both would have the same value. Refused
   * if it is visible at synth: an empty value; white space or a line break at either end; control characters; quotes around it.
   *
   * @see https://restic.readthedocs.io/en/stable/070_encryption.html
   */
  readonly resticPassword: SensitiveValue;

  /**
   * Certificates of the authority that signed the storage server's certificate, in PEM (CA_CERT_DATA). Not secret: written in plain text.
   *
   * Refused: anything but PEM certificates, and a private key among them.
   *
   * @default - the authorities that the operator's image trusts
   */
  readonly caCertData?: string;

  /** How the Secret reaches the cluster. */
  readonly delivery: SecretDelivery;
}

/** Where an existing Secret is. */
export interface StorageSecretImportOptions {
  /**
   * The namespace of the Secret. Stash reads it in the namespace of the Repository.
   *
   * Refused: a name that is not a DNS label.
   *
   * @default - the namespace of the chart, or unknown
   */
  readonly namespace?: string;
}

/** An ISecret of cdk8s-plus that does not load cdk8s-plus. */
abstract class SecretReference extends Construct implements ISecret {
  /** The name of the Secret. */
  public abstract readonly name: string;
  /** The namespace of the Secret, if it is known at synth. Unset does not mean `default`. */
  public abstract readonly secretNamespace?: string;

  /** The API version of the Secret in the cluster. */
  public get apiVersion(): string {
    return 'v1';
  }

  /** The API group of the Secret in the cluster: the core group. */
  public get apiGroup(): string {
    return '';
  }

  /** The kind of the object in the cluster, regardless of its delivery. */
  public get kind(): string {
    return 'Secret';
  }

  /** The resource type of the object in the cluster. */
  public get resourceType(): string {
    return 'secrets';
  }

  /** The name of the Secret. */
  public get resourceName(): string | undefined {
    return this.name;
  }

  /**
   * A key of the Secret as the value of an environment variable of a cdk8s-plus container.
   *
   * @param key the key
   */
  public envValue(key: string, options?: EnvValueFromSecretOptions): EnvValue {
    checkRequiredType('StorageSecret.envValue', 'key', key, textType);
    // Loaded here, since an app that only declares backups needs no cdk8s-plus.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const plus = require('cdk8s-plus-27') as typeof import('cdk8s-plus-27');
    return plus.EnvValue.fromSecretValue({ secret: this, key }, options ?? undefined);
  }
}

/** The storage Secret of a Repository on any backend. */
export abstract class StorageSecret extends SecretReference {
  /**
   * References a Secret that already exists in the cluster, with the keys that the backend needs. The class on which it is called says for which
   * backend, as in `AzureStorageSecret.fromSecretName()`; on `StorageSecret` itself, it is for any.
   *
   * Refused: a name that is not a DNS subdomain; and a Repository of another backend, when it is given the Secret.
   *
   * @param secretName `metadata.name` of the Secret
   */
  public static fromSecretName(scope: Construct, id: string, secretName: string, options?: StorageSecretImportOptions): ISecret {
    // Called without a class, as a detached function or from Java, it is for any backend.
    const backend = (this as typeof StorageSecret | undefined)?.prototype?._backend;
    return new ImportedSecret(scope, id, secretName, backend, options);
  }

  /** The manifest that brings the Secret into the cluster. */
  protected abstract readonly apiObject: ApiObject;

  /**
   * The backend that reads these keys, in the operator's word.
   *
   * @internal
   */
  public abstract get _backend(): string;

  /** The name of the Secret. */
  public get name(): string {
    return this.apiObject.name;
  }

  /** The namespace of the Secret, if it is known at synth. Unset does not mean `default`. */
  public get secretNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}

class ImportedSecret extends SecretReference {
  public readonly secretNamespace?: string;

  public constructor(
    scope: Construct, id: string, public readonly name: string, public readonly _backend: string | undefined, options?: StorageSecretImportOptions,
  ) {
    super(scope, id);
    this.secretNamespace = existingObject(this, name, dnsSubdomain, options, 'StorageSecretImportOptions');
  }
}

export const storageSecretType = having(['node', 'name'], 'Secret', 'give the storage Secret, or StorageSecret.fromSecretName() for one that exists');

/** The backend of a storage Secret; undefined for a Secret that is not of this library, or may be for any backend. */
export function backendOfSecret(secret: IConstruct): string | undefined {
  return (secret as Partial<StorageSecret>)._backend;
}

/** The namespace of a Secret, from whichever library, where it is known. */
export function namespaceOfSecret(secret: IConstruct): string | undefined {
  return (secret as Partial<SecretReference>).secretNamespace ?? manifestOf(secret)?.metadata.namespace;
}
