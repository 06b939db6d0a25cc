import { asText } from './manifest-fields';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';
import { mayHoldPlaceholder } from '../refusal/placeholder';

/** A quantity that is not negative: its number, and its binary unit, its decimal unit or its exponent. */
const QUANTITY = /^\+?(\d+(?:\.\d*)?|\.\d+)(?:([KMGTPE])i|([numkMGTPE])|[eE]([+-]?\d+))?$/;

/** How a quantity is written. */
export const QUANTITY_FORM = 'a number of at least 0, optionally followed by a unit such as m, k, M, G, Ki, Mi or Gi, without a space';

/** A rule for a quantity that is not negative. One with a placeholder passes, such as a variable, which Stash replaces in the cluster. */
export const quantityText: ValueRule = (text) => QUANTITY.test(text) || mayHoldPlaceholder(text)
  ? undefined
  : wrong('is not a quantity', `use ${QUANTITY_FORM}`, didYouMean(withoutBytes(text), quantityText, text));

/** Whether a quantity, a text or a number, is certainly more than another. */
export function isMore(one: unknown, other: unknown): boolean {
  const [more, less] = [billionths(one), billionths(other)];
  return more !== undefined && less !== undefined && more > less;
}

/** Its number of billionths, to which the API server rounds up. Undefined for what is not a quantity, or has an exponent beyond any quantity. */
function billionths(value: unknown): bigint | undefined {
  const text = typeof value === 'number' ? String(value) : asText(value) ?? '';
  const [, number, binary = '', decimal = '', exponent = String(3 * DECIMAL.indexOf(decimal) - 9)] = QUANTITY.exec(text) ?? [];
  if (number === undefined || exponent.length > 3) {
    return undefined;
  }
  const [whole, fraction = ''] = number.split('.');
  const digits = BigInt(`${whole}${fraction}`) * 1024n ** BigInt(BINARY.indexOf(binary));
  const shift = Number(exponent) + 9 - fraction.length;
  const divisor = 10n ** BigInt(Math.max(0, -shift));
  return (digits * 10n ** BigInt(Math.max(0, shift)) + divisor - 1n) / divisor;
}

/** The units, each a thousand or 1024 times the one before. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** Rewrites a unit such as `GB` as Kubernetes spells it, without the letter for bytes. */
const withoutBytes = (text: string) => text.replace(/\s/g, '').replace(/([kmgtpe])(i?)b$/i, (_, unit: string, binary: string) =>
  (binary === '' && /k/i.test(unit) ? 'k' : unit.toUpperCase()) + binary.toLowerCase());
