import type { Checks } from './checks';
import type { Fleet } from './fleets';
import { medianOfPairs } from './median';

/** How much user CPU the library may take for ten thousand tenants in one chart, for each second that plain ApiObjects take. */
const SYNTH = 1.15;

/** How many milliseconds of user CPU loading the library may add. */
const LOADING = 15;

/** How much user CPU checking the manifests of ten thousand tenants may take, for each second that parsing them takes. */
const CHECK = 1.5;

/** The budgets that are missed, in words. */
export function missedBudgets(fleets: readonly Fleet[], checks: readonly Checks[], loading: number): string[] {
  const missed: string[] = [];
  for (const { layout, tenants, costs } of fleets) {
    if (layout === 'one chart' && tenants === 10_000 && costs !== undefined) {
      const userCpu = medianOfPairs(costs.library.map((cost) => cost.userCpu), costs['api-object'].map((cost) => cost.userCpu), (a, b) => a / b);
      if (userCpu > SYNTH) {
        missed.push(`10,000 tenants in one chart take ${userCpu.toFixed(2)} times the user CPU of plain ApiObjects, the budget is ${SYNTH}`);
      }
    }
  }
  for (const { tenants, costs } of checks.filter((one) => one.tenants === 10_000)) {
    const userCpu = medianOfPairs(costs.check.map((cost) => cost.userCpu), costs.parse.map((cost) => cost.userCpu), (a, b) => a / b);
    if (userCpu > CHECK) {
      missed.push(`checking ${tenants.toLocaleString('en')} tenants takes ${userCpu.toFixed(2)} times the user CPU of parsing, the budget is ${CHECK}`);
    }
  }
  if (loading > LOADING) {
    missed.push(`loading the library adds ${loading.toFixed(1)} ms of user CPU, the budget is ${LOADING} ms`);
  }
  return missed;
}
