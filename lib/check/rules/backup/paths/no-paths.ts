import { backupMembersIn } from '../../../graph/made-backup';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const noPaths: Rule = {
  id: 'STASH307',
  name: 'no-paths',
  level: 'error',
  title: 'A workload backup has no paths.',
  why: 'Stash backs up one path after the other, and without paths it backs up nothing. Each run reports success, and the repository stays empty. '
    + 'Stash has a default path only for a stand-alone claim.',
  mend: 'Name the directories that hold the data in `target.paths`.',
  facts: [
    {
      says: 'The container in the pods backs up target.paths only, and a run without paths succeeds.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/backup.go',
    },
    {
      says: 'Retention, check and statistics succeed on an empty repository.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
  ],
  judge: (cluster, report) => backupMembersIn(cluster).forEach(({ subject, model, target, field, spec }) => {
    if (model === 'sidecar' && !spec.target?.paths?.some((path) => path !== '')) {
      report(subject, [...field, 'target', 'paths'], {
        found: `has no path of ${called(target!)}, so nothing is backed up, and each run reports success`,
        mend: cluster.isSynth
          ? 'mount a claim in its pods, or name the directories that hold the data in paths'
          : 'name the directories that hold the data, and mount their volumes in volumeMounts',
      });
    }
  }),
};
