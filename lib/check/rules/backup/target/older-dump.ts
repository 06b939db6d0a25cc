import { releaseSeries } from '../../../../addon/release-series';
import { rangeOf } from '../../../../addon/stash-release';
import { quote } from '../../../../refusal/quote';
import type { Cluster } from '../../../cluster';
import { databaseTasks, PROGRAMS_OF_POSTGRES } from '../../../graph/addon/database-task';
import { installedBackups } from '../../../graph/addon/task-use';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const olderDump: Rule = {
  id: 'STASH331',
  name: 'older-dump',
  level: 'error',
  title: 'The Task for a PostgreSQL server dumps it with a program of an older major version.',
  why: 'The addon contains pg_dump and pg_dumpall in the version that the name of its Task says. They dump servers of their own major version and '
    + 'of older ones, but refuse every newer one, so no backup succeeds.',
  mend: 'Name the Task for the major version of the server, or for the next newer one. If `version` of the AppBinding is not the version of the '
    + 'server, correct it.',
  facts: [
    {
      says: 'pg_dump cannot dump from servers newer than its own major version, and refuses to even try.',
      standing: 'documented',
      see: 'https://www.postgresql.org/docs/current/app-pgdump.html',
    },
    PROGRAMS_OF_POSTGRES,
    { says: 'None of the other addons is known to refuse a newer server.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const { addon, action, version, name, binding, subject, field } of databaseTasks(cluster)) {
      const given = binding.manifest.spec?.version ?? '';
      const server = addon === 'postgres' && action === 'backup' ? releaseSeries(given) : undefined;
      if (server !== undefined && !canDump(version, server)) {
        report(subject, field, {
          found: `${quote(name)} refuses to dump ${called(binding.subject)}, whose version ${quote(given)} is a newer major version than that of the Task`,
          mend: wayToDump(cluster, server),
        });
      }
    }
  },
};

const canDump = (program: string, server: number) => (releaseSeries(program) ?? server) >= server;

function wayToDump(cluster: Cluster, server: number): string {
  const [name] = installedBackups(cluster, 'postgres', (version) => canDump(version, server));
  return name === undefined
    ? `dump it with a Task of your own, because Stash ${rangeOf(cluster.releases)} installs none that is new enough, or correct the version`
    : `name ${quote(name)}, or correct the version`;
}
