import { CATALOGUED_TASKS } from '../../../addon/catalogue';
import { releaseSeries } from '../../../addon/release-series';
import { quote } from '../../../refusal/quote';
import { PROGRAMS_OF_POSTGRES } from '../../graph/addon/database-task';
import { placeOfName } from '../../graph/addon/task-use';
import { appBindingOf } from '../../graph/app-binding';
import { loadedDumps } from '../../graph/restores/loaded-dump';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const olderServer: Rule = {
  id: 'STASH423',
  name: 'older-server',
  level: 'warning',
  title: 'The dump of a PostgreSQL server is loaded into another one of an older major version than the program that made it.',
  why: 'pg_dump and pg_dumpall write what a server of their own major version understands. An older one may reject some of the statements; psql goes on '
    + 'after each error and reports success, so that some of the data may be missing.',
  mend: 'Restore into a server of the same major version as the Task of the backup, or of a newer one. Acknowledge it if you have seen that everything '
    + 'comes back.',
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
    { says: 'If the AppBinding states no version, the server is taken to be of the version of its Task.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const { loader, backup, restore, place, elsewhere } of loadedDumps(cluster).filter(({ addon }) => addon === 'postgres')) {
      if (elsewhere === undefined || loader !== 'postgres') {
        continue;
      }
      const [made, loads] = [backup, restore].map(({ task: { name = '' } }) => releaseSeries(CATALOGUED_TASKS.get(name)?.version ?? ''));
      const version = appBindingOf(cluster, elsewhere)?.manifest.spec?.version ?? '';
      const stated = releaseSeries(version);
      const server = stated ?? loads;
      if (made !== undefined && server !== undefined && server < made) {
        const { subject, field } = place ?? placeOfName(restore);
        report(subject, field, {
          found: `the dump is made by ${quote(backup.task.name)}, but ${called(elsewhere)} `
            + `${stated === undefined ? `is restored by the older ${quote(restore.task.name)}` : `has the older version ${quote(version)}`}, which may reject some of it`,
          mend: 'restore into a server of the same major version or a newer one; acknowledge this if you have seen that everything comes back',
          also: [placeOfName(backup)],
        });
      }
    }
  },
};
