import { actionsOf } from '../../../addon/catalogue';
import { cannotLoad } from '../../../addon/stored-data';
import { quote } from '../../../refusal/quote';
import { placeOfName } from '../../graph/addon/task-use';
import { loadedDumps } from '../../graph/restores/loaded-dump';
import type { Rule } from '../../rule';

export const otherAddon: Rule = {
  id: 'STASH419',
  name: 'other-addon',
  level: 'error',
  title: 'A database is restored by a Task of a different addon from the one that backs it up.',
  why: 'Each addon loads only what it has stored itself: SQL of its own dialect, an archive, or a directory. The Task of another addon finds nothing, '
    + 'or something that it cannot read. psql even reports success if it understands none of the statements.',
  mend: 'Name the restore Task of the addon that takes the backup. For a snapshot that another addon has written, name it by its id.',
  facts: [
    {
      says: 'The addons for PostgreSQL, MySQL and MariaDB store SQL under the same name, so that one finds the dump of another.',
      standing: 'source',
      see: 'stashed/postgres: pkg/util.go',
    },
    { says: 'Given an archive, which is not SQL, psql loads nothing and exits without an error.', standing: 'measured' },
    {
      says: 'MySQL, MariaDB and Percona XtraDB are assumed to load the dumps of each other.',
      standing: 'inferred',
    },
  ],
  judge(cluster, report) {
    for (const { addon, loader, backup, restore, place, elsewhere } of loadedDumps(cluster)) {
      if (cannotLoad(loader, addon) && actionsOf(addon).includes('restore')) {
        const [taken, given] = [backup, restore].map(({ task: { name = '' } }) => name) as [string, string];
        const { subject, field } = place ?? placeOfName(restore);
        const way = elsewhere === undefined ? `name ${quote(taken.replace('backup', 'restore'))}, or` : `restore into a database of ${addon}, or name`;
        report(subject, field, {
          found: `${quote(given)} is for ${loader}, but the backup is taken by ${quote(taken)}, so what it stored cannot be loaded`,
          mend: `${way} the snapshot if it is an older one of ${loader}`,
          also: backup.subject === subject ? undefined : [placeOfName(backup)],
        });
      }
    }
  },
};
