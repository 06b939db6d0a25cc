/** In which order the members of a batch are served. */
export enum ExecutionOrder {
  /** All at once. */
  PARALLEL = 'Parallel',
  /** One after the other in the order of the list, whether or not the one before succeeded. */
  SEQUENTIAL = 'Sequential',
}
