import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import type { Cluster } from '../../../cluster';
import { invokerOf } from '../../../graph/invoker';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import type { RestoreMember } from '../../../graph/restore';
import { restoreSelection } from '../../../graph/restores/restore-selection';
import { sharingPlace } from '../../../graph/schedule/crowded-places';
import { readingsIn, type Reading } from '../../../graph/snapshots/reading';
import { type Shared, doubtText } from '../../../graph/snapshots/sharing';
import { calledTargets, type SnapshotSelection } from '../../../graph/snapshots/snapshot-key';
import { aliasOf, targetUses } from '../../../graph/target-use';
import { lowered, type Level, type Rule } from '../../../rule';
import { inInputOrder, reportTogether } from '../../../shared-report';
import { called, isDeclared } from '../../../subject';

export const foreignSnapshot: Rule = {
  id: 'STASH302',
  name: 'foreign-snapshot',
  level: 'warning',
  title: 'A restore of one target may bring back the data of another one in the same restic repository.',
  why: 'Not every restore selects its snapshot by host and path. '
    + 'A claim is restored by its path alone, a database without an alias from the newest of all snapshots, '
    + 'a database with an alias from the newest snapshot of that host, and MongoDB from a host that the alias does not change. '
    + 'The backups are fine, but the restore is not, and still reports success. '
    + 'The finding is an error if the manifests contain such a restore.',
  mend: 'Give the target a Repository with a prefix of its own. For a database an alias of its own is enough, except for MongoDB. '
    + 'A claim can also be restored into volumeClaimTemplates without a Task; such a restore uses host and path. '
    + 'Acknowledge it if restores always name their snapshots by id.',
  facts: [
    {
      says: 'The Task pvc-restore restores the newest snapshot of a path from any host; it mixed up two claims with aliases in one repository.',
      standing: 'measured',
      see: 'stashed/stash: pkg/cmds/restore_pvc.go',
    },
    {
      says: 'A dump without an alias is restored from the newest snapshot of the whole repository.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    { says: 'MongoDB ignores the alias when it restores.', standing: 'source', see: 'stashed/mongodb: pkg/restore.go' },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const shared of sharingPlace(cluster, targetUses(cluster), invokerOf)) {
      // If restores alone do so, STASH406 reports those of dumps.
      const readings = readingsIn(cluster, shared).map((one) => one.readers.length > 0 ? one : { ...one, restores: one.restores.filter(isNoDump) })
        .filter(({ readers, restores }) => readers.length > 0 || restores.length > 0);
      if (readings.length > 0) {
        const level: Level = readings.some(({ restores }) => restores.length > 0) ? 'error' : 'warning';
        const backups = readings.flatMap((one) => [...one.readers, ...one.read])
          .map(({ subject, field }) => ({ subject, field: [...field, 'target'] }));
        const restores = readings.flatMap((one) => one.restores).map(({ subject, field }) => ({ subject, field: [...field, 'target'] }));
        reportTogether(cluster, report, backups, {
          level: shared.doubt === undefined ? level : lowered(level),
          found: foundIn(cluster, readings, shared),
          mend: [...new Set(readings.map(mendOf))].join('; '),
        }, restores);
      }
    }
  },
};

const isNoDump = (member: RestoreMember) => aliasOf(member) !== undefined || restoreSelection(member)?.by !== 'dump';

function foundIn(cluster: Cluster, readings: readonly Reading[], { location, doubt }: Pick<Shared<unknown>, 'location' | 'doubt'>): string {
  const parts = readings.map((reading) => {
    const readers = calledTargets(cluster, reading.readers);
    const others = calledTargets(cluster, reading.read).filter((name) => !readers.includes(name));
    const restoring = inInputOrder(cluster, reading.restores, ({ subject }) => subject).map(({ subject }) => called(subject));
    const restores = [...new Set(restoring)];
    const who = readers.length === 0
      ? `${listing(restores)} takes`
      : `a restore of ${readers.length > 1 ? 'any of ' : ''}${listing(readers)}`
        + `${restores.length === 0 ? '' : `, such as ${listing(restores)},`} takes`;
    const whose = [...readers.length > 1 ? ['another of them'] : [], ...others.length > 0 ? [listing(others)] : []].join(' or ');
    return `${who} ${TAKEN[reading.selection.because](reading.selection)}, which may be that of ${whose}`;
  });
  return `in ${location.text}${doubtText({ doubt })}, ${listing(parts, '; ')}`;
}

type Because = SnapshotSelection['because'];

const TAKEN: { readonly [B in Because]: (selection: SnapshotSelection) => string } = {
  'claim': ({ path }) => `the newest snapshot of path ${quote(path)} from any host (pvc-restore ignores the alias)`,
  'no alias': ({ path }) =>
    `the newest snapshot of ${path === undefined ? 'the whole repository' : `path ${quote(path)} from any host`} (there is no alias)`,
  'dump': ({ host }) => `the newest snapshot of host ${quote(host)} under any path`,
  'own hosts': ({ host, of }) => `the newest snapshot of host ${quote(host)} under any path (${of} ignores the alias)`,
};

const MENDS: { readonly [B in Because]: (selection: SnapshotSelection) => string } = {
  'claim': () => 'give each claim a Repository with a prefix of its own, or restore into volumeClaimTemplates without a Task, which uses the alias, and acknowledge this',
  'no alias': () => 'give each database an alias of its own, in the backup and in the restore',
  'dump': () => 'give the database an alias that nothing else in the restic repository has, in the backup and in the restore',
  'own hosts': ({ of }) => `give ${of} a Repository with a prefix of its own`,
};

function mendOf({ selection, readers, read }: Reading): string {
  const isOfBatch = readers.length > 1 && new Set([...readers, ...read].map(({ subject }) => subject)).size === 1;
  if ([...readers, ...read].some(({ subject }) => !isDeclared(subject))) {
    return 'give each a Repository with a prefix of its own; in a blueprint, use a prefix with ${TARGET_NAMESPACE}, ${TARGET_KIND} and ${TARGET_NAME}';
  }
  return selection.because === 'claim' && isOfBatch ? 'mount each claim of the batch at a mountPath of its own' : MENDS[selection.because](selection);
}
