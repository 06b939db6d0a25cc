import { snapshotId } from '../../../restore/snapshot-id';
import { restoreMembersIn } from '../../graph/restore';
import type { Rule } from '../../rule';
import { valueFinding } from '../../value-finding';

export const unknownSnapshot: Rule = {
  id: 'STASH424',
  name: 'unknown-snapshot',
  level: 'error',
  title: 'A restore names a snapshot by something that is not its id, such as the name of the Snapshot that kubectl shows, or names a folder in one.',
  why: 'restic knows a snapshot by its id, in lower case, or takes the newest for `latest`. It finds nothing under any other name, and the restore fails '
    + 'when the data is needed. Of a folder, it restores the content to the root directory of the container, where no volume is mounted.',
  mend: 'Write the id, as `restic snapshots` and the column ID of `kubectl get snapshots` show it. To restore only a folder, name the whole snapshot and '
    + 'give the folder in `include`.',
  facts: [
    {
      says: 'restic finds a snapshot by the beginning of its id, and finds none by the name of a Snapshot, by an id in capitals or by `Latest`.',
      standing: 'measured',
    },
    {
      says: 'The name of a Snapshot is that of the Repository, a hyphen and the first 8 characters of the id.',
      standing: 'source',
      see: 'stashed/stash: pkg/registry/snapshot/utils.go',
    },
    {
      says: 'The snapshots of a rule are passed to restic as they are written, with the root directory as the target.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'After a snapshot and a colon, restic takes the path of a folder, and restores what is in it directly into the target.',
      standing: 'documented',
      see: 'https://restic.readthedocs.io/en/stable/050_restore.html',
    },
  ],
  // Who gives the paths in place of a folder of "latest" has mended both.
  echoes: ['STASH406'],
  judge(cluster, report) {
    for (const { subject, rules } of restoreMembersIn(cluster).filter(({ model }) => model !== 'snapshotter')) {
      for (const { field, rule: { snapshots = [] } } of rules) {
        snapshots.forEach((snapshot, index) => {
          report(subject, [...field, 'snapshots', index], isTaken(snapshot) ? undefined : valueFinding(snapshot, snapshotId));
        });
      }
    }
  },
};

/** Whether restic takes it for a whole snapshot: it is content with fewer characters of an id, and with the root as the folder. */
const isTaken = (snapshot: string) => /^(latest|[0-9a-f]{1,64})(:\/*)?$/.test(snapshot);
