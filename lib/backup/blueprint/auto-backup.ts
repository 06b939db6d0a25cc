import { isDeepStrictEqual } from 'node:util';
import type { ApiObject, Cron, Duration } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { BLUEPRINT, commaSeparated, listText, mountsText, PARAMETER, SCHEDULE, TARGET_PATHS, VOLUME_MOUNTS } from './auto-backup-annotation';
import { givenParams } from '../../addon/given-parameters';
import { asFields, asText, type Fields } from '../../kubernetes/manifest-fields';
import { annotationsOf } from '../../kubernetes/metadata';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { Field } from '../../refusal/field';
import { quote } from '../../refusal/quote';
import { check, refuse } from '../../refusal/refusal';
import { optionsOf } from '../../refusal/struct';
import { checkRequiredType, constructType } from '../../refusal/value-type';
import { checksOf } from '../../synth/app-checks';
import { rendering, validateAtSynth } from '../../synth/during-synth';
import { later } from '../../synth/later';
import { manifestOf } from '../../synth/manifest-of';
import { isClaim, isDatabase, isWorkload } from '../../target/target-kind';
import { fileOptions } from '../file-options';
import { schedule } from '../schedule';
import { WorkloadFiles } from '../workload-files';

/**
 * The settings of one target that differ from those of the other targets of a blueprint. A target that requests several blueprints has them for all of
 * these.
 */
export interface AutoBackupOptions {
  /**
   * When this target is backed up.
   *
   * @default - the schedule of the blueprint
   */
  readonly schedule?: Cron;

  /**
   * The period over which the backups of many targets with this schedule are spread, as for a BackupConfiguration. The shift of each target is
   * derived from its namespace and name.
   *
   * @default - no spread: exactly as the schedule says
   */
  readonly scheduleSpread?: Duration;

  /**
   * The directories and files of a workload that are backed up.
   *
   * Refused: paths for anything but a workload; what `BackupTarget.workload()` refuses; a path with a comma.
   *
   * @default - the mount paths of the claims of the workload
   */
  readonly paths?: string[];

  /**
   * Where the volumes of the workload are mounted in the container of Stash.
   *
   * Refused: mounts for anything but a workload; what `BackupTarget.workload()` refuses; a mount with a comma or a colon.
   *
   * @default - the mounts of the workload's own containers that contain the paths
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * The parameters of the Task for this database, by name.
   *
   * Refused: parameters for anything but a database, an invalid variable name, an empty value, and a password. Refused at synth, if the app defines the
   * blueprint: what the constructor of an addon refuses, and for a Task that comes with Stash the built-in variables that determine where, under which
   * host or for how long data is kept, such as `REPOSITORY_PREFIX`.
   *
   * @default - those of the blueprint
   */
  readonly params?: { [key: string]: string };
}

/** What the calls so far have asked for an object. */
interface Request {
  readonly blueprints: readonly string[];
  readonly options: AutoBackupOptions;
}

/** Key of a property of the object. A registered symbol, so that copies of this library share it. */
const REQUEST = Symbol.for('cdk8s-stash.autoBackup');

