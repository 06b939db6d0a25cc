import { BLUEPRINT } from '../../../backup/blueprint/auto-backup-annotation';
import { asQuestion, quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { annotationField, autoBackupsOf } from '../../graph/auto-backup';
import type { Found, Rule } from '../../rule';
import { Spelling } from '../../spelling';

export const blueprintNotFound: Rule = {
  id: 'STASH507',
  name: 'blueprint-not-found',
  level: 'warning',
  title: 'An object names a BackupBlueprint that is not among the manifests, though a similar one is.',
  why: 'Stash creates no backup from a blueprint that does not exist. The annotation stays, and nothing fails. '
    + 'The finding is a note if only other ones are, unless an app is synthesised.',
  mend: 'Correct the name of the BackupBlueprint. Acknowledge it if the cluster also has a BackupBlueprint of this name.',
  facts: [
    {
      says: 'The annotation names BackupBlueprints of the cluster, which do not belong to a namespace.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/auto-backup/overview/',
    },
  ],
  echoes: ['STASH611'],
  judge(cluster, report) {
    const declared = cluster.declarations('BackupBlueprint').map(({ subject }) => subject.name);
    const spelling = new Spelling(declared);
    for (const { subject, blueprints } of declared.length === 0 ? [] : autoBackupsOf(cluster)) {
      for (const name of blueprints.filter((one) => !declared.includes(one))) {
        report(subject, annotationField(BLUEPRINT), complaint(cluster, name, spelling.meant(name)));
      }
    }
  },
};

function complaint({ isSynth }: Cluster, name: string, near: string | undefined): Found | undefined {
  const found = `BackupBlueprint ${quote(name)} is not among the manifests`;
  if (near !== undefined) {
    return { found, mend: asQuestion(near) };
  }
  // An app imports it with BackupBlueprint.fromBackupBlueprintName(), which states that it exists.
  return isSynth ? undefined : { found, mend: 'declare it, or acknowledge this if it already exists in the cluster', level: 'note' };
}
