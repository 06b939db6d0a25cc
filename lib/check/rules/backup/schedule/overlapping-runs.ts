import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import type { Cluster } from '../../../cluster';
import { isLeftToBlueprint, MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { intervalOf } from '../../../graph/schedule/interval';
import { longest, overlapOf, type Overlap } from '../../../graph/schedule/overlap';
import { scheduledRuns, type ScheduledRun } from '../../../graph/schedule/scheduled-run';
import { sharing, type Shared, doubtText, inPlace } from '../../../graph/snapshots/sharing';
import { lowered, type Level, type Report, type Rule } from '../../../rule';
import { inInputOrder, reportTogether } from '../../../shared-report';
import { called } from '../../../subject';

export const overlappingRuns: Rule = {
  id: 'STASH304',
  name: 'overlapping-runs',
  level: 'error',
  title: 'Backups to one restic repository run at the same time.',
  why: 'After a backup, Stash prunes the repository. If another backup holds a lock on it, Stash removes that lock and tries again, '
    + 'and the prune deletes the data that the other backup is just storing. Both report success; the loss shows only in a restore. '
    + 'Runs that start in the same minute are an error, and runs that start while another one may still run are a warning. '
    + 'A run is assumed to last an hour, or its timeOut if that is longer, plus its retries; timeOut does not stop it.',
  mend: 'Start the runs further apart than one run takes, or give each backup a Repository with a prefix of its own, as hourly backups need it: '
    + 'a schedule that is due again before another run can begin and end leaves it no time. '
    + 'Acknowledge a warning if the runs are known to be shorter. '
    + 'BackupConfigurations of one target wait for each other if target.ref.namespace is set, and the members of a BackupBatch are one run.',
  facts: [
    {
      says: 'When restic reports a lock, Stash runs unlock --remove-all and tries again; the prune then deleted the packs of the running backup '
        + 'in 4 of 4 runs, and both reported success.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    {
      says: 'Without a prune nothing was lost when two runs started in the same second.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    {
      says: 'timeOut marks the BackupSession as failed, but stops nothing.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    {
      says: 'Runs of several BackupConfigurations of one target wait for each other.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    {
      says: 'What a BackupBlueprint creates for a workload has no namespace in target.ref, so these backups do not wait.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/auto-backup/workload/',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const shared of sharing(scheduledRuns(cluster), ({ location }) => location)) {
      if (isLeftToBlueprint(shared, shared.things.map(({ subject }) => subject))) {
        continue;
      }
      const inInput = { ...shared, things: shared.things.filter(({ isBlueprint }) => !isBlueprint) };
      const isFound = [
        judged(cluster, report, inInput, IN_INPUT),
        judged(cluster, report, shared, BY_BLUEPRINT),
      ].some(Boolean);
      if (!isFound) {
        judged(cluster, report, shared, WITHOUT_PRUNE);
      }
    }
  },
};

const isPruning = (run: ScheduledRun) => run.isPruning;
const isBlueprint = (run: ScheduledRun) => run.isBlueprint;

const CONSEQUENCE = 'the prune after one run removes the lock of another and deletes the data that the other is just storing, '
  + 'and both report success';

/** Which runs are compared, and what follows from that for a finding about them. */
interface Comparison {
  /** Of two runs, one or the other has to meet each of these. */
  readonly either: ReadonlyArray<(run: ScheduledRun) => boolean>;
  readonly proviso: string;
  readonly levelOf: (level: Level) => Level;
}

const IN_INPUT: Comparison = { either: [isPruning], proviso: '', levelOf: (level) => level };
const BY_BLUEPRINT: Comparison = {
  either: [isPruning, isBlueprint],
  proviso: '; the manifests do not say whether the BackupBlueprint backs up anything',
  levelOf: lowered,
};
const WITHOUT_PRUNE: Comparison = {
  either: [],
  proviso: '; none of these runs prunes, so nothing is lost so far',
  levelOf: () => 'note',
};

function judged(cluster: Cluster, report: Report, shared: Shared<ScheduledRun>, { either, proviso, levelOf }: Comparison): boolean {
  const overlap = overlapOf(shared.things, inPlace(shared, { differ: [({ queue }) => queue], either }));
  const worst = SORTS.find(({ runs }) => runs(overlap).length > 0);
  if (worst === undefined) {
    return false;
  }
  const backups = inInputOrder(cluster, worst.runs(overlap), ({ subject }) => subject);
  const place = ({ subject }: ScheduledRun) => ({ subject, field: ['spec', 'schedule'] });
  reportTogether(cluster, report, backups.filter((run) => !run.isBlueprint).map(place), {
    level: levelOf(shared.doubt === undefined ? worst.level : lowered(worst.level)),
    found: `${worst.text(overlap, backups)} in one restic repository, ${shared.location.text}${doubtText(shared)}; ${CONSEQUENCE}${proviso}`,
    mend: wayApart(backups),
  }, backups.filter(isBlueprint).map(place));
  return true;
}

/** A run of another backup has to start after the one before it, and to end before the next. */
function wayApart(runs: readonly ScheduledRun[]): string {
  const span = longest(runs);
  const schedules = [...new Set(runs.map(({ schedule }) => schedule))];
  const dense = schedules.filter((schedule) => (intervalOf(schedule)?.longest ?? Infinity) < 2 * span * 60).map(quote);
  return dense.length === 0 ? `start them at least ${spanText(span)} apart, or ${OWN_PLACE}`
    : `${OWN_PLACE}, since ${listing(dense)} ${dense.length === 1 ? 'leaves' : 'leave'} no time for another run if one takes ${spanText(span)}`;
}

const OWN_PLACE = 'give each a Repository with a prefix of its own';

/** The ways in which runs can overlap, the worst first. */
const SORTS: ReadonlyArray<{
  readonly level: Level;
  readonly runs: (overlap: Overlap<ScheduledRun>) => readonly ScheduledRun[];
  readonly text: (overlap: Overlap<ScheduledRun>, runs: readonly ScheduledRun[]) => string;
}> = [
  {
    level: 'error',
    runs: ({ together, within }) => together.length === 0 ? [] : [...new Set([...together, ...within])],
    text: ({ together, example }, runs) => {
      const others = runs.filter((run) => !together.includes(run));
      return `${named(runs.filter((run) => together.includes(run)))} start at the same time, for example on ${example},`
        + `${others.length === 0 ? '' : ` and ${named(others)} within ${spanText(longest(runs))} of another,`}`;
    },
  },
  {
    level: 'warning',
    runs: ({ within }) => within,
    text: ({ example }, runs) => `${named(runs)} run at the same time if a run takes `
      + `${spanText(longest(runs))}${example === undefined ? '' : `, for example on ${example}`},`,
  },
  {
    level: 'note',
    runs: ({ perhaps }) => perhaps,
    text: (_, runs) => `${named(runs)} may run at the same time, because only the cluster determines the start of `
      + `${named(runs.filter(({ timetable }) => timetable.form === 'floating'))},`,
  },
];

const named = (runs: readonly ScheduledRun[]) => listing(runs.map(({ subject, schedule }) => `${called(subject)} (${quote(schedule)})`));

function spanText(minutes: number): string {
  const whole = Math.ceil(minutes);
  return `${whole >= 60 ? `${Math.floor(whole / 60)}h` : ''}${whole % 60 > 0 ? `${whole % 60}m` : ''}` || '0m';
}
