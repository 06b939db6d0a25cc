import { asFields, asList, asText } from '../../kubernetes/manifest-fields';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** The names of the templates by which a StatefulSet makes claims. */
export const claimTemplatesOf = ({ manifest }: Subject): string[] =>
  asList(asFields(manifest.spec).volumeClaimTemplates).flatMap(({ metadata }) => asText(asFields(metadata).name) ?? []);

/** The claims of one template, without their numbers. */
export const numberedClaims = (template: string, statefulSet: string) => `${template}-${statefulSet}`;

/** The StatefulSet of the input, if any, that looks for claims of this name, which is said without their numbers. */
export function claimantOf(cluster: Cluster, namespace: string, claims: string): Subject | undefined {
  return claimants(cluster).get(`${namespace}/${claims}`);
}

const claimants = view((cluster: Cluster): ReadonlyMap<string, Subject> => new Map(cluster.ofKind('apps', 'StatefulSet').flatMap((subject) =>
  claimTemplatesOf(subject).map((template): [string, Subject] => [`${subject.namespace}/${numberedClaims(template, subject.name)}`, subject]))));
