import { quote } from '../../../../refusal/quote';
import { declaredBackups, type Backup } from '../../../graph/backup';
import { cronJobName } from '../../../graph/schedule/cron-job-name';
import { alike } from '../../../grouped';
import type { Rule } from '../../../rule';
import { reportTogether } from '../../../shared-report';

export const oneTriggerManyBackups: Rule = {
  id: 'STASH326',
  name: 'one-trigger-many-backups',
  level: 'error',
  title: 'Several backups in one namespace have a CronJob of the same name, which starts only one of them.',
  why: 'The operator names the CronJob that starts a backup after the backup, but leaves out its kind, replaces dots with dashes and cuts off the '
    + 'beginning of a name that is too long. Backups whose names come out the same share one CronJob, which starts one of them on one schedule. '
    + 'The others never run, and because they have no runs, none fails.',
  mend: 'Give each backup a name that differs in its last 26 characters, and not only by dots in place of dashes.',
  facts: [
    {
      says: 'The name of the CronJob is the last 52 characters of stash-trigger-<name>, with dashes in place of dots. If the target is in another '
        + 'namespace, the namespace of the backup is put before the name, and a name that is too long loses its middle.',
      standing: 'source',
      see: 'stashed/stash: pkg/scheduler/periodic.go',
    },
    {
      says: 'If a CronJob with the name exists, it is patched: it has one schedule, and one container, which starts one backup.',
      standing: 'source',
      see: 'stashed/stash: pkg/scheduler/periodic.go',
    },
    {
      says: 'Each backup makes itself the controller of its CronJob. An object can have only one controller, so Kubernetes rejects the patch of '
        + 'the second backup.',
      standing: 'inferred',
      see: 'stashed/apimachinery: pkg/invoker/backupconfiguration.go',
    },
    {
      says: 'The CronJob of a BackupBatch gets its name in the same way.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/scheduler/periodic.go',
    },
  ],
  judge(cluster, report) {
    for (const declarations of alike(declaredBackups(cluster), triggerOf)) {
      const backups = onceEach(declarations);
      if (backups.length > 1) {
        reportTogether(cluster, report, backups.map(({ subject }) => ({ subject, field: ['metadata', 'name'] })), {
          found: `${backups.length} backups share one CronJob, ${quote(cronJobName(backups[0]!))}, which starts only one of them, so the others never run`,
          mend: 'give each a name that differs in its last 26 characters, and not only by dots in place of dashes',
        });
      }
    }
  },
};

/** The CronJob of a backup. Undefined for a backup without a name, which gets one from Kubernetes. */
const triggerOf = (backup: Backup): string | undefined =>
  backup.subject.name === '' ? undefined : `${backup.subject.namespace}/${cronJobName(backup)}`;

/** Drops repeated declarations of an object, which another rule reports. */
const onceEach = (backups: readonly Backup[]): Backup[] =>
  [...new Map(backups.map((backup) => [`${backup.subject.kind} ${backup.subject.name}`, backup])).values()];
