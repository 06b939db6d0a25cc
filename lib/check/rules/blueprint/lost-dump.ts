import { faultOf, mismatchOf, type Loss } from '../../../addon/addon-arguments';
import { addonOfTask } from '../../../addon/catalogue';
import { loadedDumps } from '../../graph/loaded-dump';
import { isDeclaredTask, placeOfParam, taskUses } from '../../graph/task-use';
import type { Level, Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const lostDump: Rule = {
  id: 'STASH508',
  name: 'lost-dump',
  level: 'error',
  title: 'An argument for the program of a database leads its dump away from restic, makes one that cannot be loaded, keeps it from being loaded, or '
    + 'leaves open where it is loaded to; a warning where it dumps less than it seems to, a note where it leaves out all rows.',
  why: 'The addon pipes what its program writes to restic, and what restic has kept to the program that loads it. That is always the same one: psql knows '
    + 'SQL, and no archive of pg_dump; at one it ends without an error, so that the restore is a success without data. A dump of one database holds its tables, '
    + 'and most often not its name: it goes into the database that the restore names.',
  mend: 'Leave the argument out; name to the restore, too, the one database that is dumped. restic compresses by itself. Acknowledge a dump without rows where '
    + 'no more than the structure is to come back, and one without tables where something else makes them before a restore.',
  facts: [
    { says: 'The arguments are taken apart at white space, and stand behind those of the addon.', standing: 'source', see: 'stashed/postgres: pkg/util.go' },
    { says: 'The same is so of MySQL and MariaDB.', standing: 'source', see: 'stashed/mysql: pkg/utils.go' },
    { says: 'Quotes in them reach the program: psql and pg_dump look for a database with quotes in its name.', standing: 'measured' },
    { says: 'In a pattern of pg_dump double quotes mean something.', standing: 'documented', see: 'https://www.postgresql.org/docs/current/app-pgdump.html' },
    { says: 'mongodump and mongorestore have --archive without a file in front of them.', standing: 'source', see: 'stashed/mongodb: pkg/backup.go' },
    { says: 'A dump in the custom or tar format, or a compressed one, is no SQL: psql loads nothing of it and ends without an error.', standing: 'measured' },
    { says: 'With a file to write to, pg_dump, pg_dumpall and mariadb-dump write nothing to restic, which refuses an empty snapshot.', standing: 'measured' },
    { says: 'With --tab mariadb-dump writes nothing to restic, and with --xml what mariadb cannot load.', standing: 'measured' },
    { says: 'The restore starts psql with a user, a host and a port, and names no database.', standing: 'source', see: 'stashed/postgres: pkg/util.go' },
    { says: 'Without --create, a dump of the database orders is loaded by such a psql into the one that is named like the user, without an error.', standing: 'measured' },
    { says: 'The user is taken to be postgres where neither an argument nor a parameter names one.', standing: 'inferred' },
    { says: 'Without a name pg_dump dumps the database that is named like the user, and of the tables of another one none.', standing: 'measured' },
    { says: 'Arguments that are given replace the --all-databases of MySQL and MariaDB.', standing: 'source', see: 'stashed/installer: catalog/raw/mysql' },
    { says: 'Without that and without a name mysqldump prints its usage and fails.', standing: 'measured' },
    { says: 'The dump of one database without --databases has no USE, and mysql fails at it with "No database selected".', standing: 'measured' },
    { says: 'pg_dumpall takes no word: there are too many arguments.', standing: 'measured' },
    { says: 'With --roles-only pg_dumpall dumps no database.', standing: 'measured' },
    { says: 'The same is so of --tablespaces-only.', standing: 'documented', see: 'https://www.postgresql.org/docs/current/app-pg-dumpall.html' },
    { says: 'With --no-create-info mysqldump writes no CREATE TABLE.', standing: 'documented', see: 'https://dev.mysql.com/doc/refman/8.0/en/mysqldump.html' },
    { says: 'With a command psql and mariadb read nothing of the dump.', standing: 'measured' },
    { says: 'mongodump refuses --out beside --archive.', standing: 'source', see: 'mongodb/mongo-tools: mongodump/mongodump.go' },
    {
      says: 'mongorestore has to be given --gzip for a dump that was made with it, and only for such a one.',
      standing: 'documented',
      see: 'https://www.mongodb.com/docs/database-tools/mongorestore/',
    },
    {
      says: 'With --dryRun mongorestore imports no data.',
      standing: 'documented',
      see: 'https://www.mongodb.com/docs/database-tools/mongorestore/',
    },
  ],
  judge(cluster, report) {
    for (const use of taskUses(cluster)) {
      const { name = '', params } = use.task;
      const addon = isDeclaredTask(cluster, name) ? undefined : addonOfTask(name);
      const fault = addon && faultOf(addon, use.action, params);
      if (fault !== undefined) {
        const { subject, field } = placeOfParam(use, 'args');
        report(subject, field, { ...foundWithin(fault.complaint), level: LEVELS[fault.loss] });
      }
    }
    for (const { addon, backup, restore, place: { subject, field } } of loadedDumps(cluster)) {
      const mismatch = mismatchOf(addon, backup.task.params, restore.task.params);
      if (mismatch !== undefined) {
        report(subject, field, { ...foundWithin(mismatch), also: backup.subject === subject ? undefined : [placeOfParam(backup, 'args')] });
      }
    }
  },
};

const LEVELS: { readonly [L in Loss]: Level } = { all: 'error', some: 'warning', rows: 'note' };