/** Writes all auto-backup annotations of an object, because Stash acts on them only if none is missing. */
export function annotate(blueprint: string, object: IConstruct, options: AutoBackupOptions | undefined): void {
  const where = 'BackupBlueprint.autoBackup';
  checkRequiredType(where, 'object', object, constructType('give the workload, the claim or the database that is backed up'));
  options = optionsOf(where, options, 'AutoBackupOptions');
  const manifest = manifestOf(object)
    ?? refuse(where, '', wrong(`${quote(object.node.path)} has no manifest in this app, so it cannot be annotated`,
      'define it here, or annotate it yourself'));
  const { apiVersion, kind } = manifest;
  const isFiles = isWorkload(manifest) && apiVersion.startsWith('apps/');
  const isOfDatabase = isDatabase(manifest) || apiVersion.startsWith('kubedb.com/');
  if (!isFiles && !isOfDatabase && !isClaim(manifest)) {
    refuse(where, '', wrong(`Stash cannot back up the ${kind} ${quote(object.node.path)} with a blueprint`,
      'give a Deployment, a StatefulSet, a DaemonSet, a PersistentVolumeClaim, an AppBinding or a KubeDB database'));
  }
  const annotation = (name: string) => new Field(object, `metadata.annotations["${name}"]`);
  const write = (name: string, value: string) => manifest.metadata.addAnnotation(name, value);
  if (!isFiles && (options.paths ?? options.volumeMounts) !== undefined) {
    refuse(where, '', wrong(`paths and volumeMounts are for workloads, and a ${kind} ignores them`, 'leave them out'));
  }
  if (!isOfDatabase && options.params !== undefined) {
    refuse(where, '', wrong(`params are for databases, and a ${kind} ignores them`, 'leave them out'));
  }
  givenParams(where, 'params', '', options.params);
  checksOf(manifest);
  const { [REQUEST]: earlier = { blueprints: namesOf(manifest), options: {} } } = manifest as ApiObject & { readonly [REQUEST]?: Request };
  options = withOptionsOf(earlier, where, object, options);
  const blueprints = [...new Set([...earlier.blueprints, blueprint])];
  Object.defineProperty(manifest, REQUEST, { value: { blueprints, options }, configurable: true });
  write(BLUEPRINT, listText(blueprints));
  if (options.schedule !== undefined) {
    const written = schedule(annotation(SCHEDULE), options.schedule, options.scheduleSpread);
    write(SCHEDULE, written(`${manifest.metadata.namespace ?? ''}/${manifest.name}`));
  } else if (options.scheduleSpread !== undefined) {
    refuse(where, 'scheduleSpread', wrong('has no schedule to spread', 'give schedule as well, or set both on the blueprint'));
  }
  Object.entries(options.params ?? {}).forEach(([name, value]) => write(PARAMETER + name, value));
  reportLost(annotation(BLUEPRINT), manifest, blueprint);
  if (isFiles) {
    fileOptions(where, { paths: options.paths, volumeMounts: options.volumeMounts }, 'WorkloadBackupOptions');
    checkSeparable(where, options);
    writeFiles(manifest, options, write);
  }
}

/** The options together with those of earlier calls, since the same annotations hold both. Refuses one that two calls give differently. */
function withOptionsOf({ options: earlier }: Request, where: string, object: IConstruct, options: AutoBackupOptions): AutoBackupOptions {
  const given = Object.entries(options as Fields).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (name in earlier && !isDeepStrictEqual(value, (earlier as Fields)[name])) {
      refuse(where, name, wrong(`has another value in an earlier call for ${quote(object.node.path)}, and the annotations of an object are for all of its `
        + 'blueprints', 'give the same value in both calls, or in one of them only'));
    }
  }
  return { ...earlier, ...Object.fromEntries(given) };
}

const namesOf = (manifest: ApiObject): string[] => namesIn({ metadata: manifest.metadata.toJson() });

const namesIn = (manifest: Fields): string[] => commaSeparated(asText(annotationsOf(manifest)[BLUEPRINT]) ?? '');

/** Reports at synth that a patch has taken the request away. No rule can: the manifest then looks like one that never had it. */
function reportLost(field: Field, manifest: ApiObject, blueprint: string): void {
  validateAtSynth(field.construct, () => namesIn(asFields(rendering(manifest))).includes(blueprint) ? [] : [
    `${field.path}: no longer names ${quote(blueprint)}, so Stash makes no backup from it: patch single annotations, since a patch of all of them `
      + 'replaces those of autoBackup(), or leave out autoBackup()',
  ]);
}

/** Written lazily, because the workload may still get volumes. Reading these renders its annotations too, which then leave themselves out. */
function writeFiles(manifest: ApiObject, options: AutoBackupOptions, write: (name: string, value: string) => void): void {
  const files = new WorkloadFiles(options, manifest);
  let isAsking = false;
  const lazily = (produce: () => string) => later(() => {
    if (isAsking) {
      return undefined;
    }
    isAsking = true;
    try {
      return produce();
    } finally {
      isAsking = false;
    }
  });
  write(TARGET_PATHS, lazily(() => listText(files.paths())));
  write(VOLUME_MOUNTS, lazily(() => mountsText(files.mounts())));
}

/** Refuses paths and mounts that contain a separator of the annotations. Those that are derived from the workload are checked in its manifest. */
function checkSeparable(where: string, { paths = [], volumeMounts = [] }: AutoBackupOptions): void {
  paths.forEach((path, index) => check(where, `paths[${index}]`, path, without(',', 'a comma')));
  volumeMounts.forEach(({ mountPath, subPath }, index) => {
    check(where, `volumeMounts[${index}].mountPath`, mountPath, without(',', 'a comma'));
    check(where, `volumeMounts[${index}].subPath`, subPath, without(',:', 'a comma or a colon'));
  });
}

const without = (separators: string, called: string): ValueRule => (text) => [...separators].some((separator) => text.includes(separator))
  ? wrong(`contains ${called}, where Stash would split the annotation`, 'choose a directory above it')
  : undefined;
