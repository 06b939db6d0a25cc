import type { Rule } from '../../rule';
import { called } from '../../subject';

export const oneShotObject: Rule = {
  id: 'STASH602',
  name: 'one-shot-object',
  level: 'note',
  title: 'An object that runs once, when it is created, is among manifests that are applied again and again.',
  why: 'A RestoreSession that is deleted and synchronised again restores again, over the current data. A BackupSession that is created again makes '
    + 'one more backup.',
  mend: 'Keep it out of what is synchronised continuously, or remove it from there once it has succeeded. Acknowledge it if it is applied by hand.',
  facts: [{
    says: 'The specification of a RestoreSession never changes, and each new one is a new restore.',
    standing: 'source',
    see: 'stashed/stash: pkg/controller/restore_session.go',
  }],
  judge(cluster, report) {
    for (const kind of ['BackupSession', 'RestoreSession', 'RestoreBatch'] as const) {
      for (const { subject } of cluster.declarations(kind)) {
        report(subject, ['kind'], {
          found: `${called(subject)} runs once, when it is created; created again, it ${kind === 'BackupSession' ? 'backs up' : 'restores'} again`,
          mend: 'apply it by hand, or remove it from what is synchronised once it has succeeded',
        });
      }
    }
  },
};
