import { isLatest, type RestoreMember, restoreMembersIn } from '../restore';
import { backupsOfDump } from './restored-backup';
import type { AddonName } from '../../../addon/addon-parameters';
import { addonOfTask } from '../../../addon/catalogue';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Place } from '../../subject';
import { isDeclaredTask, tasksOf, tasksOfBinding, type TaskUse } from '../addon/task-use';
import type { Target } from '../target';

/** The Task that dumps a database and the one that is to load it again, both of addons that Stash installs. */
export interface LoadedDump {
  readonly addon: AddonName;
  readonly loader: AddonName;
  readonly backup: TaskUse;
  readonly restore: TaskUse;
  /** What restores, if its Task is that of an AppBinding while the dump is of another one, or taken by a Task that the backup names. */
  readonly place?: Place;
  /** The database that it is loaded into, if that is not the one that was dumped. */
  readonly elsewhere?: Target;
  /** The database that was dumped, if it is loaded into another one. */
  readonly dumped?: Target;
}

/** Those of which both can be seen: the two of an AppBinding, and those of a restore and the one backup whose newest dump it loads. */
export const loadedDumps = view((cluster: Cluster): readonly LoadedDump[] => [
  ...cluster.declarations('AppBinding').flatMap((binding) =>
    loaded(cluster, tasksOfBinding(binding, 'backup'), tasksOfBinding(binding, 'restore'))),
  ...restoreMembersIn(cluster).filter(looksForNewest).flatMap((member) => {
    const [backup, ...others] = backupsOfDump(cluster, member);
    if (backup === undefined || others.length > 0) {
      return [];
    }
    const place = member.spec.task === undefined ? { subject: member.subject, field: [...member.field, 'target'] } : undefined;
    const copy = backup.target?.identity === member.target?.identity ? {} : { elsewhere: member.target, dumped: backup.target };
    return loaded(cluster, tasksOf(cluster, backup), tasksOf(cluster, member), { place, ...copy })
      .filter((one) => one.backup.subject !== one.restore.subject);
  }),
]);

/** What is named otherwise may be of another backup. */
const looksForNewest = ({ rules }: RestoreMember) =>
  rules.every(({ rule: { sourceHost, snapshots = [] } }) => !sourceHost && snapshots.every(isLatest));

type Where = Pick<LoadedDump, 'place' | 'elsewhere' | 'dumped'>;

function loaded(cluster: Cluster, [backup]: readonly TaskUse[], [restore]: readonly TaskUse[], where: Where = {}): LoadedDump[] {
  if (backup === undefined || restore === undefined) {
    return [];
  }
  const [addon, loader] = [backup, restore].map(({ task: { name = '' } }) => isDeclaredTask(cluster, name) ? undefined : addonOfTask(name));
  return addon === undefined || loader === undefined ? [] : [{ addon, loader, backup, restore, ...where }];
}
