import { commaSeparated } from '../../backup/blueprint/auto-backup-annotation';
import { asText } from '../../kubernetes/manifest-fields';
import { annotationsOf, labelsOf } from '../../kubernetes/metadata';
import type { Subject } from '../subject';

export const ARGO_OPTIONS = 'argocd.argoproj.io/sync-options';

/** What an annotation that is a list names, such as the options with which Argo CD applies an object. */
export const listedIn = ({ manifest }: Subject, annotation: string): string[] => commaSeparated(asText(annotationsOf(manifest)[annotation]) ?? '');

/** Whether an annotation or a label of an object tells Flux how to apply it. */
export const tellsFlux = ({ manifest }: Subject, option: string, value: string): boolean => [annotationsOf(manifest), labelsOf(manifest)]
  .some((own) => asText(own[`kustomize.toolkit.fluxcd.io/${option}`])?.toLowerCase() === value);
