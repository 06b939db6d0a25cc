import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

const LABEL = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/** A name that also has to fit into a label value and a host name: namespaces, Repositories. */
export const dnsLabel: ValueRule = (name) => {
  if (name.length <= 63 && DNS_LABEL.test(name)) {
    return undefined;
  }
  const near = hyphenated(name.toLowerCase(), /[^a-z0-9]+/g).slice(0, 63).replace(/-+$/, '');
  return wrong('is not a DNS label', 'use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit',
    didYouMean(near, dnsLabel, name));
};

/** The name of most objects, Secrets among them. */
export const dnsSubdomain: ValueRule = (name) => {
  if (name.length <= 253 && DNS_SUBDOMAIN.test(name)) {
    return undefined;
  }
  const near = name.toLowerCase().split('.').map((label) => hyphenated(label, /[^a-z0-9]+/g)).filter(Boolean).join('.');
  return wrong('is not a DNS subdomain', 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit',
    didYouMean(near, dnsSubdomain, name));
};

/** Replaces each match of `forbidden` with a hyphen, and removes hyphens at both ends. */
export function hyphenated(name: string, forbidden: RegExp): string {
  return name.replace(forbidden, '-').replace(/^-+|(?<!-)-+$/g, '');
}
