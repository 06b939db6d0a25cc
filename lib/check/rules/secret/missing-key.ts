import { wayWithoutKey } from '../../graph/azure-access';
import { keyFaults } from '../../graph/key-fault';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const missingKey: Rule = {
  id: 'STASH201',
  name: 'missing-key',
  level: 'error',
  title: 'A storage Secret lacks a key that its backend needs.',
  why: 'Nothing checks it when it is applied. Every backup fails, for RESTIC_PASSWORD and B2 with the name of the key, else with whatever the storage says to a stranger.',
  mend: 'Add the key under the very name that Stash reads. Secrets for s3 and gcs may have no key of the cloud at all: the pod then has an identity of its own.',
  facts: [
    { says: 'RESTIC_PASSWORD and the keys of B2 are demanded; the others are passed on where they are there.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'Stash passes no AZURE_ACCOUNT_SAS on, but the pod inherits one from its runtime settings.', standing: 'inferred', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'Each backend\'s page names its keys.', standing: 'documented', see: 'https://stash.run/docs/latest/guides/backends/overview/' },
  ],
  judge(cluster, report) {
    for (const { secret, users, lacked } of keyFaults(cluster)) {
      const identity = lacked.includes('AZURE_ACCOUNT_KEY') ? wayWithoutKey(cluster, users) : undefined;
      const missed = identity === undefined ? lacked : lacked.filter((key) => key !== 'AZURE_ACCOUNT_KEY');
      if (missed.length > 0) {
        report(secret.subject, secret.field, {
          found: `holds no ${missed.join(' and no ')}, without which ${called(users[0]!.subject)} cannot be opened`,
          mend: `add ${missed.length === 1 ? 'it, under this very name' : 'them, under these very names'}`,
        });
      }
      if (identity !== undefined) {
        report(secret.subject, secret.field, {
          level: 'warning',
          found: `holds no AZURE_ACCOUNT_KEY, and ${identity}: backups may run, but the operator has no way in, to list snapshots or to wipe them out`,
          mend: 'add AZURE_ACCOUNT_KEY, the only way into Azure that Stash documents',
        });
      }
    }
  },
};
