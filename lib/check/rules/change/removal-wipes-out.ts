import type * as wire from '../../../../imports/stash';
import { keyOf } from '../../../backend/location';
import { view } from '../../../synth/once';
import type { Cluster, Declared } from '../../cluster';
import { isKept, PRUNING } from '../../graph/pruning';
import { locationIn } from '../../graph/repository-location';
import type { Change, ChangeRule } from '../../rule';
import { called, type Subject } from '../../subject';

export const removalWipesOut: ChangeRule = {
  id: 'STASH703',
  name: 'removal-wipes-out',
  level: 'error',
  title: 'A Repository with wipeOut is no longer among the manifests.',
  why: 'What applies the manifests deletes the Repository, if it prunes, and the operator then deletes all its snapshots, even if another Repository '
    + 'has the same place by now. A Repository that is renamed, or moves to another namespace, is deleted as well.',
  mend: 'Keep it, or apply it without wipeOut before it is removed. To delete the snapshots on purpose, acknowledge that in the Repository, and remove '
    + 'it with the next change.',
  facts: [
    {
      says: 'The operator deletes the data of a Repository with wipeOut before it removes its finalizer.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/repository.go',
    },
    ...PRUNING,
  ],
  isAboutRemoval: true,
  judgeChange(change, report) {
    for (const before of change.before.usedRepositories) {
      const { group, kind, namespace, name } = before.subject;
      if (before.manifest.spec?.wipeOut === true && !change.now.mayHave(group, kind, namespace, name) && !isKept(before.subject)) {
        const heir = heirOf(change, before);
        report(before.subject, ['spec', 'wipeOut'], {
          found: `${called(before.subject)} is no longer among the manifests: when it is deleted from the cluster, wipeOut deletes all its snapshots`
            + (heir === undefined ? '' : `, which are those of ${called(heir)} by now`),
          mend: `keep ${heir === undefined ? 'it' : 'its name and namespace'}, or apply it without wipeOut before it is removed`,
          also: heir === undefined ? [] : [{ subject: heir, field: ['spec', 'backend'] }],
        });
      }
    }
  },
};

/** The Repository that now has the place of a removed one. */
function heirOf({ before, now }: Change, removed: Declared<wire.Repository>): Subject | undefined {
  const place = locationIn(before, removed);
  return place && repositoriesByPlace(now).get(keyOf(place));
}

const repositoriesByPlace = view((cluster: Cluster): ReadonlyMap<string | undefined, Subject> => new Map([...cluster.usedRepositories].map((one) => {
  const place = locationIn(cluster, one);
  return [place && keyOf(place), one.subject];
})));
