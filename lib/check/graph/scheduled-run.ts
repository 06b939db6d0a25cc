import { crowdedPlaces } from './crowded-places';
import { madeBackups, takenBackups } from './made-backup';
import type { Run } from './overlap';
import { placeOf } from './place';
import { timetableOf, type Timetable } from './timetable';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import type { Location } from '../../repository/location';
import type { Cluster } from '../cluster';
import { minutesOfRun } from '../run-length';
import type { Subject } from '../subject';

/** What writes to a restic repository by a schedule, as a whole. */
export interface ScheduledRun extends Run {
  readonly subject: Subject;
  readonly location: Location;
  readonly schedule: string;
  /** Equal for those that never run at one time. */
  readonly queue: string;
  readonly isPruning: boolean;
  /** Whether it stands for backups that are not part of the input, if there are any. */
  readonly isBlueprint: boolean;
}

/** The backups that take turns at nothing but the clock, as far as they may meet another. */
export function scheduledRuns(cluster: Cluster): ScheduledRun[] {
  const timetables = new Map<string | undefined, Timetable | undefined>();
  const run = (
    subject: Subject, spec: Conforming<wire.BackupRoutine>, location: Location | undefined, queue: string, inARow: number, isBlueprint: boolean,
  ): ScheduledRun[] => {
    const { schedule = '', retentionPolicy } = spec;
    const timetable = timetables.has(schedule) ? timetables.get(schedule) : timetableOf(schedule);
    timetables.set(schedule, timetable);
    const minutes = inARow * minutesOf(spec, cluster.runMinutes);
    return timetable === undefined || location === undefined || retentionPolicy?.dryRun ? [] : [{
      subject, schedule, timetable, location, queue, isBlueprint, minutes, isPruning: retentionPolicy?.prune === true,
    }];
  };
  // What makes backups for objects of the input is judged by these.
  const asked = new Set(madeBackups(cluster).map(({ subject }) => subject.made!.blueprint));
  const blueprints = cluster.declarations('BackupBlueprint').filter(({ subject }) => !asked.has(subject)).flatMap(({ subject, manifest: { spec = {} } }) =>
    run(subject, spec, blueprintPlace(cluster, subject, spec), `BackupBlueprint\n${subject.name}`, 1, true));
  // What is alone in its place meets no other run.
  const crowded = crowdedPlaces(cluster);
  const meeting = takenBackups(cluster).filter((backup) => backup.spec.paused !== true && (blueprints.length > 0 || crowded.has(backup)));
  const backups = meeting.flatMap((backup) => {
    const [first] = backup.members;
    // Of one target, the operator lets a run wait for another one; it knows the target by the namespace as it is written.
    const target = backup.subject.kind === 'BackupConfiguration' && first?.spec.target?.ref?.namespace ? first.target?.identity : undefined;
    const { kind, namespace, name } = backup.subject;
    const queue = target ?? `${kind}\n${namespace}/${name}`;
    return run(backup.subject, backup.spec, placeOf(cluster, backup), queue, backup.isSequential ? backup.members.length : 1, false);
  });
  return [...backups, ...blueprints];
}

/** Where a blueprint keeps the backups of all targets; nothing where each gets a place of its own. */
function blueprintPlace(cluster: Cluster, subject: Subject, { backend, repoNamespace, backupNamespace }: Conforming<wire.BackupBlueprintSpec>) {
  const namespace = repoNamespace || backupNamespace || '';
  return JSON.stringify(backend ?? {}).includes('${')
    ? undefined
    : cluster.location({ subject: { ...subject, namespace }, manifest: { spec: { backend } }, faults: [] }, backupNamespace ?? '');
}

/** How long a run may take with all that is tried again: a time-out does not stop it, so that it can only take longer than usual. */
function minutesOf({ timeOut = '', retryConfig }: Conforming<wire.BackupRoutine>, usual: number): number {
  const once = Math.max(usual, minutesIn(timeOut));
  return once + retriesOf(retryConfig) * (minutesIn(retryConfig?.delay) + once);
}

/** How often a run that failed is tried again. */
export const retriesOf = (config: Conforming<wire.RetryConfig> | undefined): number => config === undefined ? 0 : Math.max(0, config.maxRetry ?? 1);

/** None for what Go does not read, and for less than none. */
export const minutesIn = (duration = ''): number => Math.max(0, minutesOfRun(duration));
