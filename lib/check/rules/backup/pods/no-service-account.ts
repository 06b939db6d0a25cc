import { quote } from '../../../../refusal/quote';
import { isDatabase } from '../../../../target/target-kind';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { targetUses } from '../../../graph/target-use';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const noServiceAccount: Rule = {
  id: 'STASH328',
  name: 'no-service-account',
  level: 'warning',
  title: 'A backup or restore of a database in another namespace does not name a ServiceAccount.',
  why: 'The Job runs in the namespace of the backup or restore, but reads the AppBinding and its Secret in the namespace of the database. Stash '
    + 'gives its own ServiceAccount no permissions there, so every run fails.',
  mend: 'In `runtimeSettings.pod.serviceAccountName`, name a ServiceAccount that is allowed to read `secrets`, `pods`, `endpoints` and '
    + '`appbindings` in the namespace of the database, and has `automountServiceAccountToken: true` (`automountToken: true` in cdk8s-plus). In a '
    + 'batch, set it on the member itself. Acknowledge it if a role is bound to all ServiceAccounts of the namespace.',
  facts: [
    {
      says: 'For a database in another namespace, the user creates the ServiceAccount and its permissions, for a backup and for a restore.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/managed-backup/dedicated-backup-namespace/',
    },
    {
      says: 'The runtime settings of a batch apply to the CronJob that starts it, and not to the Jobs of its members.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/invoker/backupbatch.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const { subject, field, target, model, spec: { runtimeSettings } } of targetUses(cluster)) {
      const isElsewhere = target !== undefined && isDatabase(target) && subject.namespace !== '' && target.namespace !== subject.namespace;
      if (isElsewhere && model !== 'snapshotter' && !runtimeSettings?.pod?.serviceAccountName) {
        report(subject, [...field, 'runtimeSettings', 'pod', 'serviceAccountName'], {
          found: `is missing, and the ServiceAccount that Stash creates in ${quote(subject.namespace)} is not allowed to read ${called(target)}`,
          mend: `name one that is and that mounts its token, or acknowledge this if a role in ${quote(target.namespace)} is bound to all ServiceAccounts of ${quote(subject.namespace)}`,
        });
      }
    }
  },
};
