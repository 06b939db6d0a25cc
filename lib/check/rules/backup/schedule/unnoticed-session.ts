import { invokerLabels } from '../../../../backup/invoker-labels';
import { asText } from '../../../../kubernetes/manifest-fields';
import { labelsOf } from '../../../../kubernetes/metadata';
import { quote } from '../../../../refusal/quote';
import { backupsIn } from '../../../graph/made-backup';
import type { Rule } from '../../../rule';
import { STASH } from '../../../stash-kinds';
import { called } from '../../../subject';

export const unnoticedSession: Rule = {
  id: 'STASH330',
  name: 'unnoticed-session',
  level: 'error',
  title: 'A BackupSession lacks the labels that say whose run it is, or has the labels of another backup.',
  why: 'The container of Stash in the pods of a workload finds its runs by these labels. It does not notice a BackupSession without them, so no '
    + 'backup is taken, not even the one that you wanted before an upgrade.',
  mend: 'Give it the labels `stash.appscode.com/invoker-type` and `stash.appscode.com/invoker-name`, with the kind and the name of `spec.invoker`. '
    + 'If the backup is not part of the input, this is a warning, because a backup by a Job does not need the labels.',
  facts: [
    {
      says: 'A BackupSession that is created by hand needs these labels; without them, the container in the pods ignores it.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/backupsession/',
    },
    { says: 'The container watches for BackupSessions by labels.', standing: 'source', see: 'stashed/stash: pkg/backup/backupsession.go' },
  ],
  judge(cluster, report) {
    const sessions = cluster.declarations('BackupSession');
    const backups = new Map(sessions.length === 0 ? [] : backupsIn(cluster).map((backup) => [backup.subject, backup]));
    for (const { subject, manifest: { spec } } of sessions) {
      const { kind, name } = spec?.invoker ?? {};
      if (!kind || !name) {
        continue;
      }
      const invoker = cluster.find(STASH, kind, subject.namespace, name);
      const backup = invoker && backups.get(invoker);
      const inPods = backup?.members.find(({ model }) => model === 'sidecar');
      if (backup !== undefined && inPods === undefined) {
        continue;
      }
      const given = labelsOf(subject.manifest);
      const consequence = inPods === undefined
        ? 'so a container of Stash in the pods of a workload would not notice the run'
        : `so the container of Stash in the pods of ${called(inPods.target!)} does not notice the run`;
      for (const [label, value] of Object.entries(invokerLabels(kind, name))) {
        if (given[label] !== value) {
          const text = asText(given[label]);
          report(subject, ['metadata', 'labels', label], {
            level: inPods === undefined ? 'warning' : 'error',
            found: `${text === undefined ? 'is missing' : `${quote(text)} does not match spec.invoker`}, ${consequence}`,
            mend: `write ${quote(value)}`,
          });
        }
      }
    }
  },
};
