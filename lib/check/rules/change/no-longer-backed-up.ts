import type { BackupMember } from '../../graph/backup';
import { backupMembersIn } from '../../graph/made-backup';
import { removedReferences } from '../../graph/references/removed-reference';
import { identityOf } from '../../graph/snapshots/snapshot-key';
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
    const told = new Set(backupMembersIn(change.now).filter(isRunning).map(identityOf));
    const paused = new Map(backupMembersIn(change.now).map((member) => [identityOf(member), member.subject]));
    // What is still asked for, and is removed, is another finding.
    const asking = new Set(removedReferences(change).filter(({ removed }) => removed.kind === 'BackupBlueprint').map(({ reference }) => reference.subject));
    for (const member of backupMembersIn(change.before).filter(isRunning)) {
      const identity = identityOf(member);
      const subject = told.has(identity) ? undefined : declaredTarget(change.now, member.target);
      if (subject !== undefined && !asking.has(subject)) {
        told.add(identity);
        const stopped = paused.get(identity);
        report(subject, [], {
          found: `${called(member.subject)} backed ${called(subject)} up, and nothing does any more${stopped === undefined ? '' : `, since ${called(stopped)} is paused`}`,
          mend: `${stopped === undefined ? 'keep a backup of it' : 'let it run'}; acknowledge this if ${called(subject)} needs no backup`,
          also: [{ subject: member.subject, field: [...member.field, 'target'] }],
        });
      }
    }
  },
};

const isRunning = ({ backup }: BackupMember) => backup.spec.paused !== true;
