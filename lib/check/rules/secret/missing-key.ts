import { wayWithoutKey } from '../../graph/storage/azure-access';
import { keyFaults } from '../../graph/storage/key-fault';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const missingKey: Rule = {
  id: 'STASH201',
  name: 'missing-key',
  level: 'error',
  title: 'A storage Secret lacks a key that its backend needs; a warning for AZURE_ACCOUNT_KEY if a backup or restore has access to Azure in another way.',
  why: 'Nothing checks the Secret when it is applied. Every backup fails. For RESTIC_PASSWORD and B2 the error names the key; otherwise it is '
    + 'whatever the storage replies to a client without credentials. With access in another way, backups may run, but the operator cannot list or wipe '
    + 'out snapshots.',
  mend: 'Add the key under exactly the name that Stash reads. Secrets for s3 and gcs may have no cloud keys at all: the pod then has an identity of '
    + 'its own.',
  facts: [
    { says: 'RESTIC_PASSWORD and the keys of B2 are required; the others are passed on if they exist.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'Stash does not pass on AZURE_ACCOUNT_SAS, but the pod inherits one from its runtime settings.', standing: 'inferred', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'The page of each backend names its keys.', standing: 'documented', see: 'https://stash.run/docs/latest/guides/backends/overview/' },
  ],
  judge(cluster, report) {
    for (const { secret, users, lacked } of keyFaults(cluster)) {
      const identity = lacked.includes('AZURE_ACCOUNT_KEY') ? wayWithoutKey(cluster, users) : undefined;
      const missed = identity === undefined ? lacked : lacked.filter((key) => key !== 'AZURE_ACCOUNT_KEY');
      if (missed.length > 0) {
        report(secret.subject, secret.field, {
          found: `has no ${missed.join(' and no ')}, and ${called(users[0]!.subject)} cannot be opened without ${missed.length === 1 ? 'it' : 'them'}`,
          mend: `add ${missed.length === 1 ? 'it under exactly this name' : 'them under exactly these names'}`,
        });
      }
      if (identity !== undefined) {
        report(secret.subject, secret.field, {
          level: 'warning',
          found: `has no AZURE_ACCOUNT_KEY, and ${identity}: backups may run, but the operator has no access to list snapshots or to wipe them out`,
          mend: 'add AZURE_ACCOUNT_KEY, the only kind of access to Azure that Stash documents',
        });
      }
    }
  },
};
