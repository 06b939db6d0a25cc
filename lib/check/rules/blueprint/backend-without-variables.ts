import type { Rule } from '../../rule';

const NEEDED = [['TARGET_NAMESPACE', 'error'], ['TARGET_NAME', 'error'], ['TARGET_KIND', 'note']] as const;

export const backendWithoutVariables: Rule = {
  id: 'STASH501',
  name: 'backend-without-variables',
  level: 'error',
  title: 'The backend of a BackupBlueprint does not tell its targets apart; a note where only the kind is missing.',
  why: 'Stash makes a Repository for every target from the blueprint. Where the backend does not name namespace and name of the target, several of them are '
    + 'one restic repository: each run removes snapshots of the others, and a restore brings back whichever came last.',
  mend: 'Write a prefix (or subPath, bucket, url) such as `stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}`.',
  facts: [
    { says: 'Variables are replaced anywhere in the backend, for each target.', standing: 'documented', see: 'https://stash.run/docs/latest/concepts/crds/backupblueprint/' },
    { says: 'Two claims in one restic repository without aliases: the second run deletes the only snapshot of the first.', standing: 'measured' },
  ],
  judge(cluster, report) {
    for (const { subject, manifest } of cluster.declarations('BackupBlueprint')) {
      const backend = manifest.spec?.backend;
      if (backend === undefined) {
        continue;
      }
      const written = JSON.stringify(backend);
      const missing = NEEDED.filter(([variable]) => !new RegExp(`\\$\\{${variable}\\b`).test(written));
      if (missing.length > 0) {
        const [[, level]] = missing as [typeof missing[number]];
        report(subject, ['spec', 'backend'], {
          found: `does not name ${missing.map(([variable]) => `\${${variable}}`).join(' and ')}, so that ${level === 'note'
            ? 'a Deployment and a claim of one name would share one restic repository'
            : 'several targets would share one restic repository and remove the snapshots of each other'}`,
          mend: 'write a prefix such as "stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}"',
          level,
        });
      }
    }
  },
};
