import { commaSeparated } from '../../backup/auto-backup-annotation';
import { asText } from '../../kubernetes/manifest-fields';
import { annotationsOf } from '../../kubernetes/metadata';
import type { Fact } from '../rule';
import type { Subject } from '../subject';

/** Whether an object tells what applies the manifests not to delete it when it is no longer among them. */
export function isKept({ manifest }: Subject): boolean {
  const annotations = annotationsOf(manifest);
  return commaSeparated(asText(annotations['argocd.argoproj.io/sync-options']) ?? '').includes('Prune=false')
    || annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled'
    || annotations['helm.sh/resource-policy'] === 'keep';
}

/** The facts behind every rule that judges what a removal deletes. */
export const PRUNING: readonly Fact[] = [
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
];
