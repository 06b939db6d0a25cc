import { commaSeparated } from '../../backup/auto-backup-annotation';
import { asText } from '../../kubernetes/manifest-fields';
import { annotationsOf, labelsOf } from '../../kubernetes/metadata';
import type { Fact } from '../rule';
import type { Subject } from '../subject';

/** Whether an object tells what applies the manifests not to delete it when it is no longer among them. */
export function isKept({ manifest }: Subject): boolean {
  const annotations = annotationsOf(manifest);
  return commaSeparated(asText(annotations['argocd.argoproj.io/sync-options']) ?? '').includes('Prune=false')
    || [annotations, labelsOf(manifest)].some((own) => OF_FLUX.some((name) => /^disabled$/i.test(asText(own[name]) ?? '')))
    || annotations['helm.sh/resource-policy'] === 'keep' || annotations['helm.sh/hook'] !== undefined;
}

/** The labels or annotations that make Flux leave an object alone. */
const OF_FLUX = ['kustomize.toolkit.fluxcd.io/prune', 'kustomize.toolkit.fluxcd.io/reconcile'];

/** The facts behind every rule that judges what a removal deletes. */
export const PRUNING: readonly Fact[] = [
  {
    says: 'Argo CD does not prune an object with the option Prune=false.',
    standing: 'documented',
    see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources',
  },
  {
    says: 'Flux does not prune an object with the annotation or label kustomize.toolkit.fluxcd.io/prune: disabled, or reconcile: disabled in place of it.',
    standing: 'source',
    see: 'fluxcd/kustomize-controller: internal/controller/kustomization_controller.go',
  },
  {
    says: 'Helm does not delete an object with the annotation helm.sh/resource-policy: keep.',
    standing: 'documented',
    see: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource',
  },
  {
    says: 'Helm does not track what a hook creates, and so does not delete it with the chart.',
    standing: 'documented',
    see: 'https://helm.sh/docs/topics/charts_hooks/#hook-resources-are-not-managed-with-corresponding-releases',
  },
];
