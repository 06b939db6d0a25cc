import type { AddonName } from '../../../addon/addon-parameters';
import { CATALOGUED_TASKS } from '../../../addon/catalogue';
import { releaseSeries } from '../../../addon/release-series';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { PROGRAMS_OF_POSTGRES } from '../../graph/addon/database-task';
import { placeOfName, type TaskUse } from '../../graph/addon/task-use';
import { appBindingOf } from '../../graph/app-binding';
import { loadedDumps, type LoadedDump } from '../../graph/restores/loaded-dump';
import type { Rule } from '../../rule';
import { called, type Place } from '../../subject';

export const olderServer: Rule = {
  id: 'STASH423',
  name: 'older-server',
  level: 'warning',
  title: 'The dump of a database is loaded into a server of an older version.',
  why: 'A dump has what a server of its own version understands. An older one may reject some of it. With PostgreSQL, psql goes on after each error and '
    + 'reports success, so that some of the data may be missing. '
    + 'What counts is, for PostgreSQL, the version of the program that made the dump, and for MariaDB, MongoDB and MySQL that of the server.',
  mend: 'Restore into a server of the same version as that of the dump, or of a newer one. Acknowledge it if you have seen that everything comes back.',
  facts: [
    {
      says: 'It is not guaranteed that the output of pg_dump can be loaded into a server of an older major version.',
      standing: 'documented',
      see: 'https://www.postgresql.org/docs/current/app-pgdump.html',
    },
    {
      says: 'Without ON_ERROR_STOP, psql continues after an error.',
      standing: 'documented',
      see: 'https://www.postgresql.org/docs/current/app-psql.html',
    },
    PROGRAMS_OF_POSTGRES,
    { says: 'If the AppBinding of a PostgreSQL server states no version, it is taken to be that of the Task.', standing: 'inferred' },
    {
      says: 'mongorestore is for servers of the same or a newer major version than the one that was dumped.',
      standing: 'documented',
      see: 'https://www.mongodb.com/docs/database-tools/mongorestore/mongorestore-behavior-access-usage/',
    },
    {
      says: 'A downgrade from MySQL 8.0 to 5.7 is not supported, and others with a dump only if the data uses nothing of the newer version.',
      standing: 'documented',
      see: 'https://dev.mysql.com/doc/refman/8.4/en/downgrading.html',
    },
    {
      says: 'A downgrade of MariaDB is not officially supported.',
      standing: 'documented',
      see: 'https://mariadb.com/docs/server/server-management/install-and-upgrade-mariadb/downgrading-between-major-versions-of-mariadb',
    },
  ],
  judge(cluster, report) {
    for (const dump of loadedDumps(cluster)) {
      const { addon, loader, restore, place, elsewhere } = dump;
      const made = loader === addon ? origin(cluster, dump) : undefined;
      if (made === undefined || elsewhere === undefined) {
        continue;
      }
      const version = appBindingOf(cluster, elsewhere)?.manifest.spec?.version ?? '';
      const stated = releaseSeries(version);
      const server = stated ?? (addon === 'postgres' ? seriesOfTask(restore) : undefined);
      if (server !== undefined && server < made.series) {
        const { subject, field } = place ?? placeOfName(restore);
        report(subject, field, {
          found: `the dump is ${made.text}, but ${called(elsewhere)} `
            + `${stated === undefined ? `is restored by the older ${quote(restore.task.name)}` : `has the older version ${quote(version)}`}, `
            + 'which may reject some of it',
          mend: 'restore into a server of the same major version or a newer one; acknowledge this if you have seen that everything comes back',
          also: [made.place],
        });
      }
    }
  },
};

/** What decides which servers understand a dump. */
interface Origin {
  readonly series: number;
  readonly text: string;
  readonly place: Place;
}

/** The addons whose programs dump what the server has, whichever their own version is. What is documented of the others does not tell about older servers. */
const BY_SERVER: ReadonlySet<AddonName> = new Set(['mariadb', 'mongodb', 'mysql']);

const seriesOfTask = ({ task: { name = '' } }: TaskUse) => releaseSeries(CATALOGUED_TASKS.get(name)?.version ?? '');

function origin(cluster: Cluster, { addon, backup, dumped }: LoadedDump): Origin | undefined {
  if (addon === 'postgres') {
    const series = seriesOfTask(backup);
    return series === undefined ? undefined : { series, text: `made by ${quote(backup.task.name)}`, place: placeOfName(backup) };
  }
  const binding = BY_SERVER.has(addon) ? appBindingOf(cluster, dumped) : undefined;
  const version = binding?.manifest.spec?.version ?? '';
  const series = releaseSeries(version);
  return binding === undefined || series === undefined ? undefined : {
    series, text: `of ${called(binding.subject)} with the version ${quote(version)}`, place: { subject: binding.subject, field: ['spec', 'version'] },
  };
}
