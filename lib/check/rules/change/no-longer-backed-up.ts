import { takenMembers } from '../../graph/made-backup';
import { identityOf } from '../../graph/snapshot-key';
import { declaredTarget } from '../../graph/target';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const noLongerBackedUp: Rule = {
  id: 'STASH705',
  name: 'no-longer-backed-up',
  level: 'warning',
  title: 'An object that was backed up before is still among the manifests, but nothing backs it up.',
  why: 'Its data is still in use, and the last snapshot grows older.',
  mend: 'Keep a backup of it. Acknowledge it in the object if it needs none any more.',
  facts: [
    {
      says: 'Stash backs up only what a BackupConfiguration, a BackupBatch or a BackupBlueprint asks for.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/',
    },
  ],
  isAboutChange: true,
  judge(cluster, report) {
    const told = new Set(takenMembers(cluster).map(identityOf));
    for (const member of takenMembers(cluster.previous!)) {
      const identity = identityOf(member);
      const subject = told.has(identity) || member.backup.spec.paused === true ? undefined : declaredTarget(cluster, member.target);
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
