import { type ValueRule, wrong } from '../refusal/complaint';

/** The largest value of an int32, for Kubernetes fields without a bound of their own. */
const INT32_MAX = 2 ** 31 - 1;

/** The bound for int64 fields: the largest integer that JavaScript represents exactly. */
export const INT64 = Number.MAX_SAFE_INTEGER;

/** Which whole numbers a value may be. */
interface WholeNumbers {
  readonly from: number;
  /** The largest. Messages do not mention INT32_MAX or more. */
  readonly to?: number;
  /** Further advice at the end of the message. */
  readonly hint?: string;
}

export const wholeNumber = (noun: string, { from, to = INT32_MAX, hint }: WholeNumbers): ValueRule<number> => (value) =>
  Number.isInteger(value) && value >= from && value <= to
    ? undefined
    : wrong(`is not a valid ${noun}`,
      `use an integer ${to < INT32_MAX ? `from ${from} to ${to}` : `of at least ${from}`}${typeof value === 'string' ? ', without quotes' : ''}`
        + (hint === undefined ? '' : `; ${hint}`));
