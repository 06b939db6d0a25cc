import { ours } from './judges/ours';
import { schema } from './judges/schema';
import { types } from './judges/types';
import { webhook } from './judges/webhook';
import type { Manifests } from './manifests';
import type { Mutant } from './mutant';
import { MUTANTS } from './mutants';
import { WORLDS } from './worlds';

/** Who looks at manifests before they do harm. */
export const JUDGES = [types, schema, webhook, ours];

/** A mutant, and by which of the judges it is caught. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly caught: readonly boolean[];
}

export function mutated({ world, change }: Mutant): Manifests {
  const good = WORLDS.get(world);
  if (good === undefined) {
    throw new Error(`there is no world ${world}`);
  }
  return change(good);
}

/** Whether the judges find what they do not find in the known-good manifests; of ours only the rule that is broken counts. */
export async function verdicts(): Promise<readonly Verdict[]> {
  const names = [...WORLDS.keys()];
  const byJudge: boolean[][] = [];
  for (const judge of JUDGES) {
    const found = await judge.complaints([...WORLDS.values(), ...MUTANTS.map(mutated)]);
    const loud = names.find((_, index) => judge !== ours && found[index]!.length > 0);
    if (loud !== undefined) {
      throw new Error(`${judge.name} finds fault with the known-good manifests of ${loud}: ${found[names.indexOf(loud)]!.join('; ')}`);
    }
    const usual = new Map(names.map((name, index) => [name, new Set(found[index])]));
    byJudge.push(MUTANTS.map(({ rule, world }, index) => found[names.length + index]!
      .some((line) => !usual.get(world)!.has(line) && (judge !== ours || line.includes(` ${rule} `)))));
  }
  return MUTANTS.map((mutant, index) => ({ mutant, caught: byJudge.map((caught) => caught[index]!) }));
}
