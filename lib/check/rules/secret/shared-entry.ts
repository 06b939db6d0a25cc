import { STORAGE_KEYS } from '../../../secret/key/storage-key';
import { makingOf, type Making } from '../../graph/storage/fetched-value';
import { credentialSecrets } from '../../graph/storage/storage-secret';
import type { Rule } from '../../rule';

export const sharedEntry: Rule = {
  id: 'STASH210',
  name: 'shared-entry',
  level: 'warning',
  title: 'RESTIC_PASSWORD is read from the same entry of the store as another credential.',
  why: 'Keys of a storage account are replaced now and then. With the new key the cluster then gets another RESTIC_PASSWORD too, which opens none of the '
    + 'repositories that were created before, and the old key is soon gone.',
  mend: 'Give the password an entry of its own, or a property of its own in the entry. If the repository exists already, store the value that it has now there. '
    + 'Acknowledge it if the value is never replaced.',
  facts: [
    { says: 'With another password restic cannot open the repository, and Stash then tries in vain to create it again.', standing: 'measured' },
    {
      says: 'Without refreshPolicy an ExternalSecret is refreshed every hour, so that a new value reaches the Secret by itself.',
      standing: 'source',
      see: 'external-secrets/external-secrets: apis/externalsecrets/v1/externalsecret_types.go',
    },
    {
      says: 'Microsoft recommends to rotate the keys of a storage account regularly.',
      standing: 'documented',
      see: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    },
  ],
  judge(cluster, report) {
    for (const secret of credentialSecrets(cluster)) {
      const password = secret.has('RESTIC_PASSWORD') ? makingOf(secret, 'RESTIC_PASSWORD') : undefined;
      const other = password && secret.keys.find((key) => isOther(key) && isSame(password, makingOf(secret, key)));
      if (other !== undefined) {
        report(secret.subject, secret.fieldOf('RESTIC_PASSWORD'), {
          found: `RESTIC_PASSWORD is read from the same entry of the store as ${other}, so that a new ${other} is also another password, which opens no repository`,
          mend: 'name an entry for each, or a property for each; for a repository that exists, put the present value there',
        });
      }
    }
  },
};

/** Whether a key is another credential of the storage. */
const isOther = (key: string) => key !== 'RESTIC_PASSWORD' && STORAGE_KEYS.get(key)?.isClear === false;

const isSame = (one: Making, other: Making | undefined) =>
  other !== undefined && one.readsLike(other) && essence(one) === essence(other);

/** Entries seldom begin or end with white space, and the older functions make a text of any value. */
const essence = ({ template }: Making) => template.replace(/ *\| *(?:trim|toString)\b/g, '');
