import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What a process has cost: seconds and MiB. */
export interface Cost {
  readonly userCpu: number;
  readonly peakMemory: number;
  readonly wall: number;
  /** User CPU beyond the start of Node and the loading of modules; absent where a program does not tell it. */
  readonly work?: number;
  /** From the start of the process to its YAML; absent where it writes none. */
  readonly firstYaml?: number;
}

/** Runs a program in a fresh process. */
export function measure(program: string, ...args: string[]): Cost {
  const start = performance.now();
  // A process starts with the peak memory of the one that it was forked from. The shell between is small, and lends nothing to the figure.
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', '"$0" "$@"; exit $?', process.execPath, join(__dirname, program), ...args], {
    encoding: 'utf8',
    // NODE_OPTIONS and the settings of cdk8s would change what is measured.
    env: {},
  });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
  }
  return { ...JSON.parse(stdout) as Cost, wall: (performance.now() - start) / 1000 };
}

/** Lets each contestant run in turn, so often: what else the machine does meets all of them alike. The rounds by contestant. */
export function takeTurns<C extends string>(contestants: readonly C[], rounds: number, run: (contestant: C) => Cost): Record<C, Cost[]> {
  const costs = Object.fromEntries(contestants.map((contestant) => [contestant, []])) as unknown as Record<C, Cost[]>;
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      costs[contestant].push(run(contestant));
    }
  }
  return costs;
}
