import { verdict } from './budgets';
import { measure, takeTurns } from './measure';
import { difference, type Section, userCpu } from './section';

/** Loading takes so little time that the clock of the operating system, which counts in ticks, needs many rounds to measure it. */
const ROUNDS = 31;

/** What loading the library adds to loading cdk8s. */
export const loading: Section = {
  name: 'loading',
  measure() {
    console.error('loading …');
    const cost = takeTurns(['library', 'cdk8s'] as const, ROUNDS, (program) => measure(`loading/${program}.cjs`));
    const milliseconds = 1000 * difference(cost.library, cost.cdk8s, userCpu);
    return { text: `Loading the library after cdk8s adds ${milliseconds.toFixed(1)} ms of user CPU.`, verdicts: [verdict('loading', milliseconds)] };
  },
};
