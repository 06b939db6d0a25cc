import { annotationField, annotationsIn, blueprintUses, type BlueprintUse } from './auto-backup';
import { configuredBackup, declaredBackups, type Backup, type BackupMember } from './backup';
import { placeOf } from './place';
import { STASH_API_VERSIONS } from '../../../imports/kinds';
import type * as wire from '../../../imports/stash';
import { keyOf, type Location } from '../../backend/location';
import { commaSeparated, mountsIn, BLUEPRINT, SCHEDULE, TARGET_PATHS, VOLUME_MOUNTS } from '../../backup/blueprint/auto-backup-annotation';
import { BlueprintVariable, filledIn } from '../../backup/blueprint/blueprint-variable';
import { asFields, asText, fieldText, type FieldPath, type Fields } from '../../kubernetes/manifest-fields';
import { view } from '../../synth/once';
import { isWorkload } from '../../target/target-kind';
import type { Cluster, Declared } from '../cluster';
import { alike } from '../grouped';
import type { Fact } from '../rule';
import { subjectOf, type Place, type Subject } from '../subject';

/** The BackupConfigurations and BackupBatches: those of the input, and those that Stash creates from blueprints. */
export const backupsIn = view((cluster: Cluster): readonly Backup[] => {
  const made = madeBackups(cluster);
  return made.length === 0 ? declaredBackups(cluster) : [...declaredBackups(cluster), ...made];
});

/** The members of all backups. */
export const backupMembersIn = view((cluster: Cluster): readonly BackupMember[] => backupsIn(cluster).flatMap(({ members }) => members));

/**
 * The backups that Stash creates for the objects that ask for a blueprint, as if they were in the input: each a BackupConfiguration with its own
 * Repository. An object is left out if the input does not tell the values of the blueprint's variables.
 */
export const madeBackups = view((cluster: Cluster): readonly Backup[] => {
  const uses = blueprintUses(cluster).filter(isActedOn);
  const asking = new Set(uses.map(({ target }) => target.identity));
  // Manifests exported from a cluster already contain what Stash created there.
  const there = new Set(uses.length === 0 ? [] : declaredBackups(cluster)
    .filter(({ members: [first] }) => asking.has(first?.target?.identity ?? ''))
    .flatMap((backup) => [historyOf(backup), historyOf(backup, placeOf(cluster, backup))]));
  const made = new Map<string, Backup>();
  for (const use of uses) {
    const backup = madeFor(cluster, use);
    if (backup !== undefined && !there.has(historyOf(backup, backup.repository && placeOf(cluster, backup)))) {
      made.set(nameFor(use), backup);
    }
  }
  return [...made.values()];
});

/** The Repositories that Stash creates from blueprints. */
export const madeRepositories = view((cluster: Cluster): ReadonlyArray<Declared<wire.Repository>> =>
  madeBackups(cluster).flatMap(({ repository }) => repository ?? []));

/** A key that is equal for backups of the same object with the same schedule, and in the same place, if one is given. */
const historyOf = ({ members: [first], spec }: Backup, place?: Location): string => [first?.target?.identity, spec.schedule, place && keyOf(place)].join('\n');

/** Whether Stash acts on the annotations: for a workload it does so only if they give paths and mounts. */
const isActedOn = ({ subject, annotations }: BlueprintUse) =>
  !isWorkload(subject) || (commaSeparated(annotations.get(TARGET_PATHS) ?? '').length > 0 && annotations.has(VOLUME_MOUNTS));

function madeFor(cluster: Cluster, use: BlueprintUse): Backup | undefined {
  const { subject: asking, blueprint, target, annotations } = use;
  const valueOf = (variable: string) => VALUES[variable]?.(asking);
  const { backend, usagePolicy, wipeOut, ...rest } = use.spec;
  const filled = filledIn(rest, valueOf);
  if (filled === undefined) {
    return undefined;
  }
  const { backupNamespace, repoNamespace, ...procedure } = filled;
  const namespace = backupNamespace || target.namespace;
  const name = nameFor(use);
  const made = (kind: 'BackupConfiguration' | 'Repository', where: string, spec: Fields): Subject => ({
    ...subjectOf({ apiVersion: STASH_API_VERSIONS[kind], kind, metadata: { name, namespace: where }, spec }, asking.origin),
    made: { asking, blueprint },
  });
  const repositorySpec = filledIn({ backend, usagePolicy, wipeOut }, valueOf);
  const home = repoNamespace || namespace;
  const { apiVersion, kind } = asking;
  const spec = {
    ...procedure,
    schedule: annotations.get(SCHEDULE) || procedure.schedule,
    repository: { name, namespace: home },
    target: {
      ref: { apiVersion, kind, name: target.name, ...namespace !== target.namespace && { namespace: target.namespace } },
      ...isWorkload(asking) && {
        paths: commaSeparated(annotations.get(TARGET_PATHS) ?? ''),
        volumeMounts: mountsIn(annotations.get(VOLUME_MOUNTS) ?? '').filter((mount) => mount !== undefined) as readonly object[],
      },
    },
  };
  return configuredBackup(cluster, made('BackupConfiguration', namespace, spec), spec, repositorySpec && {
    subject: made('Repository', home, repositorySpec), manifest: { spec: repositorySpec }, faults: [],
  });
}

