import type { Location } from '../../../backend/location';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { alike } from '../../grouped';
import { invokersIn, type Invoker } from '../invoker';
import { isLeftToBlueprint } from '../made-backup';
import { placeOf } from '../place';
import { sharing, type Shared } from '../snapshots/sharing';

/** Groups things that are in one place; the place of a thing is that of the backup or restore which `of` returns. */
export function sharingPlace<T>(cluster: Cluster, things: readonly T[], of: (thing: T) => Invoker): Array<Shared<T>> {
  const crowded = crowdedPlaces(cluster);
  if (crowded.size === 0) {
    return [];
  }
  return sharing(things.filter((thing) => crowded.has(of(thing))), (thing) => crowded.get(of(thing)))
    .filter((shared) => !isLeftToBlueprint(shared, shared.things.map((thing) => of(thing).subject)));
}

/** The places of the backups and restores that share one, or have several targets. Nearly all others are left out early, as several rules ask. */
export const crowdedPlaces = view((cluster: Cluster): ReadonlyMap<Invoker, Location> => {
  const owners = invokersIn(cluster);
  const crowded = new Map<Invoker, Location>();
  for (const owner of [...owners.filter(({ members }) => members.length > 1), ...alike(owners, (one) => placeOf(cluster, one)?.visible).flat()]) {
    const place = placeOf(cluster, owner);
    if (place !== undefined) {
      crowded.set(owner, place);
    }
  }
  return crowded;
});
