import type { Rule } from '../../rule';
import { called } from '../../subject';

export const noPaths: Rule = {
  id: 'STASH307',
  name: 'no-paths',
  level: 'error',
  title: 'A backup of a workload names no paths.',
  why: 'Stash backs up one path after the other, and of none it backs up nothing. Each run reports success, and the repository stays empty. Only for a '
    + 'stand-alone claim does Stash know a path by itself.',
  mend: 'Name the directories that hold the data in `target.paths`.',
  facts: [
    {
      says: 'The container in the pods goes over target.paths alone, and a run over none succeeds.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/backup.go',
    },
    {
      says: 'Retention, check and statistics succeed on an empty repository.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
  ],
  judge: (cluster, report) => cluster.backupMembers.forEach(({ backup, model, target, field, spec }) => {
    if (model === 'sidecar' && !spec.target?.paths?.some((path) => path !== '')) {
      report(backup.subject, [...field, 'target', 'paths'], {
        found: `names no path of ${called(target!)}, so that nothing is backed up and each run reports success`,
        mend: cluster.isSynth
          ? 'mount a claim in its pods, or name the directories that hold the data in paths'
          : 'name the directories that hold the data, and mount their volumes in volumeMounts',
      });
    }
  }),
};
