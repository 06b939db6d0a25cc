import { once } from '../../../synth/once';

/** Which two things form a pair: all `differ` values have to differ, and every `either` flag has to hold for at least one of the two. */
export interface Pairing<T> {
  readonly differ: ReadonlyArray<(thing: T) => string>;
  readonly either?: ReadonlyArray<(thing: T) => boolean>;
}

/** A key under which a thing is counted, and the sign that the count has in a sum. */
interface Weight {
  readonly key: string;
  readonly sign: number;
}

/**
 * Counts the things that form a pair with a given one, without comparing them one by one. It uses inclusion and exclusion: of the things that have
 * every `either` flag which the given one lacks, it subtracts those that agree in one `differ` value, adds back those that agree in two, and so on.
 */
export class Crowd<T> {
  private readonly counts = new Map<string, number>();
  private readonly weightsOf: (thing: T) => { readonly own: readonly Weight[]; readonly sought: readonly Weight[] };

  public constructor(pairing: Pairing<T>, things: readonly T[] = []) {
    this.weightsOf = once((thing) => weightsIn(pairing, thing));
    things.forEach((thing) => this.add(thing));
  }

  public add(thing: T): void {
    this.count(thing, 1);
  }

  public remove(thing: T): void {
    this.count(thing, -1);
  }

  /** The number of things that form a pair with `thing`. */
  public partnersOf(thing: T): number {
    return this.weightsOf(thing).sought.reduce((sum, { key, sign }) => sum + sign * (this.counts.get(key) ?? 0), 0);
  }

  private count(thing: T, change: number): void {
    for (const { key } of this.weightsOf(thing).own) {
      this.counts.set(key, (this.counts.get(key) ?? 0) + change);
    }
  }
}

function weightsIn<T>({ differ, either = [] }: Pairing<T>, thing: T) {
  const respects = subsetsOf(differ.map((valueOf, index) => `${index}${JSON.stringify(valueOf(thing))}`));
  const flags = either.map((has, index) => ({ index, has: has(thing) }));
  const marks = (wanted: boolean) => flags.filter(({ has }) => has === wanted).map(({ index }) => index);
  const weight = (subset: readonly number[]) =>
    respects.map((equal): Weight => ({ key: `${subset.join()};${equal.join()}`, sign: equal.length % 2 === 0 ? 1 : -1 }));
  return { own: subsetsOf(marks(true)).flatMap(weight), sought: weight(marks(false)) };
}

const subsetsOf = <V>(items: readonly V[]): V[][] => items.reduce<V[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);

/** The things that form a pair with another one of them. */
export function paired<T>(things: readonly T[], pairing: Pairing<T>): T[] {
  const crowd = new Crowd(pairing, things);
  return things.filter((thing) => crowd.partnersOf(thing) > 0);
}
