import type { Cost } from './measure';
import { median, medianOfPairs } from './median';

/** A part of the bench, with a name to select it by, and a place between markers in docs/performance.md. */
export interface Section {
  readonly name: string;
  /** @param full whether to measure also what takes many minutes */
  measure(full: boolean): Measured;
}

export interface Measured {
  /** Markdown. */
  readonly text: string;
  readonly verdicts: readonly Verdict[];
}

/** A budget, and what was measured of it. */
export interface Verdict {
  readonly says: string;
  readonly limit: number;
  readonly measured: number;
  /** Printed after both figures. */
  readonly unit: string;
  /** Whether the limit is a minimum, and not a maximum. */
  readonly atLeast?: boolean;
}

export const isMissed = ({ limit, measured, atLeast }: Verdict) => atLeast ? measured < limit : measured > limit;

type Of = (cost: Cost) => number;

export const userCpu: Of = (cost) => cost.userCpu;
export const work: Of = (cost) => cost.work!;
export const peakMemory: Of = (cost) => cost.peakMemory;

export const medianOf = (costs: readonly Cost[], of: Of): number => median(costs.map(of));

/** The median of the ratios within each round. */
export const ratio = (ours: readonly Cost[], theirs: readonly Cost[], of: Of): number =>
  medianOfPairs(ours.map(of), theirs.map(of), (our, their) => our / their);

export const difference = (ours: readonly Cost[], theirs: readonly Cost[], of: Of): number =>
  medianOfPairs(ours.map(of), theirs.map(of), (our, their) => our - their);

/** A Markdown table; the first `texts` columns are texts, the others figures. */
export function table(header: readonly string[], rows: ReadonlyArray<readonly string[]>, texts = 1): string {
  const rule = header.map((_, column) => column < texts ? '---' : '---:');
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The budgets of a section as a table. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  return table(['budget', 'limit', 'measured', ''], verdicts.map((one) => [
    one.says,
    `${one.atLeast ? 'at least' : 'at most'} ${one.limit}${one.unit}`,
    `${one.measured.toFixed(one.measured < 100 ? 2 : 0)}${one.unit}`,
    isMissed(one) ? '**missed**' : 'kept',
  ]));
}
