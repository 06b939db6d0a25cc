import { catalogued } from '../../../../addon/addons';
import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import type { Cluster } from '../../../cluster';
import type { BackupMember } from '../../../graph/backup';
import { MADE_BY_BLUEPRINT, backupMembersIn } from '../../../graph/made-backup';
import { sharingPlace } from '../../../graph/schedule/crowded-places';
import { collisionsIn, type Collision } from '../../../graph/snapshots/collision';
import { hostText } from '../../../graph/snapshots/host-pattern';
import { type Shared, doubtText } from '../../../graph/snapshots/sharing';
import { calledTargets } from '../../../graph/snapshots/snapshot-key';
import { LEVELS, lowered, type Found, type Level, type Rule } from '../../../rule';
import { reportTogether } from '../../../shared-report';
import { isDeclared } from '../../../subject';

export const sharedSnapshots: Rule = {
  id: 'STASH301',
  name: 'shared-snapshots',
  level: 'error',
  title: 'Backups of different targets are stored under the same host and path in one restic repository.',
  why: 'restic cannot tell them apart. '
    + 'Every run of one counts the snapshots of the other as older snapshots of its own and deletes them as the retention policy says, '
    + 'and a restore brings back whichever came last. '
    + 'Without an alias, nearly everything is stored as "host-0", and every claim under "/stash-data".',
  mend: 'Give each target an alias of its own, or a Repository with a prefix of its own. '
    + 'For claims and MongoDB only a Repository helps: a claim is restored by its path alone, and MongoDB ignores the alias. '
    + 'A changed alias or prefix starts a new history; the existing snapshots stay under the old one. '
    + 'Acknowledge it only if the targets are the same data under two names.',
  facts: [
    {
      says: 'restic forget groups snapshots by host and path: with two claims in one repository, the first one lost its only snapshot, and a '
        + 'restore returned the data of the other.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    {
      says: 'Without an alias the host is host-0, host-<ordinal> for a StatefulSet, and the name of the node for a DaemonSet.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    { says: 'MongoDB ignores the alias.', standing: 'source', see: 'stashed/mongodb: pkg/backup.go' },
    { says: 'A claim is restored by its path, without a host.', standing: 'source', see: 'stashed/stash: pkg/cmds/restore_pvc.go' },
    {
      says: 'In a Job for a StatefulSet, the end of the host comes from the name of the pod of the operator.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/util/util.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const shared of sharingPlace(cluster, backupMembersIn(cluster), ({ backup }) => backup)) {
      const collisions = collisionsIn(cluster, shared);
      for (const level of LEVELS) {
        const alike = collisions.filter((one) => levelOf(one, shared) === level);
        if (alike.length > 0) {
          const places = alike.flatMap((one) => one.members).map(({ subject, field }) => ({ subject, field: [...field, 'target'] }));
          reportTogether(cluster, report, places, { level, ...foundIn(cluster, alike, shared) });
        }
      }
    }
  },
};

function levelOf({ paths, isCertain }: Collision, { doubt }: Shared<BackupMember>): Level {
  const level: Level = paths.length === 0 ? 'note' : isCertain ? 'error' : 'warning';
  return doubt === undefined ? level : lowered(level);
}

function foundIn(cluster: Cluster, collisions: readonly Collision[], { location, doubt }: Shared<BackupMember>): Found {
  const lists = collisions.map((one) => ({ ...one, targets: calledTargets(cluster, one.members) }));
  const [{ targets, isCertain, paths }] = lists as [typeof lists[0], ...typeof lists];
  const isSure = isCertain && paths.length > 0 && doubt === undefined;
  const where = `in ${location.text}${doubtText({ doubt })}`;
  const [one, of] = lists.length === 1 ? [listing(targets), targets.length === 2 ? 'the other' : 'the others'] : ['different targets', 'the others'];
  const same = `restic ${isSure ? 'cannot' : 'may not be able to'} tell the backups of ${one} apart`;
  const how = lists.length === 1
    ? `: ${targets.length === 2 ? 'both' : 'all'} are stored as ${keyText(lists[0]!)} ${where}`
    : ` ${where}: ${listing(lists.map((list) => `${listing(list.targets)} as ${keyText(list)}`), '; ')}`;
  const unknown = `${isCertain ? '' : ', once the StatefulSet has that many pods (the manifests do not say how many)'}`
    + `${paths.length > 0 ? '' : ', perhaps under the same path (not all of their paths are known)'}`;
  const consequence = isSure
    ? `each run of one deletes snapshots of ${of}, and a restore brings back whichever came last`
    : `each run of one would then delete snapshots of ${of}, and a restore would bring back whichever came last`;
  return { found: `${same}${how}${unknown}; ${consequence}`, mend: mendOf(new Set(collisions.flatMap(({ members }) => members))) };
}

const keyText = ({ host, paths }: Collision) =>
  [hostText(host), ...paths.length === 0 ? [] : [`${paths.length === 1 ? 'path' : 'paths'} ${listing(paths.map(quote))}`]].join(', ');

function mendOf(members: ReadonlySet<BackupMember>): string {
  const models = [...new Set([...members].map(({ model }) => model))];
  // Why an alias does not help.
  const reasons = [
    ...models.includes('claim') ? ['claims are restored by their path alone'] : [],
    ...[...members].some(({ subject }) => !isDeclared(subject)) ? ['a blueprint gives none'] : [],
    ...models.flatMap((model) => catalogued(model)?.ownHosts ?? []).map((own) => `${own.called} ignores it`),
  ];
  const isBatch = new Set([...members].map(({ backup }) => backup)).size < members.size;
  const apart = isBatch ? 'BackupConfiguration of its own, to a Repository with a prefix of its own' : 'Repository with a prefix of its own';
  return reasons.length > 0
    ? `give each a ${apart}; an alias does not help, because ${reasons.join(' and ')}`
    : `give each an alias of its own, or a ${apart}`;
}
