import { hyphenated } from '../../kubernetes/name';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { didYouMean } from '../../refusal/near';

/**
 * The key under which External Secrets finds a secret in Azure Key Vault.
 *
 * @see https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers
 */
export const keyVaultSecretName: ValueRule = (key) => {
  if (/^(?:secret\/)?[0-9A-Za-z-]{1,127}$/.test(key)) {
    return undefined;
  }
  const [, type, name] = /^(?:(secret|key|cert)\/)?([^]*)$/.exec(key)!;
  if (type === 'key' || type === 'cert') {
    return wrong(`is a Key Vault ${type === 'key' ? 'key' : 'certificate'}, which holds no credential for Stash`,
      'give the name of a secret, with or without "secret/" in front');
  }
  // Key Vault ignores case, so the case is left as it was written.
  const near = (type ? 'secret/' : '') + hyphenated(name!, /[^0-9A-Za-z]+/g);
  return wrong('is not the name of a secret in Azure Key Vault',
    'use 1 to 127 characters from 0-9, a-z, A-Z and "-", with or without "secret/" in front',
    didYouMean(near, keyVaultSecretName, key));
};
