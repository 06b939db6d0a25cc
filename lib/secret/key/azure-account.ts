import { type ValueRule, wrong } from '../../refusal/complaint';

const ACCOUNT_NAME = /^[a-z0-9]{3,24}$/;
const ACCOUNT_KEY = /^[A-Za-z0-9+/]{86}==$/;

/**
 * The name of a storage account.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name
 */
export const azureAccountName: ValueRule = (name) => {
  if (ACCOUNT_NAME.test(name)) {
    return undefined;
  }
  // Only a host gives a suggestion, since it is no credential: anything else given by mistake is not repeated, not even in part.
  const near = /^(?:https?:\/\/)?([a-z0-9]+)\.blob\./i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  return wrong('is not the name of a storage account', 'use 3 to 24 characters from a-z and 0-9, without the domain',
    ACCOUNT_NAME.test(near) ? near : undefined);
};

/**
 * An access key of a storage account. The complaints never repeat it.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage
 */
export const azureAccountKey: ValueRule = (key) => {
  if (ACCOUNT_KEY.test(key)) {
    return undefined;
  }
  const mend = 'an account key is 64 bytes in base64, 88 characters that end in "=="';
  if (key === '') {
    return wrong('is empty', mend);
  }
  if (/AccountKey=/i.test(key)) {
    return wrong('is a connection string', `give only the part between "AccountKey=" and the next ";" (${mend})`);
  }
  if (/\bsig=/.test(key)) {
    return wrong('is a SAS token, which Stash does not pass on to restic', `give an access key of the storage account (${mend})`);
  }
  if (/^\s|\s$/.test(key)) {
    return wrong('begins or ends with white space', `remove it (${mend})`);
  }
  if (/^(["'`]).*\1$/s.test(key)) {
    return wrong('is in quotes', `remove them (${mend})`);
  }
  if (ACCOUNT_KEY.test(Buffer.from(key, 'base64').toString('utf8').trim())) {
    return wrong('is encoded in base64 twice', `give it as Azure shows it (${mend})`);
  }
  return wrong('is not an account key', mend);
};
