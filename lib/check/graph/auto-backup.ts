import { addonTask } from './app-binding';
import type { BackupMember } from './backup';
import { modelOf, targetOf, type Target } from './target';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { BLUEPRINT, DOMAIN, listed, PARAMETER, SCHEDULE, TARGET_PATHS, VOLUME_MOUNTS } from '../../backup/auto-backup-annotation';
import { isWorkload } from '../../invoker/target-reference';
import { asFields, asText, type FieldPath, type Fields } from '../../kubernetes/manifest-fields';
import { nearest } from '../../refusal/near';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** An object that Stash makes a backup for, after a BackupBlueprint, because of its annotations; or that they were meant to make one for. */
export interface AutoBackup {
  readonly subject: Subject;
  readonly target: Target;
  readonly isWorkload: boolean;
  /** The blueprints that it asks for, by name. */
  readonly blueprints: readonly string[];
  /** What its annotations say, by what they are called. */
  readonly annotations: ReadonlyMap<string, string>;
}

/** All objects with such annotations. */
export const autoBackupsOf = view((cluster: Cluster): readonly AutoBackup[] => cluster.annotated.filter(canAsk).flatMap((subject): AutoBackup[] => {
  const annotations = annotationsIn(subject.manifest);
  return annotations.size === 0 ? [] : [{
    subject,
    target: targetOf(subject, subject.namespace)!,
    isWorkload: isWorkload(subject),
    blueprints: listed(annotations.get(BLUEPRINT) ?? ''),
    annotations,
  }];
}));

/** One object that asks for a blueprint of the input, and how Stash backs it up by that. */
export interface BlueprintUse extends Pick<BackupMember, 'action' | 'subject' | 'model'>, Pick<AutoBackup, 'target' | 'annotations'> {
  readonly blueprint: Subject;
  readonly spec: Conforming<wire.BackupBlueprintSpec>;
}

/** Whatever asks for blueprints of the input. */
export const blueprintUses = view((cluster: Cluster): readonly BlueprintUse[] => {
  const isNone = cluster.declarations('BackupBlueprint').length === 0;
  return isNone ? [] : autoBackupsOf(cluster).flatMap(({ subject, target, annotations, blueprints }) =>
    blueprints.flatMap((name) => cluster.named('BackupBlueprint', '', name) ?? []).map(({ subject: blueprint, manifest: { spec = {} } }): BlueprintUse => {
      const task = spec.task?.name ?? addonTask(cluster, target, 'backupTask');
      return { action: 'backup', subject, target, annotations, blueprint, spec, model: modelOf(undefined, target, task) };
    }));
});

/** Of the kinds that rules read, databases of KubeDB being none. */
const canAsk = (subject: Subject) => isWorkload(subject) || subject.kind === 'PersistentVolumeClaim' || subject.kind === 'AppBinding';

/** The annotations that stand on an object or on a pattern of pods, and are those of a backup by a blueprint or called nearly so. */
export function annotationsIn({ metadata }: Fields): ReadonlyMap<string, string> {
  const all = Object.entries(asFields(asFields(metadata).annotations));
  return new Map(all.flatMap(([name, value]) => annotationMeant(name) === undefined ? [] : [[name, asText(value) ?? '']]));
}

const ANNOTATIONS = [BLUEPRINT, SCHEDULE, TARGET_PATHS, VOLUME_MOUNTS];

/** The annotation that is called so, or was probably meant to be. */
export function annotationMeant(name: string): string | undefined {
  if (!name.includes(DOMAIN)) {
    return undefined;
  }
  if (name.startsWith(PARAMETER) || ANNOTATIONS.includes(name)) {
    return name;
  }
  const near = name.startsWith(`${DOMAIN}/`) ? nearest(name.slice(DOMAIN.length), ANNOTATIONS.map((known) => known.slice(DOMAIN.length))) : undefined;
  return near && DOMAIN + near;
}

/** Where an annotation stands in an object. */
export const annotationField = (name: string): FieldPath => ['metadata', 'annotations', name];
