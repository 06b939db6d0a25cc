import { view } from '../../../synth/once';
import { isClaim } from '../../../target/target-kind';
import { claimTemplatesIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import type { Subject } from '../../subject';

/** The name of the claims of one template, without the ordinal. */
export const numberedClaims = (template: string, statefulSet: string) => `${template}-${statefulSet}`;

/** The StatefulSet of the input, if any, that uses the claims of this name, which is given without the ordinal. */
export function claimantOf(cluster: Cluster, namespace: string, claims: string): Subject | undefined {
  return claimants(cluster).get(`${namespace}/${claims}`);
}

/** Whether an object is a claim that a StatefulSet of the input creates. */
export const isOfStatefulSet = (cluster: Cluster, { kind, namespace, name }: Pick<Subject, 'kind' | 'namespace' | 'name'>): boolean =>
  isClaim({ kind }) && claimantOf(cluster, namespace, /^(.*)-\d+$/.exec(name)?.[1] ?? '') !== undefined;

const claimants = view((cluster: Cluster): ReadonlyMap<string, Subject> => new Map(cluster.ofKind('apps', 'StatefulSet').flatMap((subject) =>
  claimTemplatesIn(subject.manifest).map((template): [string, Subject] => [`${subject.namespace}/${numberedClaims(template, subject.name)}`, subject]))));
