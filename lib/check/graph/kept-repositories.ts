import type * as wire from '../../../imports/stash';
import { view } from '../../synth/once';
import type { Cluster, Declared } from '../cluster';

/** A Repository that the input also had before the change. */
export interface KeptRepository {
  readonly before: Declared<wire.Repository>;
  readonly now: Declared<wire.Repository>;
}

export const keptRepositories = view((cluster: Cluster): readonly KeptRepository[] => [...cluster.usedRepositories].flatMap((now) => {
  const before = cluster.previous?.named('Repository', now.subject.namespace, now.subject.name);
  return before === undefined ? [] : [{ before, now }];
}));
