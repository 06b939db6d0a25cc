import { releaseSeries } from '../../../addon/release-series';
import { quote } from '../../../refusal/quote';
import { databaseTasks, type DatabaseTask } from '../../graph/addon/database-task';
import { annotatedTasks, installedBackups } from '../../graph/addon/task-use';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const newerDump: Rule = {
  id: 'STASH516',
  name: 'newer-dump',
  level: 'warning',
  title: 'A MySQL server older than 8.0 is dumped by a Task for MySQL 8, without --column-statistics=0.',
  why: 'mysqldump 8 asks the server for the statistics of columns, which a server of MySQL 5.7 does not have. It fails with "Unknown table '
    + '\'COLUMN_STATISTICS\'", and so does every backup.',
  mend: 'Name the Task for 5.7, or add `--column-statistics=0` to `args`, beside `--all-databases`. If `version` of the AppBinding is not the version of '
    + 'the server, correct it.',
  facts: [
    {
      says: 'mysqldump 8.0 fails with a server of MySQL 5.7 because of this table, unless it is given --column-statistics=0.',
      standing: 'documented',
      see: 'https://github.com/spatie/db-dumper/issues/132',
    },
    { says: 'The addon runs the mysqldump of the version that the name of its Task says.', standing: 'inferred' },
    { says: 'Given arguments replace the --all-databases of MySQL and MariaDB.', standing: 'source', see: 'stashed/installer: catalog/raw/mysql' },
  ],
  judge(cluster, report) {
    const skipping = new Set(annotatedTasks(cluster).filter(({ task: { params = [] } }) => skipsStatistics(params)).map(({ subject }) => subject));
    for (const { addon, action, version, name, params, binding, subject, field } of databaseTasks(cluster)) {
      const given = binding.manifest.spec?.version ?? '';
      const isTooNew = addon === 'mysql' && action === 'backup' && isWithoutStatistics(given) && !isWithoutStatistics(version);
      if (isTooNew && !skipsStatistics(params) && !skipping.has(binding.subject)) {
        report(subject, field, {
          found: `${quote(name)} asks ${called(binding.subject)} for statistics of columns, which its version ${quote(given)} does not have, so every dump fails`,
          mend: [
            ...installedBackups(cluster, addon, isWithoutStatistics).slice(-1).map((older) => `name ${quote(older)}`),
            'add --column-statistics=0 to args, beside --all-databases, or correct the version',
          ].join(', '),
        });
      }
    }
  },
};

/** The first release series of MySQL that has them. */
const WITH_STATISTICS = 8;

const isWithoutStatistics = (version: string) => (releaseSeries(version) ?? WITH_STATISTICS) < WITH_STATISTICS;

const skipsStatistics = (params: DatabaseTask['params']) => params.some(({ value = '' }) => /--(?:loose-)?(?:(?:skip|disable)-column[-_]statistics|column[-_]statistics=(?:0|off|false))\b/i.test(value));
