import { type ValueRule, wrong } from '../refusal/complaint';

/** What a field of Kubernetes holds that says no more of its numbers. */
const INT32_MAX = 2 ** 31 - 1;

/** What JavaScript counts to without losing one, for fields that hold more. */
export const INT64 = Number.MAX_SAFE_INTEGER;

/** Which whole numbers a value may be. */
export interface WholeNumbers {
  readonly from: number;
  /** The largest; a bound that nobody comes near is not spoken of. */
  readonly to?: number;
  /** What else there is to know for whoever mends it. */
  readonly hint?: string;
}

export const wholeNumber = (noun: string, { from, to = INT32_MAX, hint }: WholeNumbers): ValueRule<number> => (value) =>
  Number.isInteger(value) && value >= from && value <= to
    ? undefined
    : wrong(`is no ${noun}`, `a whole number from ${from} ${to < INT32_MAX ? `to ${to}` : 'up'}${hint === undefined ? '' : `; ${hint}`}`);
