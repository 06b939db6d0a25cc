import { ours } from './judges/ours';
import { schema } from './judges/schema';
import { types } from './judges/types';
import { webhook } from './judges/webhook';
import type { Manifests } from './manifests';
import type { Mutant } from './mutant';
import { MUTANTS } from './mutants';
import { WORLDS } from './worlds';
import { CHANGE_RULES } from '../../lib/check/rules/change';

/** Who looks at manifests before they do harm. */
export const JUDGES = [types, schema, webhook, ours];

/** A mutant, and by which of the judges it is caught. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly caught: readonly boolean[];
}

export const mutated = (mutant: Mutant): Manifests => mutant.change(goodFor(mutant));

/** The known-good manifests, where the rule that is broken judges the change from them. */
export function beforeOf(mutant: Mutant): Manifests | undefined {
  return CHANGE_RULES.some(({ id }) => id === mutant.rule) ? goodFor(mutant) : undefined;
}

function goodFor({ world }: Mutant): Manifests {
  const good = WORLDS.get(world);
  if (good === undefined) {
    throw new Error(`there is no world ${world}`);
  }
  return good;
}

/** Whether the judges find what they do not find in the known-good manifests; of ours only the rule that is broken counts. */
export async function verdicts(): Promise<readonly Verdict[]> {
  const names = [...WORLDS.keys()];
  const broken = MUTANTS.map(mutated);
  const before = new Map<Manifests, Manifests>();
  MUTANTS.forEach((mutant, index) => {
    const good = beforeOf(mutant);
    if (good !== undefined) {
      before.set(broken[index]!, good);
    }
  });
  const byJudge: boolean[][] = [];
  for (const judge of JUDGES) {
    const found = await judge.complaints([...WORLDS.values(), ...broken], before);
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
