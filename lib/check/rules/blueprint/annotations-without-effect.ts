import { BLUEPRINT, commaSeparated, mountsIn, PARAMETER, TARGET_PATHS, VOLUME_MOUNTS } from '../../../backup/blueprint/auto-backup-annotation';
import { asQuestion, quote } from '../../../refusal/quote';
import { targetMountPath } from '../../../target/mount-path';
import { isDatabase, isWorkload } from '../../../target/target-kind';
import { podTemplateIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import { annotationField, annotationMeant, annotationsIn, autoBackupsOf, type AutoBackup } from '../../graph/auto-backup';
import type { Found, Report, Rule } from '../../rule';
import { valueFinding } from '../../value-finding';

export const annotationsWithoutEffect: Rule = {
  id: 'STASH506',
  name: 'annotations-without-effect',
  level: 'error',
  title: 'An object has annotations for a backup from a blueprint, but Stash ignores them, needs more of them, or cannot use them as they are '
    + 'written.',
  why: 'Stash creates the backup of an object from its annotations. If one is missing, misspelt, or set on the pods or the Namespace in place of '
    + 'the workload, Stash creates no backup and nothing fails: the object looks like one that was not meant to be backed up. '
    + 'The finding is a warning for a Namespace, for an annotation that is for another kind of object, and for annotations that name no blueprint at all.',
  mend: 'Set the annotations on the object itself. A workload needs all three: `stash.appscode.com/backup-blueprint`, '
    + '`stash.appscode.com/target-paths` as in `/data,/conf`, and `stash.appscode.com/volume-mounts` as in `data:/data,conf:/conf:inner`.',
  facts: [
    {
      says: 'A workload gets a backup only if blueprint, paths and mounts are all given; other objects need only the blueprint.',
      standing: 'source',
      see: 'stashed/stash at v0.10.0-beta.0: pkg/controller/backup.go',
    },
    {
      says: 'Paths and mounts are for workloads, and parameters for databases.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/auto-backup/overview/',
    },
    {
      says: 'The newer code of the operator for blueprints is not public, and is assumed to require the same.',
      standing: 'inferred',
      see: 'https://stash.run/docs/latest/guides/auto-backup/workload/',
    },
  ],
  judge(cluster, report) {
    for (const auto of autoBackupsOf(cluster)) {
      judgeNames(auto, report);
      judgeIgnored(auto, report);
      judgeFiles(cluster, auto, report);
    }
    for (const subject of cluster.annotated.filter(({ group, kind }) => group === '' && kind === 'Namespace')) {
      if (annotationsIn(subject.manifest).get(BLUEPRINT)) {
        report(subject, annotationField(BLUEPRINT), {
          found: 'is set on a Namespace, where it has no effect on the objects in it',
          mend: 'annotate the workloads, claims and AppBindings in it',
          level: 'warning',
        });
      }
    }
    for (const subject of cluster.subjects.filter(isWorkload)) {
      const template = podTemplateIn(subject.manifest);
      if (annotationsIn(template).has(BLUEPRINT) && !annotationsIn(subject.manifest).has(BLUEPRINT)) {
        report(subject, ['spec', 'template', ...annotationField(BLUEPRINT)], {
          found: `is set on the pods, but Stash looks only at the ${subject.kind} itself, so it is not backed up`,
          mend: 'move the annotations to the metadata of the object',
        });
      }
    }
  },
};

function judgeNames({ subject, annotations }: AutoBackup, report: Report): void {
  const names = [...annotations.keys()];
  for (const name of names.filter((one) => annotationMeant(one) !== one)) {
    report(subject, annotationField(name), { found: 'is not an annotation that Stash reads', mend: asQuestion(annotationMeant(name)!) });
  }
  if (!names.some((name) => annotationMeant(name) === BLUEPRINT)) {
    report(subject, annotationField(names[0]!), {
      found: `has no effect without ${BLUEPRINT}, so Stash creates no backup from it`,
      mend: 'name the BackupBlueprint in that annotation, or remove this one',
      level: 'warning',
    });
  } else if (annotations.get(BLUEPRINT)?.trim() === '') {
    report(subject, annotationField(BLUEPRINT), { found: 'does not name a BackupBlueprint, so Stash creates no backup', mend: 'name one' });
  }
}

function judgeIgnored({ subject, annotations, isWorkload: isOfFiles }: AutoBackup, report: Report): void {
  for (const name of annotations.keys()) {
    if (name.startsWith(PARAMETER) ? !isDatabase(subject) : [TARGET_PATHS, VOLUME_MOUNTS].includes(name) && !isOfFiles) {
      report(subject, annotationField(name), { found: `is ignored on the kind ${subject.kind}`, mend: 'remove it', level: 'warning' });
    }
  }
}

function judgeFiles(cluster: Cluster, { subject, annotations, isWorkload: isOfFiles, blueprints }: AutoBackup, report: Report): void {
  if (!isOfFiles || blueprints.length === 0) {
    return;
  }
  const names = [...annotations.keys()].map(annotationMeant);
  const isEmpty = annotations.has(TARGET_PATHS) && commaSeparated(annotations.get(TARGET_PATHS)!).length === 0;
  // Without paths there are no mounts either, which is not reported as well.
  const lacking = isEmpty ? [TARGET_PATHS] : [TARGET_PATHS, VOLUME_MOUNTS].filter((name) => !names.includes(name));
  if (lacking.length > 0) {
    report(subject, annotationField(lacking[0]!), {
      found: `${isEmpty ? 'is empty' : 'is missing'}, and without ${isEmpty ? 'paths' : lacking.join(' and ')} Stash creates no backup of a ${subject.kind}`,
      mend: cluster.isSynth ? 'mount a claim in its pods, name the paths, or do not request a backup for it' : 'name the directories that hold the data, and the mounts of their volumes',
    });
  }
  for (const entry of commaSeparated(annotations.get(VOLUME_MOUNTS) ?? '')) {
    report(subject, annotationField(VOLUME_MOUNTS), mountFinding(entry));
  }
}

function mountFinding(entry: string): Found | undefined {
  const [mount] = mountsIn(entry);
  if (mount === undefined) {
    return { found: `${quote(entry)} is not a mount`, mend: 'write name:mountPath or name:mountPath:subPath, with commas between them' };
  }
  if (mount.subPath?.includes('$(')) {
    return { found: `${quote(mount.subPath)} is an expression, which Stash does not support in a mount`, mend: 'write the subPath itself' };
  }
  return valueFinding(mount.mountPath, targetMountPath);
}
