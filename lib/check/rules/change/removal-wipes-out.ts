import type * as wire from '../../../../imports/stash';
import { keyOf } from '../../../backend/location';
import { commaSeparated } from '../../../backup/auto-backup-annotation';
import { asFields, asText } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import type { Cluster, Declared } from '../../cluster';
import { locationIn } from '../../graph/repository-location';
import { grouped } from '../../grouped';
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
    {
      says: 'Argo CD does not prune an object with the option Prune=false.',
      standing: 'documented',
      see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources',
    },
    {
      says: 'Flux does not prune an object with the annotation kustomize.toolkit.fluxcd.io/prune: disabled.',
      standing: 'documented',
      see: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
    },
    {
      says: 'Helm does not delete an object with the annotation helm.sh/resource-policy: keep.',
      standing: 'documented',
      see: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource',
    },
  ],
  isAboutRemoval: true,
  judgeChange(change, report) {
    for (const before of change.before.usedRepositories) {
      if (before.manifest.spec?.wipeOut === true && !isStillThere(change.now, before.subject) && !isKept(before.subject)) {
        const heir = heirOf(change, before);
        report(before.subject, ['spec', 'wipeOut'], {
          found: `${called(before.subject)} is no longer among the manifests: when it is deleted from the cluster, wipeOut deletes all its snapshots`
            + (heir === undefined ? '' : `, which are those of ${called(heir)} by now`),
          mend: 'keep it, or apply it without wipeOut before it is removed',
          also: heir === undefined ? [] : [{ subject: heir, field: ['spec', 'backend'] }],
        });
      }
    }
  },
};

/** Whether the input has it, or may have it: a namespace that is not stated may be any. */
const isStillThere = (cluster: Cluster, { name, namespace }: Subject) => repositoriesByName(cluster).get(name)
  ?.some(({ subject }) => namespace === '' || subject.namespace === '' || subject.namespace === namespace) === true;

const repositoriesByName = view((cluster: Cluster) => grouped(cluster.repositories, ({ subject }) => subject.name));

function isKept({ manifest }: Subject): boolean {
  const annotations = asFields(asFields(manifest.metadata).annotations);
  return commaSeparated(asText(annotations['argocd.argoproj.io/sync-options']) ?? '').includes('Prune=false')
    || annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled'
    || annotations['helm.sh/resource-policy'] === 'keep';
}

/** The Repository that now has the place of a removed one. */
function heirOf({ before, now }: Change, removed: Declared<wire.Repository>): Subject | undefined {
  const place = locationIn(before, removed);
  return place && repositoriesByPlace(now).get(keyOf(place));
}

const repositoriesByPlace = view((cluster: Cluster): ReadonlyMap<string | undefined, Subject> => new Map([...cluster.usedRepositories].map((one) => {
  const place = locationIn(cluster, one);
  return [place && keyOf(place), one.subject];
})));
