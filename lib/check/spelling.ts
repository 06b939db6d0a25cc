import { groupedInto } from './grouped';
import type { Subject } from './subject';
import { nearest } from '../refusal/near';

/** An index of names that finds the one which a misspelt name was meant to be, without comparing all of them. */
export class Spelling {
  private readonly byRest = new Map<string, Set<string>>();

  public constructor(names: Iterable<string>) {
    for (const name of names) {
      for (const rest of restsOf(name)) {
        this.byRest.set(rest, this.byRest.get(rest) ?? new Set());
        this.byRest.get(rest)!.add(name);
      }
    }
  }

  /** The name that was probably meant. Names that differ in their digits are assumed to do so on purpose. */
  public meant(name: string): string | undefined {
    const alike = [...restsOf(name)].flatMap((rest) => [...this.byRest.get(rest) ?? []]).filter((other) => digits(other) === digits(name));
    return nearest(name, alike) ?? (name.length > SHORT ? alike[0] : undefined);
  }
}

type Named = Pick<Subject, 'namespace' | 'name'>;

/** The names of objects in each namespace. */
export const spellings = (objects: Iterable<Named>): ReadonlyMap<string, Spelling> =>
  groupedInto(objects, ({ namespace }) => namespace, (those) => new Spelling(those.map(({ name }) => name)));

/** The first object of each name in any stated namespace. */
export const namesakes = <T extends Named>(objects: readonly T[]): ReadonlyMap<string, T> =>
  new Map(objects.filter(({ namespace }) => namespace !== '').reverse().map((object) => [object.name, object]));

const digits = (name: string) => name.replace(/\D/g, '');

/** Names up to this length are often similar by chance. */
const SHORT = 4;

/** The longest name that Kubernetes accepts. */
const LONGEST = 253;

/**
 * A name, and what is left of it when any one character is removed. Two names that differ by a single typing error have at least one of these in
 * common.
 */
function restsOf(name: string): ReadonlySet<string> {
  const lower = name.slice(0, LONGEST).toLowerCase();
  return new Set([lower, ...Array.from(lower, (_, index) => lower.slice(0, index) + lower.slice(index + 1))]);
}
