import { type ValueRule, wrong } from '../refusal/complaint';
import { enumType } from '../refusal/value-type';

/** The order in which the members of a batch are processed. */
export enum ExecutionOrder {
  /** All at once. */
  PARALLEL = 'Parallel',
  /** One after the other in the order of the list, even if the one before failed. */
  SEQUENTIAL = 'Sequential',
}

export const executionOrderType = enumType('ExecutionOrder', ExecutionOrder);

/** A rule for the order in a manifest. Stash takes any other word for `Parallel`, so that one that means the same passes. */
export const orderOfStash: ValueRule = (order) => order === 'Sequential' || /^parallel$/i.test(order)
  ? undefined
  : wrong('is not an order that Stash knows, so all members run at once', 'write "Sequential" for one after the other, or "Parallel"');
