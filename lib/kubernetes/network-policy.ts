import { requirementsOf } from './label-selector';
import { asFields, asList, asText, asTexts, isFields, type Fields } from './manifest-fields';

/** Whether a NetworkPolicy is for pods with these labels, and allows them only the connections that it names. */
export function restricts({ spec }: Fields, labels: Fields): boolean {
  const { podSelector, policyTypes, egress } = asFields(spec);
  const isForEgress = Array.isArray(policyTypes) ? asTexts(policyTypes).includes('Egress') : asList(egress).length > 0;
  return isForEgress && requirementsOf(podSelector).every(({ key, holds }) => holds?.(asText(labels[key])) === true);
}

/** Whether a NetworkPolicy may allow connections to anything but name servers and pods of its own namespace. */
export const leadsOut = ({ spec }: Fields): boolean => asList(asFields(spec).egress).some(({ to, ports }) =>
  (asList(to).length === 0 || asList(to).some(({ ipBlock, namespaceSelector }) => isFields(ipBlock) || isFields(namespaceSelector)))
  && (asList(ports).length === 0 || asList(ports).some(({ port }) => !NAME_SERVERS.includes(port))));

/** The port as a number, and its usual name. */
const NAME_SERVERS: readonly unknown[] = [53, 'dns', 'dns-tcp'];
