import { measure, takeTurns } from './measure';
import { medianOfPairs } from './median';

/** Loading takes so little that the clock of the operating system, which counts in ticks, needs many rounds to see it. */
const ROUNDS = 31;

/** The user CPU, in milliseconds, that loading the library adds to loading cdk8s. */
export function measureLoading(): number {
  console.error('loading …');
  const cost = takeTurns(['library', 'cdk8s'] as const, ROUNDS, (program) => measure(`loading/${program}.cjs`));
  const userCpu = (program: 'library' | 'cdk8s') => cost[program].map((round) => round.userCpu * 1000);
  return medianOfPairs(userCpu('library'), userCpu('cdk8s'), (ours, theirs) => ours - theirs);
}
