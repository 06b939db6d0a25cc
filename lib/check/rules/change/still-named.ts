import { PRUNING } from '../../graph/pruning';
import { removedReferences } from '../../graph/references/removed-reference';
import type { ChangeRule } from '../../rule';
import { called } from '../../subject';

export const stillNamed: ChangeRule = {
  id: 'STASH706',
  name: 'still-named',
  level: 'warning',
  title: 'What a backup or restore needs is no longer among the manifests, but is still named.',
  why: 'What applies the manifests deletes the object, if it prunes. A backup or restore then waits for its Repository, Secret or target forever, or each run '
    + 'fails, and from a BackupBlueprint that does not exist Stash creates no backup. '
    + 'What may be needed is a Repository, a Secret, a target, a BackupBlueprint, a Task or a Function.',
  mend: 'Keep the object, or remove or change what names it. If the object has moved to other manifests of the same cluster, check these together with them. '
    + 'Acknowledge it if something else creates the object now. Not found: what is kept in the cluster by an annotation or label, a Secret that '
    + 'outlives what makes it, what Stash makes from a blueprint or a restore under that name, and Tasks and Functions that Stash brings.',
  facts: [
    {
      says: 'A backup is not ready until its Repository, the Secret of that and its targets are found, and Stash tries again every 5 seconds.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    {
      says: 'The annotation names BackupBlueprints of the cluster, which do not belong to a namespace.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/auto-backup/overview/',
    },
    {
      says: 'A Secret is deleted with its ExternalSecret if the creationPolicy is Owner, which is the default, and not with another one.',
      standing: 'documented',
      see: 'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
    },
    {
      says: 'A Secret is deleted with its SealedSecret, unless the annotation sealedsecrets.bitnami.com/skip-set-owner-references in its template is "true".',
      standing: 'documented',
      see: 'https://github.com/bitnami-labs/sealed-secrets#seal-secret-which-can-skip-set-owner-references',
    },
    ...PRUNING,
  ],
  echoes: ['STASH203', 'STASH207', 'STASH312', 'STASH313', 'STASH503', 'STASH507', 'STASH514'],
  judgeChange(change, report) {
    for (const { reference: { subject, field, kind, namespace, name }, removed } of removedReferences(change)) {
      report(subject, field, {
        found: `${called({ kind, namespace, name })} is no longer among the manifests, but is still named: once it is deleted from the cluster, nothing is found under that name`,
        mend: 'keep it, or change what names it; if it is in other manifests now, check them together with these; acknowledge this if something else creates it',
        also: [{ subject: removed, field: ['metadata', 'name'] }],
      });
    }
  },
};
