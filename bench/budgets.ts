import type { Verdict } from './section';

/** The budgets for speed. The bench judges them and no test does, since timings on a busy machine are unreliable. */
const BUDGETS = {
  synth: { says: '10,000 tenants in one chart beside plain ApiObjects, without the checks, user CPU', limit: 1.15, unit: ' times' },
  loading: { says: 'loading the library after cdk8s, user CPU', limit: 15, unit: ' ms' },

  fleetCharts: { says: '10,000 charts: how many times faster than App, user CPU', limit: 200, unit: ' times', atLeast: true },
  fleetChartsMore: { says: '10,000 charts: user CPU more than an empty Node process', limit: 1.5, unit: ' s' },
  fleetDoubling: { says: 'twice the charts, up to 50,000: work', limit: 2.2, unit: ' times' },
  fleetChart: { says: '10,000 tenants in one chart: how many times faster than App, user CPU', limit: 3, unit: ' times', atLeast: true },
  fleetFloor: { says: '10,000 tenants in one chart beside JSON.stringify, work', limit: 8, unit: ' times' },
  fleetOwn: { says: 'the same of our own constructs, without the checks, beside JSON.stringify, work', limit: 4, unit: ' times' },
  fleetChecks: { says: 'the checks on top, 10,000 tenants in one chart, user CPU', limit: 10, unit: '%' },
  fleetAgain: { says: 'a second synth of 10,000 charts beside the first, user CPU', limit: 1, unit: ' times' },

  engine: { says: 'the share of the checks in a synth of App, 10,000 tenants in one chart, user CPU', limit: 25, unit: '%' },
  engineDoubling: { says: 'twice the charts: user CPU of the checks', limit: 2.2, unit: ' times' },

  check: { says: 'checking 10,000 tenants beside parsing the same files, user CPU', limit: 1.5, unit: ' times' },
  checkDoubling: { says: 'five times the tenants, 50,000 beside 10,000: user CPU of checking', limit: 5.5, unit: ' times' },
  checkMemory: { says: 'five times the tenants, 50,000 beside 10,000: peak memory of checking', limit: 5, unit: ' times' },
} satisfies Record<string, Omit<Verdict, 'measured'>>;

export const verdict = (budget: keyof typeof BUDGETS, measured: number): Verdict => ({ ...BUDGETS[budget], measured });
