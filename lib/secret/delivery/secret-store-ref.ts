import { dnsSubdomain } from '../../kubernetes/name';
import { checkRequired } from '../../refusal/refusal';
import { optionsOf } from '../../refusal/struct';
import { checkType, enumType, madeBy } from '../../refusal/value-type';

/** The service behind a store of the External Secrets Operator. It decides which names are valid. */
export enum SecretStoreProvider {
  /** Azure Key Vault: names of secrets may contain only letters, digits and hyphens. */
  AZURE_KEY_VAULT = 'azurekv',
}

/** Optional details of a store. */
export interface SecretStoreRefOptions {
  /**
   * The service behind the store.
   *
   * If it is given, keys that the service cannot hold are refused at synth.
   *
   * @default - unknown: keys are written as given
   */
  readonly provider?: SecretStoreProvider;
}

const providerType = enumType('SecretStoreProvider', SecretStoreProvider);

/**
 * A store of the External Secrets Operator that exists in the cluster.
 *
 * @see https://external-secrets.io/latest/api/secretstore/
 */
export class SecretStoreRef {
  /**
   * A ClusterSecretStore, which every namespace may use unless the store itself restricts that.
   *
   * Refused: a name that is not a DNS subdomain.
   *
   * @param name `metadata.name` of the ClusterSecretStore
   */
  public static clusterSecretStore(name: string, options?: SecretStoreRefOptions): SecretStoreRef {
    return new SecretStoreRef('ClusterSecretStore', name, options);
  }

  /**
   * A SecretStore in the namespace of the storage Secret.
   *
   * Refused: a name that is not a DNS subdomain.
   *
   * @param name `metadata.name` of the SecretStore
   */
  public static secretStore(name: string, options?: SecretStoreRefOptions): SecretStoreRef {
    return new SecretStoreRef('SecretStore', name, options);
  }

  private readonly wire: { readonly kind: string; readonly name: string };

  private readonly options: SecretStoreRefOptions;

  private constructor(kind: string, name: string, options: SecretStoreRefOptions | undefined) {
    checkRequired('SecretStoreRef', kind, name, dnsSubdomain);
    this.wire = { kind, name };
    this.options = optionsOf('SecretStoreRef', options, 'SecretStoreRefOptions');
    checkType('SecretStoreRef', 'provider', this.options.provider, providerType);
  }

  /** @internal */
  public _toWire(): { readonly kind: string; readonly name: string } {
    return this.wire;
  }

  /** @internal */
  public get _provider(): SecretStoreProvider | undefined {
    return this.options.provider;
  }
}

export const secretStoreRefType = madeBy(SecretStoreRef, 'give SecretStoreRef.clusterSecretStore(name) or .secretStore(name)');
