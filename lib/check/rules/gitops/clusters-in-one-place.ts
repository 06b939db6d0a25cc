import type * as wire from '../../../../imports/stash';
import { keyOf } from '../../../backend/location';
import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import type { Cluster, Declared } from '../../cluster';
import { backupsIn } from '../../graph/made-backup';
import { placeOf } from '../../graph/place';
import { grouped } from '../../grouped';
import type { FleetRule } from '../../rule';
import { called } from '../../subject';

export const clustersInOnePlace: FleetRule = {
  id: 'STASH610',
  name: 'clusters-in-one-place',
  level: 'warning',
  title: 'Backups of two clusters write to one place.',
  why: 'Both clusters name their snapshots alike, so each applies its retention policy to those of the other, and a restore may bring back the data of '
    + 'the other cluster. A prune in one removes the lock of a backup in the other, and deletes the data that it is just storing. If the passwords '
    + 'differ, only the cluster that was first can make backups at all.',
  mend: 'Give each cluster a place of its own, such as with its name in the prefix. A cluster that only restores from the place of another is not found, '
    + 'nor one whose backups are paused. Acknowledge it in both clusters if the backups of only one run at any time. Compared are the sets of one run of '
    + '`cdk8s-stash check`. Not compared: places of which the manifests do not show the account, volumes, and servers that may be Services of their cluster.',
  facts: [
    { says: 'The operator applies a retention policy to the whole restic repository, whichever Repository a backup uses.', standing: 'measured', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    {
      says: 'When restic reports a lock, Stash runs unlock --remove-all and tries again; the prune then deleted the packs of the running backup in 4 of 4 runs.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    {
      says: 'The host of a snapshot comes from the alias, or else is host-0, host-<ordinal> for a StatefulSet, and the name of the node for a DaemonSet: none names the cluster.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
  ],
  judgeFleet(fleet, report) {
    for (const written of grouped([...fleet].flatMap(([set, cluster]) => writtenIn(set, cluster)), ({ key }) => key).values()) {
      const distinct = [...new Map(written.map((one) => [`${one.set}\n${called(one.repository.subject)}`, one])).values()];
      const [first, ...others] = distinct;
      if (new Set(written.map(({ set }) => set)).size > 1) {
        report(first!.repository.subject, ['spec', 'backend'], {
          found: `${listing(distinct.map(({ set, repository }) => `${called(repository.subject)} ${set === '' ? 'of no set' : `of set ${quote(set)}`}`))} are the `
            + `same place, ${first!.text}: the clusters remove backups of each other`,
          mend: 'give each cluster a place of its own, such as with its name in the prefix; acknowledge this in both if the backups of only one run at any time',
          also: others.map(({ repository }) => ({ subject: repository.subject, field: ['spec', 'backend'] })),
        });
      }
    }
  },
};

/** A Repository that a backup of a cluster writes to. */
interface Written {
  readonly set: string;
  readonly repository: Declared<wire.Repository>;
  /** Equal for the same place, whatever the cluster; undefined where that is not certain. */
  readonly key?: string;
  readonly text: string;
}

function writtenIn(set: string, cluster: Cluster): readonly Written[] {
  return backupsIn(cluster).filter(({ spec }) => spec.paused !== true).flatMap((backup) => {
    const { repository } = backup;
    const place = placeOf(cluster, backup);
    return repository === undefined || place === undefined ? []
      : [{ set, repository, text: place.text, key: place.isOfCluster || place.hidden?.isKnown === false ? undefined : keyOf(place) }];
  });
}
