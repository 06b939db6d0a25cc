import type { Pairing } from './crowd';
import { keyOf, type Location } from '../../../backend/location';
import { alike, grouped } from '../../grouped';

/** Things that are in one place, or may be. */
export interface Shared<T> {
  readonly things: readonly T[];
  readonly location: Location;
  /** What the user can do to settle whether it is one place; absent if it certainly is. */
  readonly doubt?: string;
  /** Equal for things of this group that are certainly in one place. */
  keyOf(thing: T): string;
  /** Whether part of a thing's place is not visible in the input. Two places that are fully visible, and differ, are certainly different. */
  isHidden(thing: T): boolean;
}

/**
 * Groups things that are in one place: first the certain groups, then, if part of a place is hidden, the possible ones. A thing that is alone in its
 * place is in no group.
 */
export function sharing<T>(things: readonly T[], locate: (thing: T) => Location | undefined): Array<Shared<T>> {
  return alike(things, (thing) => locate(thing)?.visible).flatMap((group) => sharedBy(group.map((thing) => ({ thing, location: locate(thing)! }))));
}

interface Placed<T> {
  readonly thing: T;
  readonly location: Location;
}

/** The groups among things whose visible places are all equal. */
function sharedBy<T>(placed: ReadonlyArray<Placed<T>>): Array<Shared<T>> {
  const { location } = placed[0]!;
  const places = new Map(placed.map(({ thing, location: its }, index) => [thing, {
    key: its.hidden?.isNeverSure ? `${keyOf(its)}\n${index}` : keyOf(its),
    isHidden: its.hidden?.isKnown === false,
  }]));
  const about = { location, keyOf: (thing: T) => places.get(thing)!.key, isHidden: (thing: T) => places.get(thing)!.isHidden };
  const byKey = grouped(places.keys(), about.keyOf);
  const certain = [...byKey.values()].filter((together) => together.length > 1).map((together) => ({ things: together, ...about }));
  const doubtful = placed.find(({ thing }) => about.isHidden(thing))?.location.hidden;
  return byKey.size > 1 && doubtful !== undefined
    ? [...certain, { things: [...byKey.values()].flat(), doubt: doubtful.settle, ...about }]
    : certain;
}

/**
 * Adapts a pairing to a group. In a doubtful group, two things with the same key form no pair, as they do so in a certain group already; nor do two
 * with nothing hidden.
 */
export function inPlace<T>({ doubt, keyOf: place, isHidden }: Shared<T>, { differ, either = [] }: Pairing<T>): Pairing<T> {
  return doubt === undefined ? { differ, either } : { differ: [...differ, place], either: [...either, isHidden] };
}

/** What a message adds if it is not certain that it is one place. */
export const doubtText = ({ doubt }: Pick<Shared<unknown>, 'doubt'>): string =>
  doubt === undefined ? '' : ` (if that is the same place, which the manifests do not show; to be sure, ${doubt})`;
