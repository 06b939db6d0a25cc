import { grouped } from './grouped';
import type { Subject } from './subject';
import { nearest } from '../refusal/near';

/** Names among which the one is found that a misspelt one was meant to be, without a look at each of them. */
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

  /** What differs in its numbers does so on purpose. */
  public meant(name: string): string | undefined {
    const alike = [...restsOf(name)].flatMap((rest) => [...this.byRest.get(rest) ?? []]).filter((other) => digits(other) === digits(name));
    return nearest(name, alike) ?? (name.length > SHORT ? alike[0] : undefined);
  }
}

/** The names of objects in each namespace. */
export const spellings = (subjects: Iterable<Subject>): ReadonlyMap<string, Spelling> =>
  new Map([...grouped(subjects, ({ namespace }) => namespace)].map(([namespace, those]) => [namespace, new Spelling(those.map(({ name }) => name))]));

const digits = (name: string) => name.replace(/\D/g, '');

/** Of names that are no longer, many are alike by chance. */
const SHORT = 4;

/** No name is longer. */
const LONGEST = 253;

/** A name and what is left of it without one of its characters: of two names that a slip of the hand makes of each other, one is the same. */
function restsOf(name: string): ReadonlySet<string> {
  const lower = name.slice(0, LONGEST).toLowerCase();
  return new Set([lower, ...Array.from(lower, (_, index) => lower.slice(0, index) + lower.slice(index + 1))]);
}
