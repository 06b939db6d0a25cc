import type { Backend } from './backend';
import { swiftPrefix, wipeableSwiftPrefix } from './prefix';
import { hyphenated } from '../kubernetes/name';
import { type Complaint, type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/** The name of a container of OpenStack Swift. */
const swiftContainer: ValueRule = (container) => {
  if (container !== '' && Buffer.byteLength(container) <= 256 && !/[/:\p{Cc}\p{Cs}]/u.test(container)) {
    return undefined;
  }
  return wrong('is not a container name', 'use 1 to 256 bytes in UTF-8, without "/", ":" or control characters',
    didYouMean(hyphenated(container, /[/:\p{Cc}\p{Cs}]+/gu), swiftContainer, container));
};

/** Why the operator cannot delete a repository with these keys of a storage Secret; undefined if it can. */
export function cannotWipeOutWith(keys: readonly string[]): Complaint | undefined {
  return keys.some((key) => key.startsWith('OS_APPLICATION_CREDENTIAL_'))
    ? wrong('the operator cannot use the application credential of the storage Secret, so that the Repository could never be deleted',
      'leave wipeOut out, or give the Secret OS_USERNAME, OS_PASSWORD, OS_USER_DOMAIN_NAME and OS_PROJECT_NAME of a user in place of the application credential')
    : undefined;
}

export const SWIFT: Backend<'swift'> = {
  name: 'swift',
  members: [['container', swiftContainer], ['prefix', swiftPrefix]],
  required: 'container',
  waysIn: [
    ['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD', 'OS_USER_DOMAIN_NAME', 'OS_PROJECT_NAME'],
    ['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD', 'OS_TENANT_NAME'],
    ['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD', 'OS_TENANT_ID'],
    ['OS_AUTH_URL', 'OS_APPLICATION_CREDENTIAL_ID', 'OS_APPLICATION_CREDENTIAL_SECRET'],
    ['OS_AUTH_URL', 'OS_USERNAME', 'OS_USER_DOMAIN_NAME', 'OS_APPLICATION_CREDENTIAL_NAME', 'OS_APPLICATION_CREDENTIAL_SECRET'],
    ['ST_AUTH', 'ST_USER', 'ST_KEY'],
    ['OS_STORAGE_URL', 'OS_AUTH_TOKEN'],
  ],
  wipeable: () => wipeableSwiftPrefix,
};
