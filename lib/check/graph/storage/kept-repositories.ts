import type * as wire from '../../../../imports/stash';
import { view } from '../../../synth/once';
import type { Declared } from '../../cluster';
import type { Change } from '../../rule';

/** A Repository that was there before a change, and is there after it. */
export interface KeptRepository {
  readonly before: Declared<wire.Repository>;
  readonly now: Declared<wire.Repository>;
}

export const keptRepositories = view((change: Change): readonly KeptRepository[] => [...change.now.usedRepositories].flatMap((now) => {
  const before = change.before.named('Repository', now.subject.namespace, now.subject.name);
  return before === undefined ? [] : [{ before, now }];
}));
