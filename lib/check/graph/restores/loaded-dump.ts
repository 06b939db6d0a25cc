import { isLatest, type RestoreMember } from '../restore';
import { backupsOfRestored } from './restored-backup';
import type { AddonName } from '../../../addon/addon-parameters';
import { addonOfTask } from '../../../addon/catalogue';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Place } from '../../subject';
import { isDeclaredTask, tasksOf, tasksOfBinding, type TaskUse } from '../addon/task-use';

/** The Task that dumps a database and the one that is to load it again, both of addons that Stash installs. */
export interface LoadedDump {
  readonly addon: AddonName;
  readonly loader: AddonName;
  readonly backup: TaskUse;
  readonly restore: TaskUse;
  /** What restores, if its Task is that of an AppBinding while the backup has one of its own. */
  readonly place?: Place;
}

/** Those of which both can be seen: the two of an AppBinding, and those of a restore and the one backup of what it restores. */
export const loadedDumps = view((cluster: Cluster): readonly LoadedDump[] => [
  ...cluster.declarations('AppBinding').flatMap((binding) =>
    loaded(cluster, tasksOfBinding(binding, 'backup'), tasksOfBinding(binding, 'restore'))),
  ...cluster.restoreMembers.filter(looksForNewest).flatMap((member) => {
    const [backup, ...others] = backupsOfRestored(cluster, member);
    const isKnown = backup !== undefined && others.length === 0;
    const isOfBinding = backup?.spec.task === undefined && member.spec.task === undefined;
    const place = member.spec.task === undefined ? { subject: member.subject, field: [...member.field, 'target'] } : undefined;
    return isKnown && !isOfBinding ? loaded(cluster, tasksOf(cluster, backup), tasksOf(cluster, member), place) : [];
  }),
]);

/** What is named otherwise may be of another backup. */
const looksForNewest = ({ rules }: RestoreMember) =>
  rules.every(({ rule: { sourceHost, snapshots = [] } }) => !sourceHost && snapshots.every(isLatest));

function loaded(cluster: Cluster, [backup]: readonly TaskUse[], [restore]: readonly TaskUse[], place?: Place): LoadedDump[] {
  if (backup === undefined || restore === undefined) {
    return [];
  }
  const [addon, loader] = [backup, restore].map(({ task: { name = '' } }) => isDeclaredTask(cluster, name) ? undefined : addonOfTask(name));
  return addon === undefined || loader === undefined ? [] : [{ addon, loader, backup, restore, place }];
}
