import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';
import type { Place, Subject } from '../../subject';
import { invokersIn } from '../invoker';

/** The places in which backups and restores name each Repository of the input. Those by snapshots of volumes use none, even if they name one. */
export const usersOfRepositories = view((cluster: Cluster): ReadonlyMap<Subject, readonly Place[]> => {
  const users = invokersIn(cluster).flatMap(({ subject, spec, repository }) =>
    spec.driver === 'VolumeSnapshotter' || repository === undefined ? [] : [{ subject, field: ['spec', 'repository'], used: repository.subject }]);
  return grouped(users, ({ used }) => used);
});
