import type { Circumstances } from './judges/judge';
import { ours } from './judges/ours';
import { schema } from './judges/schema';
import { types } from './judges/types';
import { webhook } from './judges/webhook';
import { nameOf, type Manifests } from './manifests';
import type { Mutant } from './mutant';
import { MUTANTS } from './mutants';
import { WORLDS } from './worlds';
import { CHANGE_RULES } from '../../lib/check/rules/index';
import { subjectOf, type Origin } from '../../lib/check/subject';
import type { Fields } from '../../lib/kubernetes/manifest-fields';

/** Who looks at manifests before they do harm. */
export const JUDGES = [types, schema, webhook, ours];

/** A mutant, and by which of the judges it is caught. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly caught: readonly boolean[];
}

export const mutated = (mutant: Mutant): Manifests => mutant.change(goodFor(mutant));

/** The known-good manifests are those before a change, where the rule that is broken judges that. */
export function circumstancesOf(mutant: Mutant): Circumstances {
  const { rule, isOfApp, beside } = mutant;
  return {
    before: CHANGE_RULES.some(({ id }) => id === rule) ? goodFor(mutant) : undefined,
    origins: isOfApp ? mutated(mutant).map((manifest, index) => ({ file: `${nameOf(manifest)}.k8s.yaml`, known: knownOf(goodFor(mutant)[index]) })) : undefined,
    beside: beside === undefined ? undefined : goodFor({ world: beside }),
  };
}

/** The name and namespace by which a construct knows its object, whatever a patch makes of them. */
const knownOf = (manifest: Fields | undefined): Origin['known'] => manifest && subjectOf(manifest, {});

function goodFor({ world }: Pick<Mutant, 'world'>): Manifests {
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
  const circumstances = new Map(MUTANTS.map((mutant, index) => [broken[index]!, circumstancesOf(mutant)]));
  const byJudge: boolean[][] = [];
  for (const judge of JUDGES) {
    const found = await judge.complaints([...WORLDS.values(), ...broken], circumstances);
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
