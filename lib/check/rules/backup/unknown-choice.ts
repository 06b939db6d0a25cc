import { orderOfStash } from '../../../invoker/execution-order';
import { storageMedium } from '../../../invoker/storage-medium';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import type { ValueRule } from '../../../refusal/complaint';
import { mayHoldPlaceholder } from '../../../refusal/placeholder';
import { targetUses } from '../../graph/target-use';
import type { Report, Rule } from '../../rule';
import type { Subject } from '../../subject';
import { valueFinding } from '../../value-finding';

export const unknownChoice: Rule = {
  id: 'STASH346',
  name: 'unknown-choice',
  level: 'error',
  title: 'The execution order of a batch, or the medium of a temporary directory, is a word that has no meaning to Stash or Kubernetes.',
  why: 'The schemas accept any text. Stash runs the members of a batch one after the other only if the order is "Sequential", with a capital, and '
    + 'otherwise all at once: an application is backed up before what it has to be consistent with. With a medium that Kubernetes does not know, the '
    + 'volume is never set up, so the pods of the Job, or those of the workload itself, do not start.',
  mend: 'Write "Sequential" or "Parallel", and "Memory" or no medium, with the capitals.',
  facts: [
    {
      says: 'The operator compares the order of a batch with "Sequential", and the schema lists no values.',
      standing: 'source',
      see: 'stashed/stash: pkg/restore/restore.go, pkg/backup/backupsession.go',
    },
    {
      says: 'The kubelet sets up an emptyDir volume whose medium is "", "Memory", "HugePages" or begins with "HugePages-", and fails for any other.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/volume/emptydir/empty_dir.go, SetUpAt',
    },
  ],
  judge(cluster, report) {
    for (const { subject, manifest } of [...cluster.declarations('BackupBatch'), ...cluster.declarations('RestoreBatch')]) {
      judgeWord(subject, ['spec', 'executionOrder'], manifest.spec?.executionOrder, orderOfStash, report);
    }
    for (const { subject, field, spec, model } of targetUses(cluster)) {
      // Nothing says that the Jobs for VolumeSnapshots have the directory.
      if (model !== 'snapshotter') {
        judgeWord(subject, [...field, 'tempDir', 'medium'], spec.tempDir?.medium, storageMedium, report);
      }
    }
    for (const { subject, manifest } of cluster.declarations('BackupBlueprint')) {
      judgeWord(subject, ['spec', 'tempDir', 'medium'], manifest.spec?.tempDir?.medium, storageMedium, report);
    }
  },
};

/** An empty text is unset, and a variable is filled in by another program. */
function judgeWord(subject: Subject, field: FieldPath, word: string | undefined, rule: ValueRule, report: Report): void {
  report(subject, field, valueFinding(word === undefined || word === '' || mayHoldPlaceholder(word) ? undefined : word, rule));
}
