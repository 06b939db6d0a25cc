import { alike } from './alike';
import type { Pairing } from './crowd';
import { keyOf, type Location } from '../../repository/location';

/** Things that are in one place, or may be. */
export interface Shared<T> {
  readonly things: readonly T[];
  readonly location: Location;
  /** What would settle whether it is one place; none where it certainly is. */
  readonly doubt?: string;
  /** Equal for things of this group that are certainly in one place. */
  keyOf(thing: T): string;
  /** Whether something about the place of a thing cannot be seen: of two that can be, and differ, there is no doubt. */
  isHidden(thing: T): boolean;
}

/** Groups what is in one place: first by what is certain, then, where something is hidden, by what is possible. What is in no group is alone. */
export function sharing<T>(things: readonly T[], locate: (thing: T) => Location | undefined): Array<Shared<T>> {
  return alike(things, (thing) => locate(thing)?.visible).flatMap((group) => sharedBy(group.map((thing) => ({ thing, location: locate(thing)! }))));
}

interface Placed<T> {
  readonly thing: T;
  readonly location: Location;
}

/** The groups among things all of which look as if they were in one place. */
function sharedBy<T>(placed: ReadonlyArray<Placed<T>>): Array<Shared<T>> {
  const { location } = placed[0]!;
  const byKey = new Map<string, T[]>();
  const places = new Map<T, { readonly key: string; readonly isHidden: boolean }>();
  for (const { thing, location: its } of placed) {
    const key = its.hidden?.isNeverSure ? `${keyOf(its)}\n${places.size}` : keyOf(its);
    const together = byKey.get(key) ?? [];
    byKey.set(key, together);
    together.push(thing);
    places.set(thing, { key, isHidden: its.hidden?.isKnown === false });
  }
  const about = { location, keyOf: (thing: T) => places.get(thing)!.key, isHidden: (thing: T) => places.get(thing)!.isHidden };
  const certain = [...byKey.values()].filter((together) => together.length > 1).map((together) => ({ things: together, ...about }));
  const doubtful = placed.find(({ thing }) => about.isHidden(thing))?.location.hidden;
  return byKey.size > 1 && doubtful !== undefined
    ? [...certain, { things: [...byKey.values()].flat(), doubt: doubtful.settle, ...about }]
    : certain;
}

/** The pairs of what is in one place: where that is not certain, those that would be certain are pairs already. */
export function inPlace<T>({ doubt, keyOf: place, isHidden }: Shared<T>, { differ, either = [] }: Pairing<T>): Pairing<T> {
  return doubt === undefined ? { differ, either } : { differ: [...differ, place], either: [...either, isHidden] };
}

/** What a message says where it is not certain that it is one place. */
export const doubtText = ({ doubt }: Pick<Shared<unknown>, 'doubt'>): string =>
  doubt === undefined ? '' : `, if that is one place, which the manifests do not tell (to settle it, ${doubt})`;
