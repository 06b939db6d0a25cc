import { asFields, asList, asText, type FieldPath, type Fields } from '../../../kubernetes/manifest-fields';
import type { Cluster } from '../../cluster';
import type { Place, Subject } from '../../subject';

/** What a claim asks for: its spec, or that of the template from which it is made. */
export interface ClaimSpec extends Place {
  readonly spec: Fields;
}

/** That of a claim or template which is found at a field of an object. */
export const claimSpecAt = (subject: Subject, field: FieldPath, { spec }: Fields): ClaimSpec => ({ subject, field: [...field, 'spec'], spec: asFields(spec) });

/** That of a claim by its name, if the input contains it. */
export function specOfClaim(cluster: Cluster, namespace: string, name: string): ClaimSpec | undefined {
  const claim = cluster.find('', 'PersistentVolumeClaim', namespace, name);
  return claim && claimSpecAt(claim, [], claim.manifest);
}

/** That of the template of a StatefulSet whose name is meant. */
export function specOfTemplate(statefulSet: Subject, isMeant: (template: string) => boolean): ClaimSpec | undefined {
  const templates = asList(asFields(statefulSet.manifest.spec).volumeClaimTemplates);
  const index = templates.findIndex(({ metadata }) => {
    const name = asText(asFields(metadata).name);
    return name !== undefined && isMeant(name);
  });
  return index < 0 ? undefined : claimSpecAt(statefulSet, ['spec', 'volumeClaimTemplates', index], templates[index]!);
}