/** A unique name. It is not the one that Stash gives, which has changed over time and depends on the namespace. */
const nameFor = ({ blueprint, target: { identity } }: BlueprintUse) => `${blueprint.name}/${identity}`;

/** The values of the blueprint variables, as far as they follow from the object that asks for the blueprint. */
const VALUES: { readonly [variable: string]: (asking: Subject) => string | undefined } = {
  [BlueprintVariable.TARGET_API_VERSION]: ({ apiVersion }) => apiVersion,
  [BlueprintVariable.TARGET_KIND]: ({ kind }) => kind.toLowerCase(),
  [BlueprintVariable.TARGET_NAMESPACE]: ({ namespace }) => namespace,
  [BlueprintVariable.TARGET_NAME]: ({ name }) => name,
  [BlueprintVariable.TARGET_RESOURCE]: (asking) => isWorkload(asking) ? `${asking.kind.toLowerCase()}s` : undefined,
  // Only an AppBinding has these.
  [BlueprintVariable.TARGET_APP_VERSION]: ({ manifest }) => asText(asFields(manifest.spec).version),
  [BlueprintVariable.TARGET_APP_TYPE]: ({ manifest }) => asText(asFields(manifest.spec).type),
};

/** The blueprints by which several objects of the input are certainly backed up to the same place. */
export const provenShared = (cluster: Cluster): ReadonlySet<Subject> => new Set(alike(madeBackups(cluster), (backup) => {
  const place = placeOf(cluster, backup);
  return place === undefined || place.hidden?.isNeverSure ? undefined : `${backup.subject.made!.blueprint.name}\n${keyOf(place)}`;
}).map(([first]) => first!.subject.made!.blueprint));

/** Whether it is uncertain that things share something, and all are created from the same blueprint. The finding for that blueprint is then enough. */
export function isLeftToBlueprint({ doubt }: { readonly doubt?: string }, subjects: readonly Subject[]): boolean {
  const blueprint = doubt === undefined ? undefined : subjects[0]?.made?.blueprint;
  return blueprint !== undefined && subjects.every(({ made }) => made?.blueprint === blueprint);
}

/** The places in the input that state a field. For an object that Stash creates, they are in the blueprint and in the object that asks for it. */
export function statedAt({ subject, field }: Place): Place[] {
  if (subject.made === undefined) {
    return [{ subject, field }];
  }
  const { asking, blueprint } = subject.made;
  const annotation = ANNOTATED[fieldText(field.slice(0, 3))] ?? '';
  if (annotationsIn(asking.manifest).get(annotation)) {
    return [{ subject: asking, field: annotationField(annotation) }];
  }
  return [...isOfPattern(field) ? [{ subject: blueprint, field }] : [], { subject: asking, field: annotationField(BLUEPRINT) }];
}

/** Whether a blueprint states a field, or would state it. Everything else follows from the object that asks for it. */
const isOfPattern = ([root, part = 'target']: FieldPath) => root === 'spec' && part !== 'target' && part !== 'repository';

/** The annotations by which a single object sets a field, whatever the blueprint says. */
const ANNOTATED: { readonly [field: string]: string } = {
  'spec.schedule': SCHEDULE,
  'spec.target.paths': TARGET_PATHS,
  'spec.target.volumeMounts': VOLUME_MOUNTS,
};

/** The fact behind every rule that judges backups created from blueprints. */
export const MADE_BY_BLUEPRINT: Fact = {
  says: 'What a BackupBlueprint creates is checked as if it were written by hand, because the code behind it is not public.',
  standing: 'inferred',
  see: 'https://stash.run/docs/latest/concepts/crds/backupblueprint/',
};
