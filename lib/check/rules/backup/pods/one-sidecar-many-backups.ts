import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import { mountsOf, uncoveredPaths } from '../../../../target/volume-mounts';
import type { BackupMember } from '../../../graph/backup';
import { MADE_BY_BLUEPRINT, backupMembersIn } from '../../../graph/made-backup';
import { aliasOf } from '../../../graph/target-use';
import { alike } from '../../../grouped';
import type { Found, Rule } from '../../../rule';
import { called } from '../../../subject';

export const oneSidecarManyBackups: Rule = {
  id: 'STASH318',
  name: 'one-sidecar-many-backups',
  level: 'error',
  title: 'Several backups of one workload share a container that cannot serve all of them.',
  why: 'Stash puts one container into the pods of a workload, configured for the newest of its backups. This container also runs the other '
    + 'backups, but under the alias and with the mounts of the newest: their snapshots belong to another host, and paths that are not mounted are '
    + 'missing. If the reference of a backup leaves out the namespace of the workload, the container does not recognise its runs, and they never '
    + 'end. The finding is a note if the container can serve all of them, and a warning if Stash makes one of them from a blueprint.',
  mend: 'Back up all paths with one BackupConfiguration. Otherwise give all backups the same alias and the same mounts, and set '
    + '`target.ref.namespace`. Acknowledge the note if the backups differ in schedule, paths or Repository on purpose.',
  facts: [
    {
      says: 'There is one container, made from the newest BackupConfiguration. It also serves the BackupSessions of the others, with its own '
        + 'settings.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    {
      says: 'A label of a BackupSession contains the namespace of the reference as it is written, and the container looks for the actual namespace.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/invoker/backupconfiguration.go',
    },
    {
      says: 'BackupBatches share the container in the same way.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/util/backup_invoker.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const members of alike(backupMembersIn(cluster), ({ model, target }) => model === 'sidecar' ? target!.identity : undefined)) {
      // The blueprints of one object create backups with the same settings, because all read the same annotations.
      if (members.every(isMade)) {
        continue;
      }
      const [first, ...others] = members as [BackupMember, ...BackupMember[]];
      report(first.subject, placeOf(first), {
        ...complaint(members),
        also: others.map((other) => ({ subject: other.subject, field: placeOf(other) })),
      });
    }
  },
};

const placeOf = ({ field }: BackupMember) => [...field, 'target', 'ref'];

const isMade = ({ subject }: BackupMember) => subject.made !== undefined;

function complaint(members: readonly BackupMember[]): Found {
  const workload = called(members[0]!.target!);
  const blueprints = members.filter(isMade).map(({ subject }) => called(subject.made!.blueprint));
  const by = blueprints.length === 0 ? '' : `, ${blueprints.length} of them made from ${listing(blueprints)},`;
  const found = `${members.length} backups of ${workload}${by} share one container in its pods, which is configured for the newest of them`;
  const faults = [
    ...aliasFault(members),
    ...mountFault(members),
    // It is not known how Stash writes the reference in the backups that it creates.
    ...members.filter((member) => member.subject.kind === 'BackupConfiguration' && !isMade(member) && !member.spec.target?.ref?.namespace)
      .map(({ subject }) => `the runs of ${called(subject)} never end, because its reference has no namespace`).slice(0, 1),
  ];
  return faults.length === 0
    ? { found: `${found}, including its temporary directory and runtime settings`, mend: 'keep these alike, or back up all paths with one of them', level: 'note' }
    : {
      found: `${found}; ${faults.join('; ')}`,
      mend: 'back up all paths with one of them, or give '
        + `${blueprints.length === 0 ? 'all of them the same alias and mounts' : 'none of them an alias and all of them the same mounts'}, and set target.ref.namespace`,
      level: blueprints.length === 0 ? undefined : 'warning',
    };
}

function aliasFault(members: readonly BackupMember[]): string[] {
  const aliases = [...new Set(members.map(aliasOf))];
  return aliases.length === 1
    ? []
    : [`they have several aliases (${aliases.map((alias) => alias === undefined ? 'none' : quote(alias)).join(', ')}), but only one is used`];
}

/** The container has the mounts of the newest backup. As it is not known which one that is, every path has to be in the mounts of each. */
function mountFault(members: readonly BackupMember[]): string[] {
  const mounts = new Map(members.map(({ spec }) => mountsOf(spec.target?.volumeMounts)).map((some) => [some.map(({ mountPath }) => mountPath).join('\n'), some]));
  const paths = [...new Set(members.flatMap(({ spec }) => spec.target?.paths ?? []))];
  const outside = [...new Set([...mounts.values()].flatMap((some) => uncoveredPaths(some, paths)))];
  return mounts.size === 1 || outside.length === 0 ? [] : [`not all of them mount ${outside.map(quote).join(', ')}`];
}
