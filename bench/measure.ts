import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The cost of a process, in seconds and MiB. */
export interface Cost {
  readonly userCpu: number;
  readonly peakMemory: number;
  readonly wall: number;
  /** User CPU without the start of Node and the loading of modules; absent if the program does not report it. */
  readonly work?: number;
  /** From the start of the process to its YAML; absent if it writes none. */
  readonly firstYaml?: number;
}

/** Runs a program in a fresh process. */
export function measure(program: string, ...args: string[]): Cost {
  const start = performance.now();
  // A process starts with the peak memory of the process that forked it. The small shell in between keeps that out of the figure.
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

/** Runs the contestants in turn, so that other load on the machine affects all alike. Returns the costs of each, round by round. */
export function takeTurns<C extends string>(contestants: readonly C[], rounds: number, run: (contestant: C) => Cost): Record<C, Cost[]> {
  const costs = Object.fromEntries(contestants.map((contestant) => [contestant, []])) as unknown as Record<C, Cost[]>;
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      costs[contestant].push(run(contestant));
    }
  }
  return costs;
}
