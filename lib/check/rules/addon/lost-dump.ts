import { dumpFaultOf, mismatchOf } from '../../../addon/addon-arguments';
import type { Loss } from '../../../addon/addon-programs';
import { ADDONS, catalogued } from '../../../addon/addons';
import { addonOfTask, CATALOGUED_TASKS } from '../../../addon/catalogue';
import { isDeclaredTask, paramUses, placeOfParam } from '../../graph/addon/task-use';
import { loadedDumps } from '../../graph/restores/loaded-dump';
import type { Level, Rule } from '../../rule';
import { isOwned } from '../../subject';
import { foundWithin } from '../../value-finding';

export const lostDump: Rule = {
  id: 'STASH508',
  name: 'lost-dump',
  level: 'error',
  title: 'An argument for a database program keeps data out of the dump, or the dump from being stored or from being loaded.',
  why: 'For a backup, the addon pipes the output of its program to restic; for a restore, it pipes what restic stored to the program that loads '
    + 'it. That program is always the same: psql reads SQL, but no archive of pg_dump. Given an archive, it exits without an error, so the restore '
    + 'succeeds without data. A dump of one database contains its tables, but usually not its name: it goes into the database that the restore '
    + 'names. '
    + 'A dump that contains less than it seems to is a warning; one without rows is a note, and so is one without stored procedures, which '
    + 'mysqldump 8 leaves out by default.',
  mend: 'Leave the argument out. If one database is dumped, name it for the restore too. restic compresses by itself. Acknowledge a dump without '
    + 'rows if only the structure should be restored, one without tables if something else creates them before a restore, and one without stored procedures '
    + 'if there are none.',
  facts: [
    { says: 'The arguments are split at white space, and come after those of the addon.', standing: 'source', see: 'stashed/postgres: pkg/util.go' },
    { says: 'The same is true of MySQL and MariaDB.', standing: 'source', see: 'stashed/mysql: pkg/utils.go' },
    { says: 'Quotes in them reach the program: psql and pg_dump look for a database with quotes in its name.', standing: 'measured' },
    {
      says: 'In a pattern of pg_dump, double quotes have a meaning.',
      standing: 'documented',
      see: 'https://www.postgresql.org/docs/current/app-pgdump.html',
    },
    {
      says: 'The addon gives mongodump and mongorestore --archive without a file, before these arguments.',
      standing: 'source',
      see: 'stashed/mongodb: pkg/backup.go',
    },
    {
      says: 'A dump in the custom or tar format, or a compressed one, is not SQL: psql loads nothing of it and exits without an error.',
      standing: 'measured',
    },
    {
      says: 'If they write to a file, pg_dump, pg_dumpall and mariadb-dump write nothing to restic, which refuses an empty snapshot.',
      standing: 'measured',
    },
    { says: 'With --tab, mariadb-dump writes nothing to restic; with --xml, it writes what mariadb cannot load.', standing: 'measured' },
    {
      says: 'The restore starts psql with a user, a host and a port, but does not name a database.',
      standing: 'source',
      see: 'stashed/postgres: pkg/util.go',
    },
    {
      says: 'Without --create, such a psql loads a dump of the database orders into the database that is named after the user, without an error.',
      standing: 'measured',
    },
    { says: 'The user is assumed to be postgres if neither an argument nor a parameter names one.', standing: 'inferred' },
    { says: 'Without a name, pg_dump dumps the database that is named after the user, and none of the tables of another one.', standing: 'measured' },
    { says: 'Given arguments replace the --all-databases of MySQL and MariaDB.', standing: 'source', see: 'stashed/installer: catalog/raw/mysql' },
    { says: 'Without --all-databases and without a name, mysqldump prints its usage and fails.', standing: 'measured' },
    {
      says: 'The dump of one database without --databases contains no USE, and mysql fails to load it with "No database selected".',
      standing: 'measured',
    },
    { says: 'pg_dumpall takes no positional argument: it reports too many arguments.', standing: 'measured' },
    { says: 'With --roles-only pg_dumpall dumps no database.', standing: 'measured' },
    { says: 'The same is true of --tablespaces-only.', standing: 'documented', see: 'https://www.postgresql.org/docs/current/app-pg-dumpall.html' },
    { says: 'With --no-create-info mysqldump writes no CREATE TABLE.', standing: 'documented', see: 'https://dev.mysql.com/doc/refman/8.0/en/mysqldump.html' },
    {
      says: 'mysqldump 8 dumps stored procedures, functions and events only with --routines and --events, even if it dumps all databases.',
      standing: 'documented',
      see: 'https://dev.mysql.com/doc/refman/8.0/en/mysqldump-stored-programs.html',
    },
    { says: 'With a command to run, psql and mariadb read nothing of the dump.', standing: 'measured' },
    { says: 'mongodump rejects --out together with --archive.', standing: 'source', see: 'mongodb/mongo-tools: mongodump/mongodump.go' },
    {
      says: 'mongorestore needs --gzip for a dump that was made with it, and only for such a dump.',
      standing: 'documented',
      see: 'https://www.mongodb.com/docs/database-tools/mongorestore/',
    },
    {
      says: 'With --dryRun mongorestore imports no data.',
      standing: 'documented',
      see: 'https://www.mongodb.com/docs/database-tools/mongorestore/',
    },
  ],
  echoes: ['STASH504'],
  judge(cluster, report) {
    for (const use of paramUses(cluster)) {
      const { name = '', params } = use.task;
      const programs = isDeclaredTask(cluster, name) ? undefined : catalogued(addonOfTask(name))?.programs;
      // What an operator makes lacks what its user cannot add.
      const version = isOwned(use.subject) ? undefined : CATALOGUED_TASKS.get(name)?.version;
      const faultIn = (given: typeof params) => programs && dumpFaultOf(programs, use.action, given, version);
      const fault = faultIn(params);
      const isOfPattern = use.pattern !== undefined && faultIn(use.pattern.params) !== undefined;
      if (fault !== undefined && !isOfPattern) {
        const { subject, field } = placeOfParam(use, 'args');
        report(subject, field, { ...foundWithin(fault.complaint), level: LEVELS[fault.loss] });
      }
    }
    for (const { addon, loader, backup, restore, place } of loadedDumps(cluster)) {
      const mismatch = addon === loader ? mismatchOf(ADDONS[addon].programs, backup.task.params, restore.task.params) : undefined;
      if (mismatch !== undefined) {
        const { subject, field } = place ?? placeOfParam(restore, 'args');
        report(subject, field, { ...foundWithin(mismatch), also: backup.subject === subject ? undefined : [placeOfParam(backup, 'args')] });
      }
    }
  },
};

const LEVELS: { readonly [L in Loss]: Level } = { all: 'error', some: 'warning', rows: 'note' };
