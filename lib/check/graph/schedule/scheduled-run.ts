import { crowdedPlaces } from './crowded-places';
import type { Run } from './overlap';
import { timetableOf } from './timetable';
import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { hasVariable } from '../../../addon/variable';
import type { Location } from '../../../backend/location';
import { once } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { minutesOfRun } from '../../run-length';
import type { Subject } from '../../subject';
import { madeBackups, backupsIn } from '../made-backup';
import { placeOf } from '../place';
import { locationIn } from '../repository-location';

/** A schedule on which something writes to a restic repository: a whole backup, or a blueprint. */
export interface ScheduledRun extends Run {
  readonly subject: Subject;
  readonly location: Location;
  readonly schedule: string;
  /** Equal for runs that never happen at the same time. */
  readonly queue: string;
  readonly isPruning: boolean;
  /** Whether the run stands for the backups, if any, that a blueprint makes for objects outside the input. */
  readonly isBlueprint: boolean;
}

/** The runs that only their schedules keep apart, limited to those that may share their place with another. */
export function scheduledRuns(cluster: Cluster): ScheduledRun[] {
  const timetableFor = once(timetableOf);
  const run = (
    subject: Subject, spec: Conforming<wire.BackupRoutine>, location: Location | undefined, queue: string, inARow: number, isBlueprint: boolean,
  ): ScheduledRun[] => {
    const { schedule = '', retentionPolicy } = spec;
    const timetable = timetableFor(schedule);
    const minutes = inARow * minutesOf(spec, cluster.runMinutes);
    return timetable === undefined || location === undefined || retentionPolicy?.dryRun ? [] : [{
      subject, schedule, timetable, location, queue, isBlueprint, minutes, isPruning: retentionPolicy?.prune === true,
    }];
  };
  // A blueprint that creates backups for objects of the input is represented by those backups.
  const asked = new Set(madeBackups(cluster).map(({ subject }) => subject.made!.blueprint));
  const blueprints = cluster.declarations('BackupBlueprint').filter(({ subject }) => !asked.has(subject)).flatMap(({ subject, manifest: { spec = {} } }) =>
    run(subject, spec, blueprintPlace(cluster, subject, spec), `BackupBlueprint\n${subject.name}`, 1, true));
  // A backup that is alone in its place cannot overlap with another.
  const crowded = crowdedPlaces(cluster);
  const meeting = backupsIn(cluster).filter((backup) => backup.spec.paused !== true && (blueprints.length > 0 || crowded.has(backup)));
  const backups = meeting.flatMap((backup) => {
    const [first] = backup.members;
    // The operator runs backups of the same target one after the other, but it recognises the target only if the reference states the namespace.
    const target = backup.subject.kind === 'BackupConfiguration' && first?.spec.target?.ref?.namespace ? first.target?.identity : undefined;
    const { kind, namespace, name } = backup.subject;
    const queue = target ?? `${kind}\n${namespace}/${name}`;
    return run(backup.subject, backup.spec, placeOf(cluster, backup), queue, backup.isSequential ? backup.members.length : 1, false);
  });
  return [...backups, ...blueprints];
}

/** The place to which a blueprint backs up all targets; undefined if each gets a place of its own. */
function blueprintPlace(cluster: Cluster, subject: Subject, { backend, repoNamespace, backupNamespace }: Conforming<wire.BackupBlueprintSpec>) {
  const namespace = repoNamespace || backupNamespace || '';
  return hasVariable(JSON.stringify(backend ?? {}))
    ? undefined
    : locationIn(cluster, { subject: { ...subject, namespace }, manifest: { spec: { backend } }, faults: [] }, backupNamespace ?? '');
}

/** How many minutes a run may take, retries included. A timeOut does not stop a run, so it can only raise the usual length. */
function minutesOf({ timeOut = '', retryConfig }: Conforming<wire.BackupRoutine>, usual: number): number {
  const single = Math.max(usual, minutesIn(timeOut));
  return single + retriesOf(retryConfig) * (minutesIn(retryConfig?.delay) + single);
}

/** How many times a failed run is retried. */
export const retriesOf = (config: Conforming<wire.RetryConfig> | undefined): number => config === undefined ? 0 : Math.max(0, config.maxRetry ?? 1);

/** A Go duration in minutes; 0 if Go cannot parse it or if it is negative. */
export const minutesIn = (duration = ''): number => Math.max(0, minutesOfRun(duration));
