import type { Cluster } from '../../cluster';
import { takenMembers } from '../../graph/made-backup';
import { identityOf } from '../../graph/snapshot-key';
import { declaredTarget } from '../../graph/target';
import type { ChangeRule } from '../../rule';
import { called } from '../../subject';

export const noLongerBackedUp: ChangeRule = {
  id: 'STASH705',
  name: 'no-longer-backed-up',
  level: 'warning',
  title: 'An object that was backed up before is still among the manifests, but nothing backs it up, or only what is paused.',
  why: 'Its data is still in use, and the last snapshot grows older.',
  mend: 'Keep a backup of it. Acknowledge it in the object if it needs none any more.',
  facts: [
    {
      says: 'Stash backs up only what a BackupConfiguration, a BackupBatch or a BackupBlueprint asks for.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/',
    },
  ],
  judgeChange(change, report) {
    const told = new Set(running(change.now).map(identityOf));
    for (const member of running(change.before)) {
      const identity = identityOf(member);
      const subject = told.has(identity) ? undefined : declaredTarget(change.now, member.target);
      if (subject !== undefined) {
        told.add(identity);
        report(subject, [], {
          found: `${called(member.subject)} backed ${called(subject)} up, and nothing does any more`,
          mend: 'keep a backup of it; acknowledge this if it needs none',
          also: [{ subject: member.subject, field: [...member.field, 'target'] }],
        });
      }
    }
  },
};

const running = (cluster: Cluster) => takenMembers(cluster).filter(({ backup }) => backup.spec.paused !== true);
