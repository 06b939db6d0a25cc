import type { BackupMember } from './backup';
import { modelOf } from './model';
import { targetOf, type Target } from './target';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { BLUEPRINT, DOMAIN, commaSeparated, PARAMETER, SCHEDULE, TARGET_PATHS, VOLUME_MOUNTS } from '../../backup/blueprint/auto-backup-annotation';
import { asText, type FieldPath, type Fields } from '../../kubernetes/manifest-fields';
import { annotationsOf } from '../../kubernetes/metadata';
import { nearest } from '../../refusal/near';
import { view } from '../../synth/once';
import { holdsFiles, isDatabase, isWorkload } from '../../target/target-kind';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** An object with auto-backup annotations, misspelt ones included, by which Stash backs it up from a BackupBlueprint. */
export interface AutoBackup {
  readonly subject: Subject;
  readonly target: Target;
  readonly isWorkload: boolean;
  /** The blueprints that it asks for, by name. */
  readonly blueprints: readonly string[];
  /** The values of its auto-backup annotations, by name as written. */
  readonly annotations: ReadonlyMap<string, string>;
}

/** All objects with auto-backup annotations. */
export const autoBackupsOf = view((cluster: Cluster): readonly AutoBackup[] => cluster.annotated.filter(canAsk).flatMap((subject): AutoBackup[] => {
  const annotations = annotationsIn(subject.manifest);
  return annotations.size === 0 ? [] : [{
    subject,
    target: targetOf(subject, subject.namespace)!,
    isWorkload: isWorkload(subject),
    blueprints: commaSeparated(annotations.get(BLUEPRINT) ?? ''),
    annotations,
  }];
}));

/** An object that asks for a blueprint of the input, and how Stash backs it up from that blueprint. */
export interface BlueprintUse extends Pick<BackupMember, 'action' | 'subject' | 'model'>, Pick<AutoBackup, 'target' | 'annotations'> {
  readonly blueprint: Subject;
  readonly spec: Conforming<wire.BackupBlueprintSpec>;
}

/** All uses of the input's blueprints: one for each object and each blueprint that it asks for. */
export const blueprintUses = view((cluster: Cluster): readonly BlueprintUse[] => {
  const isNone = cluster.declarations('BackupBlueprint').length === 0;
  return isNone ? [] : autoBackupsOf(cluster).flatMap(({ subject, target, annotations, blueprints }) =>
    blueprints.flatMap((name) => cluster.named('BackupBlueprint', '', name) ?? []).map(({ subject: blueprint, manifest: { spec = {} } }): BlueprintUse =>
      ({ action: 'backup', subject, target, annotations, blueprint, spec, model: modelOf(cluster, 'backup', target, spec.task) })));
});

/** Whether Stash supports auto-backup for the object. KubeDB databases are missing, because rules do not read their kinds. */
const canAsk = (subject: Subject) => holdsFiles(subject) || isDatabase(subject);

/** The auto-backup annotations of an object or of a pod template, misspelt ones included. */
export function annotationsIn(manifest: Fields): ReadonlyMap<string, string> {
  const all = Object.entries(annotationsOf(manifest));
  return new Map(all.flatMap(([name, value]) => annotationMeant(name) === undefined ? [] : [[name, asText(value) ?? '']]));
}

const ANNOTATIONS = [BLUEPRINT, SCHEDULE, TARGET_PATHS, VOLUME_MOUNTS];

/** The auto-backup annotation with this name, or the one that a misspelt name was probably meant to be. */
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

/** The path of an annotation in a manifest. */
export const annotationField = (name: string): FieldPath => ['metadata', 'annotations', name];
