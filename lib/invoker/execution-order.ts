import { enumType } from '../refusal/value-type';

/** The order in which the members of a batch are processed. */
export enum ExecutionOrder {
  /** All at once. */
  PARALLEL = 'Parallel',
  /** One after the other in the order of the list, even if the one before failed. */
  SEQUENTIAL = 'Sequential',
}

export const executionOrderType = enumType('ExecutionOrder', ExecutionOrder);
