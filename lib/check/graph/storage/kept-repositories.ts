import type * as wire from '../../../../imports/stash';
import { areApart, type Location } from '../../../backend/location';
import { view } from '../../../synth/once';
import type { Declared } from '../../cluster';
import type { Change } from '../../rule';
import { locationIn } from '../repository-location';

/** A Repository that was there before a change, and is there after it, with its places. */
interface KeptRepository {
  readonly before: Declared<wire.Repository>;
  readonly now: Declared<wire.Repository>;
  readonly from: Location;
  readonly to: Location;
  /** Whether it certainly is in another place than before. */
  readonly isMoved: boolean;
}

/** Those whose places are both known. */
export const keptRepositories = view((change: Change): readonly KeptRepository[] => [...change.now.usedRepositories].flatMap((now) => {
  const before = change.before.named('Repository', now.subject.namespace, now.subject.name);
  const [from, to] = [before && locationIn(change.before, before), locationIn(change.now, now)];
  return before === undefined || from === undefined || to === undefined ? [] : [{ before, now, from, to, isMoved: areApart(from, to) }];
}));
