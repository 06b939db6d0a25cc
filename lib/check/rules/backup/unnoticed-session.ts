import { invokerLabels } from '../../../backup/backup-session';
import { asFields, asText } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import type { Rule } from '../../rule';
import { STASH } from '../../stash-kinds';
import { called } from '../../subject';

export const unnoticedSession: Rule = {
  id: 'STASH330',
  name: 'unnoticed-session',
  level: 'error',
  title: 'A BackupSession has no labels that say whose run it is, or those of another one.',
  why: 'The container of Stash in the pods of a workload finds its runs by these labels. It does not notice a BackupSession without them: no backup is taken, and whoever '
    + 'wanted one before an upgrade has none.',
  mend: 'Give it the labels `stash.appscode.com/invoker-type` and `stash.appscode.com/invoker-name`, with the kind and the name of `spec.invoker`. Where the backup is not '
    + 'part of the input it is a warning, for what a Job backs up needs none.',
  facts: [
    {
      says: 'A BackupSession that is made by hand needs these labels, or the container in the pods ignores it.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/backupsession/',
    },
    { says: 'The container watches for BackupSessions by labels.', standing: 'source', see: 'stashed/stash: pkg/backup/backupsession.go' },
  ],
  judge(cluster, report) {
    const sessions = cluster.declarations('BackupSession');
    const backups = new Map(sessions.length === 0 ? [] : cluster.backups.map((backup) => [backup.subject, backup]));
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
      const given = asFields(asFields(subject.manifest.metadata).labels);
      const consequence = inPods === undefined
        ? 'which a container of Stash in the pods of a workload would not notice'
        : `so that the container of Stash in the pods of ${called(inPods.target!)} does not notice the run`;
      for (const [label, value] of Object.entries(invokerLabels(kind, name))) {
        if (given[label] !== value) {
          const text = asText(given[label]);
          report(subject, ['metadata', 'labels', label], {
            level: inPods === undefined ? 'warning' : 'error',
            found: `${text === undefined ? 'is missing' : `${quote(text)} is not what spec.invoker says`}, ${consequence}`,
            mend: `write ${quote(value)}`,
          });
        }
      }
    }
  },
};
