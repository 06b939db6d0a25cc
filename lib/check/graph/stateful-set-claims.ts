import type { Cluster } from '../cluster';
import { asFields, asList, asText } from '../manifest-fields';
import type { Subject } from '../subject';

/** The names of the templates by which a StatefulSet makes claims. */
export const claimTemplatesOf = ({ manifest }: Subject): string[] =>
  asList(asFields(manifest.spec).volumeClaimTemplates).flatMap(({ metadata }) => asText(asFields(metadata).name) ?? []);

/** The claims of one template, without their numbers. */
export const numberedClaims = (template: string, statefulSet: string) => `${template}-${statefulSet}`;

/** The claims of all StatefulSets of the input, without their numbers, each behind its namespace. */
export const claimsOfStatefulSets = (cluster: Cluster): ReadonlySet<string> =>
  cluster.once('claims of StatefulSets', () => new Set(cluster.ofKind('apps', 'StatefulSet').flatMap((subject) =>
    claimTemplatesOf(subject).map((template) => `${subject.namespace}/${numberedClaims(template, subject.name)}`))));
