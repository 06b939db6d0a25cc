import { BLUEPRINT, listed, mountsListed, PARAMETER, TARGET_PATHS, VOLUME_MOUNTS } from '../../../backup/auto-backup-annotation';
import { absolutePath } from '../../../backup/file-selection';
import { isWorkload } from '../../../invoker/target-reference';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { annotationField, annotationMeant, annotationsIn, autoBackupsOf, type AutoBackup } from '../../graph/auto-backup';
import { podTemplateIn } from '../../graph/pod';
import type { Found, Report, Rule } from '../../rule';
import { valueFinding } from '../../value-finding';

export const annotationsWithoutEffect: Rule = {
  id: 'STASH506',
  name: 'annotations-without-effect',
  level: 'error',
  title: 'An object asks for backups by a blueprint with annotations that Stash does not act on, or not as they are written.',
  why: 'Stash makes a backup of an object by what its annotations say. Where one is missing, misspelt, or on the pods or the Namespace in place of the workload, it makes none, and '
    + 'nothing fails: an object that is not backed up looks like one that was not meant to be.',
  mend: 'Write the annotations on the object itself, those of a workload all three: `stash.appscode.com/backup-blueprint`, `stash.appscode.com/target-paths` as in '
    + '`/data,/conf`, and `stash.appscode.com/volume-mounts` as in `data:/data,conf:/conf:inner`.',
  facts: [
    {
      says: 'A workload gets a backup only where blueprint, paths and mounts are all given; other objects need the blueprint alone.',
      standing: 'source',
      see: 'stashed/stash at v0.10.0-beta.0: pkg/controller/backup.go',
    },
    {
      says: 'Paths and mounts are for workloads, and parameters for databases.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/auto-backup/overview/',
    },
    {
      says: 'The newer code of the operator for blueprints is not public, and taken to ask for the same.',
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
          found: 'stands on a Namespace, and Stash backs up nothing in it for that',
          mend: 'annotate the workloads, claims and AppBindings in it',
          level: 'warning',
        });
      }
    }
    for (const { subjects } of [...cluster.kinds()].filter(isWorkload)) {
      subjects.forEach((subject) => {
        const template = podTemplateIn(subject.manifest);
        if (annotationsIn(template).has(BLUEPRINT) && !annotationsIn(subject.manifest).has(BLUEPRINT)) {
          report(subject, ['spec', 'template', ...annotationField(BLUEPRINT)], {
            found: `stands on the pods, and Stash looks at the ${subject.kind} itself, which it does not back up so`,
            mend: 'move the annotations to the metadata of the object',
          });
        }
      });
    }
  },
};

function judgeNames({ subject, annotations }: AutoBackup, report: Report): void {
  const names = [...annotations.keys()];
  for (const name of names.filter((one) => annotationMeant(one) !== one)) {
    report(subject, annotationField(name), { found: 'is no annotation that Stash reads', mend: `did you mean ${quote(annotationMeant(name))}?` });
  }
  if (!names.some((name) => annotationMeant(name) === BLUEPRINT)) {
    report(subject, annotationField(names[0]!), {
      found: `has no effect without ${BLUEPRINT}, so that Stash makes no backup by it`,
      mend: 'name the BackupBlueprint in that annotation, or remove this one',
      level: 'warning',
    });
  } else if (annotations.get(BLUEPRINT)?.trim() === '') {
    report(subject, annotationField(BLUEPRINT), { found: 'names no BackupBlueprint, so that Stash makes no backup', mend: 'name one' });
  }
}

function judgeIgnored({ subject, annotations, isWorkload: isOfFiles }: AutoBackup, report: Report): void {
  const isDatabase = subject.kind === 'AppBinding';
  for (const name of annotations.keys()) {
    if (name.startsWith(PARAMETER) ? !isDatabase : [TARGET_PATHS, VOLUME_MOUNTS].includes(name) && !isOfFiles) {
      report(subject, annotationField(name), { found: `is ignored on the kind ${subject.kind}`, mend: 'remove it', level: 'warning' });
    }
  }
}

function judgeFiles(cluster: Cluster, { subject, annotations, isWorkload: isOfFiles, blueprints }: AutoBackup, report: Report): void {
  if (!isOfFiles || blueprints.length === 0) {
    return;
  }
  const names = [...annotations.keys()].map(annotationMeant);
  const isEmpty = annotations.has(TARGET_PATHS) && listed(annotations.get(TARGET_PATHS)!).length === 0;
  // Without paths there are no mounts either, which is not reported as well.
  const lacking = isEmpty ? [TARGET_PATHS] : [TARGET_PATHS, VOLUME_MOUNTS].filter((name) => !names.includes(name));
  if (lacking.length > 0) {
    report(subject, annotationField(lacking[0]!), {
      found: `${isEmpty ? 'is empty' : 'is missing'}, and without ${isEmpty ? 'paths' : lacking.join(' and ')} Stash makes no backup of a ${subject.kind}`,
      mend: cluster.isSynth ? 'mount a claim in its pods, or name the paths' : 'name the directories that hold the data, and the mounts of their volumes',
    });
  }
  for (const entry of listed(annotations.get(VOLUME_MOUNTS) ?? '')) {
    const found = mountFinding(entry);
    if (found !== undefined) {
      report(subject, annotationField(VOLUME_MOUNTS), found);
    }
  }
}

function mountFinding(entry: string): Found | undefined {
  const [mount] = mountsListed(entry);
  if (mount === undefined) {
    return { found: `${quote(entry)} is no mount`, mend: 'write name:mountPath or name:mountPath:subPath, with commas between them' };
  }
  if (mount.subPath?.includes('$(')) {
    return { found: `${quote(mount.subPath)} is an expression, and Stash knows none in a mount`, mend: 'write the subPath itself' };
  }
  return valueFinding(mount.mountPath, absolutePath);
}
