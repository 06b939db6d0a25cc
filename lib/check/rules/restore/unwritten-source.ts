import { listing } from '../../../refusal/listing';
import { isNearMiss } from '../../../refusal/near';
import { asQuestion, quote } from '../../../refusal/quote';
import { mayBeSeveral } from '../../../restore/hosts';
import type { Cluster } from '../../cluster';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import { backupsOfPlace } from '../../graph/restores/restored-backup';
import { unwrittenSources, type UnwrittenSource } from '../../graph/restores/unwritten-source';
import { aliasOf } from '../../graph/target-use';
import type { Found, Rule } from '../../rule';
import { called } from '../../subject';

export const unwrittenSource: Rule = {
  id: 'STASH425',
  name: 'unwritten-source',
  level: 'warning',
  title: 'A restore into another target, or into created claims, looks for a path or host that no backup to its Repository writes, or for too many '
    + 'hosts.',
  why: 'Snapshots are found by their path, and those of a workload or database also by their host. A StatefulSet writes under another host for each '
    + 'pod, a DaemonSet for each node, and a claim that is backed up by itself has the path `/stash-data`. With another path or host the restore finds '
    + 'nothing, and fails when the data is needed.',
  mend: 'Use the paths and the alias of the backup, and set `sourceHost` if the target has other hosts than the one that was backed up, such as one pod in '
    + 'place of several, or more pods than it had. Acknowledge it if the data comes from an older backup.',
  facts: [
    {
      says: 'A path in a rule is compared with the paths of the snapshots, and the host with theirs.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'The host of a snapshot follows from the alias and the kind of the target. The restore of a claim by itself ignores it.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'The default path of a claim is /stash-data.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    { says: 'If restic finds no snapshot of the host and path, it fails.', standing: 'measured' },
    {
      says: 'If the input has the Repository and a backup that names it, it is assumed to have all backups to that Repository.',
      standing: 'inferred',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    for (const source of unwrittenSources(cluster, member)) {
      report(member.subject, source.field, complaint(cluster, member, source));
    }
  }),
};

const UNLESS = 'acknowledge this if an older backup wrote it';

function complaint(cluster: Cluster, member: RestoreMember, { path, hosts, last, written }: UnwrittenSource): Found | undefined {
  const place = `no backup in ${called(member.restore.repository!.subject)} writes`;
  if (last !== undefined) {
    return {
      found: `${place} ${quote(path)} under ${quote(last)}, the last host of this restore, so no snapshot is found for it`,
      mend: `give it a rule of its own with a sourceHost that is written, restore into fewer, or ${UNLESS}`,
    };
  }
  if (hosts === undefined) {
    const near = written.find((other) => isNearMiss(path!, other));
    return {
      found: `${place} ${quote(path)}, but ${listing(written.map(quote))}, so no snapshot is found`,
      mend: near === undefined ? `give a path that is backed up, and select what is below it with include, or ${UNLESS}` : `${asQuestion(near)} if not, ${UNLESS}`,
    };
  }
  const alias = aliasOf(member);
  const isMeant = (one: string | undefined) => one !== undefined && alias !== undefined && isNearMiss(alias, one);
  const meant = backupsOfPlace(cluster, member).map(aliasOf).find(isMeant);
  if (meant !== undefined && member.target === undefined) {
    // STASH407 reports it.
    return undefined;
  }
  return {
    found: `${place} ${path === undefined ? '' : `${quote(path)} `}under a host of this restore (${hosts.description}), but under ${listing(written)}, so no snapshot is found`,
    mend: meant === undefined
      ? `use the alias of the backup, set sourceHost${mayBeSeveral(hosts) ? ', in a rule for each host,' : ''} to the host that wrote the data, or ${UNLESS}`
      : `did you mean the alias ${quote(meant)}? if not, ${UNLESS}`,
  };
}
