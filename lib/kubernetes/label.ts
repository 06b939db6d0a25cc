import type { Fields } from './manifest-fields';
import { dnsSubdomain } from './name';
import { type ValueRule, wrong } from '../refusal/complaint';
import { mayHoldPlaceholder } from '../refusal/placeholder';

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

const FORM = '1 to 63 characters from A-Z, a-z, 0-9, "-", "_" and ".", starting and ending with a letter or digit';

/** A rule for the key of a label: a name, after a DNS subdomain and a slash or alone. */
export const labelKey: ValueRule = (key) => {
  const [name = '', prefix, ...more] = key.split('/').reverse();
  return mayHoldPlaceholder(key) || more.length === 0 && NAME.test(name) && (prefix === undefined || dnsSubdomain(prefix) === undefined)
    ? undefined
    : wrong('is not the key of a label, so the API server refuses the object', `use ${FORM}; a DNS subdomain and "/" may come before them`);
};

/** A rule for the value of a label. */
export const labelValue: ValueRule = (value) => value === '' || NAME.test(value) || mayHoldPlaceholder(value)
  ? undefined
  : wrong('is not the value of a label, so the API server refuses the object', `use ${FORM}, or write it into an annotation`);

/** A rule for a name that Stash writes into a label of `labelled`. */
export const labelName = (labelled: string): ValueRule => (name) => name.length <= 63
  ? dnsSubdomain(name)
  : wrong('is too long', `use at most 63 characters, since Stash writes it into a label of ${labelled}`);

/** A label as one text, by which objects that have it are found. */
export const labelText = (key: string, value: unknown) => `${key}=${String(value)}`;

export const labelTexts = (labels: Fields): string[] => Object.entries(labels).map(([key, value]) => labelText(key, value));
