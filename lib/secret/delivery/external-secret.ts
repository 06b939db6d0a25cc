import type { Duration } from 'cdk8s';
import { keyVaultSecretName } from './key-vault-name';
import { isCredential, literal, type SecretForm } from './secret-form';
import { SecretStoreProvider, secretStoreRefType, type SecretStoreRef } from './secret-store-ref';
import type { RemoteSource } from './sensitive-value';
import { durationType, goDuration } from '../../kubernetes/go-duration';
import { about } from '../../refusal/complaint';
import { quote } from '../../refusal/quote';
import { optionsOf } from '../../refusal/struct';
import { checkRequiredType, checkType } from '../../refusal/value-type';
import { once } from '../../synth/once';

/** Options of an ExternalSecret. */
export interface ExternalSecretOptions {
  /** The store that holds the values. */
  readonly store: SecretStoreRef;

  /**
   * How often the operator reads the store again; `Duration.seconds(0)` reads it once.
   *
   * RESTIC_PASSWORD encrypts the repository: after it is changed in the store, every backup and every restore fails from the next refresh on.
   *
   * @default - the operator's default, one hour
   */
  readonly refreshInterval?: Duration;
}

/** An ExternalSecret. Every key goes through the template, so that entries that are no secret are in plain text and need no entry in the store. */
export function externalSecret(options: ExternalSecretOptions): SecretForm<RemoteSource> {
  const where = 'SecretDelivery.externalSecret';
  options = optionsOf(where, options, 'ExternalSecretOptions');
  checkRequiredType(where, 'store', options.store, secretStoreRefType);
  checkType(where, 'refreshInterval', options.refreshInterval, durationType);
  return {
    carries: 'remote',
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    field: 'spec',
    fill: ({ entries }) => ({
      secretStoreRef: options.store._toWire(),
      refreshInterval: options.refreshInterval && goDuration(options.refreshInterval),
      target: {
        template: {
          data: Object.fromEntries(entries.map((entry) =>
            [entry.key, isCredential(entry) ? shared(`{{ .${entry.key}${entry.isTrimmed ? ' | trim' : ''} }}`) : literal(entry)])),
        },
      },
      data: entries.filter(isCredential).map(({ key, source: { argument: remoteKey, part }, reject }) => {
        const complaint = options.store._provider === SecretStoreProvider.AZURE_KEY_VAULT ? keyVaultSecretName(remoteKey) : undefined;
        return complaint === undefined ? { secretKey: key, remoteRef: { key: remoteKey, ...part } } : reject(about(quote(remoteKey), complaint));
      }),
    }),
  };
}

/** Shares one string between all Secrets of a fleet: copies would be most of the memory that they retain. */
const shared = once((text: string) => text);
