import { quote } from '../../../refusal/quote';
import { targetUses } from '../../graph/target-use';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const noServiceAccount: Rule = {
  id: 'STASH328',
  name: 'no-service-account',
  level: 'warning',
  title: 'A backup or restore of a database in another namespace names no ServiceAccount.',
  why: 'The Job runs in the namespace of the backup or restore, and reads the AppBinding and its Secret in that of the database. Stash gives its own '
    + 'ServiceAccount no rights there, so that every run fails.',
  mend: 'Name a ServiceAccount in `runtimeSettings.pod.serviceAccountName` that may read `secrets`, `pods`, `endpoints` and `appbindings` in the namespace of '
    + 'the database; a member of a batch needs it itself. Acknowledge it where a role is bound to all ServiceAccounts of the namespace.',
  facts: [
    {
      says: 'For a database of another namespace the user makes the ServiceAccount and its rights, for a backup and for a restore.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/managed-backup/dedicated-backup-namespace/',
    },
    {
      says: 'The runtime settings of a batch are for the CronJob that starts it, and not for the Jobs of its members.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/invoker/backupbatch.go',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, target, model, spec: { runtimeSettings } } of targetUses(cluster)) {
      const isElsewhere = target?.kind === 'AppBinding' && subject.namespace !== '' && target.namespace !== subject.namespace;
      if (isElsewhere && model !== 'snapshotter' && !runtimeSettings?.pod?.serviceAccountName) {
        report(subject, [...field, 'runtimeSettings', 'pod', 'serviceAccountName'], {
          found: `is missing, and the ServiceAccount that Stash makes in ${quote(subject.namespace)} may not read ${called(target)}`,
          mend: `name one that may, or acknowledge this where a role in ${quote(target.namespace)} is bound to all ServiceAccounts of ${quote(subject.namespace)}`,
        });
      }
    }
  },
};
