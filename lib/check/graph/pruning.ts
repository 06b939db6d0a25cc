import { ARGO_OPTIONS, listedIn, tellsFlux } from './sync-options';
import { annotationsOf } from '../../kubernetes/metadata';
import type { Fact } from '../rule';
import type { Subject } from '../subject';

/** Whether an object tells what applies the manifests not to delete it when it is no longer among them. */
export function isKept(subject: Subject): boolean {
  const annotations = annotationsOf(subject.manifest);
  return listedIn(subject, ARGO_OPTIONS).includes('Prune=false')
    || ['prune', 'reconcile'].some((option) => tellsFlux(subject, option, 'disabled'))
    || annotations['helm.sh/resource-policy'] === 'keep' || annotations['helm.sh/hook'] !== undefined;
}

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
