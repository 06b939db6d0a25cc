import type * as wire from '../../../../imports/stash';
import type { Cluster, Declared } from '../../cluster';
import { type DeclaredSecret, declaredSecret } from '../../graph/declared-secret';
import { makingOf } from '../../graph/storage/fetched-value';
import { keptRepositories } from '../../graph/storage/kept-repositories';
import type { ChangeRule, Found } from '../../rule';

const PASSWORD = 'RESTIC_PASSWORD';

export const passwordChanged: ChangeRule = {
  id: 'STASH704',
  name: 'password-changed',
  level: 'error',
  title: 'The storage Secret of a Repository has another RESTIC_PASSWORD than before.',
  why: 'restic encrypts a repository with a key that only the password opens. With another one, no backup runs and nothing can be restored. '
    + 'The finding is a warning if the password is only read from another entry of the store, or made by another template.',
  mend: 'Put the old password back. To change it, add the new one to the repository with `restic key add`, apply it, and then remove the old one with '
    + '`restic key remove`. Acknowledge it if the repository has the new password already. Not found: another password in a SealedSecret, '
    + 'whose ciphertext does not tell.',
  facts: [
    { says: 'With another password restic cannot open the repository, and Stash then tries in vain to create it again.', standing: 'measured' },
    {
      says: 'A repository can have several passwords, which are added and removed while the data stays as it is.',
      standing: 'documented',
      see: 'https://restic.readthedocs.io/en/stable/070_encryption.html',
    },
  ],
  judgeChange(change, report) {
    for (const { before, now } of keptRepositories(change).filter(({ isMoved }) => !isMoved)) {
      const [secret, other] = [secretOf(change.before, before), secretOf(change.now, now)];
      if (secret !== undefined && other !== undefined) {
        const also = [{ subject: secret.subject, field: fieldOf(secret) }, { subject: now.subject, field: ['spec', 'backend', 'storageSecretName'] }];
        const found = difference(secret, other);
        report(other.subject, fieldOf(other), found && { ...found, also });
      }
    }
  },
};

const secretOf = (cluster: Cluster, { subject: { namespace }, manifest }: Declared<wire.Repository>) =>
  declaredSecret(cluster, namespace, manifest.spec?.backend?.storageSecretName ?? '');

const fieldOf = (secret: DeclaredSecret) => secret.has(PASSWORD) ? secret.fieldOf(PASSWORD) : secret.field;

function difference(secret: DeclaredSecret, other: DeclaredSecret): Found | undefined {
  const [before, now] = [secret.value(PASSWORD).text, other.value(PASSWORD).text];
  if (before !== undefined && now !== undefined) {
    return before === now ? undefined : {
      found: `${PASSWORD} is not the one from before, with which the repository is encrypted: nothing in it can be opened`,
      mend: 'put the old password back, or add the new one to the repository first, with restic key add',
    };
  }
  const [was, is] = [makingOf(secret, PASSWORD), makingOf(other, PASSWORD)];
  if (was === undefined || is === undefined || was.readsLike(is) && was.template === is.template) {
    return undefined;
  }
  return {
    level: 'warning',
    found: was.readsLike(is)
      ? `${PASSWORD} is made by another template than before: if its value differs, nothing in the repository can be opened`
      : `${PASSWORD} is read from another entry or store than before, or in another version: if its value differs, nothing in the repository can be opened`,
    mend: 'compare the two values before you apply this; if they differ, read the old one, or add the new one to the repository first, with restic key add',
  };
}
