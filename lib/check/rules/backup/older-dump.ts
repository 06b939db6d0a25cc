import { cataloguedTasks } from '../../../addon/catalogue';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { databaseTasks } from '../../graph/database-task';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const olderDump: Rule = {
  id: 'STASH331',
  name: 'older-dump',
  level: 'error',
  title: 'A PostgreSQL server is to be dumped by the program of an older major version.',
  why: 'The addon brings pg_dump and pg_dumpall of the version in the name of its Task. They dump servers of their own major version and of older ones, and '
    + 'refuse every newer one: no backup succeeds.',
  mend: 'Name the Task of the major version of the server, or of the next newer one. Where `version` of the AppBinding is not that of the server, correct it.',
  facts: [
    {
      says: 'pg_dump cannot dump from servers newer than its own major version, and refuses to even try.',
      standing: 'documented',
      see: 'https://www.postgresql.org/docs/current/app-pgdump.html',
    },
    { says: 'The image of the addon is made of that of PostgreSQL of the same version.', standing: 'source', see: 'stashed/postgres: Makefile' },
    { says: 'Of the other addons none is known to refuse a newer server.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const { addon, action, version, name, binding, subject, field, also } of databaseTasks(cluster)) {
      const given = binding.manifest.spec?.version ?? '';
      const server = addon === 'postgres' && action === 'backup' ? majorOf(given) : undefined;
      if (server !== undefined && server > majorOf(version)!) {
        report(subject, field, {
          found: `${quote(name)} refuses to dump ${called(binding.subject)}, whose version ${quote(given)} is of a newer major version than its own`,
          mend: wayToDump(cluster, server),
          also,
        });
      }
    }
  },
};

/** The major version of PostgreSQL as a number. Up to 9.6 it has two parts. Undefined if the text does not begin with a version. */
function majorOf(version: string): number | undefined {
  const [, first, second = '0'] = /^v?(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  return first === undefined ? undefined : Number(first) >= 10 ? Number(first) : Number(`${first}.${second}`);
}

function wayToDump({ release }: Cluster, server: number): string {
  const [name] = [...cataloguedTasks(release)].find(([, { addon, action, version }]) =>
    addon === 'postgres' && action === 'backup' && majorOf(version)! >= server) ?? [];
  return name === undefined
    ? `dump it with a Task of your own, for Stash ${release} installs none that is new enough; or correct the version`
    : `name ${quote(name)}, or correct the version`;
}
