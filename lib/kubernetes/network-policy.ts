import { labelTexts } from './label';
import { requirementsOf } from './label-selector';
import { asFields, asList, asText, asTexts, isFields, type Fields } from './manifest-fields';

/** Whether a NetworkPolicy allows its pods only the connections to others that it names. */
export function isForEgress({ spec }: Fields): boolean {
  const { policyTypes, egress } = asFields(spec);
  return Array.isArray(policyTypes) ? asTexts(policyTypes).includes('Egress') : asList(egress).length > 0;
}

/** Whether a NetworkPolicy is for pods with these labels. */
export const selects = ({ spec }: Fields, labels: Fields): boolean =>
  requirementsOf(asFields(spec).podSelector).every(({ key, holds }) => holds?.(asText(labels[key])) === true);

/** A label without which a NetworkPolicy selects no pod; undefined if there is none, as in a policy for all pods. */
export const requiredLabel = ({ spec }: Fields): string | undefined => labelTexts(asFields(asFields(asFields(spec).podSelector).matchLabels))[0];

/** Whether a NetworkPolicy may allow connections to anything but name servers and pods of its own namespace. */
export const leadsOut = ({ spec }: Fields): boolean => asList(asFields(spec).egress).some(({ to, ports }) =>
  (asList(to).length === 0 || asList(to).some(({ ipBlock, namespaceSelector }) => isFields(ipBlock) || isFields(namespaceSelector)))
  && (asList(ports).length === 0 || asList(ports).some(({ port }) => !NAME_SERVERS.includes(port))));

/** The port as a number, and its usual name. */
const NAME_SERVERS: readonly unknown[] = [53, 'dns', 'dns-tcp'];
