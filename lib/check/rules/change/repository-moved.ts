import { keptRepositories } from '../../graph/storage/kept-repositories';
import type { ChangeRule } from '../../rule';

export const repositoryMoved: ChangeRule = {
  id: 'STASH701',
  name: 'repository-moved',
  level: 'warning',
  title: 'A Repository has another place than before.',
  why: 'Stash starts an empty restic repository in the new place. The snapshots so far stay in the old one: restores no longer find them, and no '
    + 'retention policy deletes them.',
  mend: 'Keep the place, or give the new one to a Repository with another name, as long as the old snapshots are needed. Or copy the data '
    + 'first: the whole place with a tool of the storage, or the snapshots with `restic copy`. Acknowledge it if they are copied, or no longer needed.',
  facts: [
    {
      says: 'Stash initialises a restic repository where it finds none.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/util/backup.go',
    },
  ],
  judgeChange(change, report) {
    for (const { before, now, from, to } of keptRepositories(change).filter(({ isMoved }) => isMoved)) {
      const moved = from.visible === to.visible ? `is still ${to.text}, but in another account` : `was ${from.text}, and is now ${to.text}`;
      report(now.subject, ['spec', 'backend'], {
        found: `the place ${moved}: the snapshots so far stay in the old one, where restores no longer find them`,
        mend: 'keep the place, or give the new one to a Repository with another name, as long as the old snapshots are needed; '
          + 'or copy the data first, and acknowledge this',
        also: [{ subject: before.subject, field: ['spec', 'backend'] }],
      });
    }
  },
};
