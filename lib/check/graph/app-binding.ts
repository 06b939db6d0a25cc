import type { Target } from './target';
import type * as wire from '../../../imports/stash';
import type { Cluster } from '../cluster';
import { APP_CATALOG } from '../stash-kinds';
import type { Subject } from '../subject';

/** The AppBinding that a target is, where it is part of the input. */
export const appBindingOf = (cluster: Cluster, target: Target | undefined): Subject | undefined =>
  target?.kind === 'AppBinding' ? cluster.find(APP_CATALOG, 'AppBinding', target.namespace, target.name) : undefined;

/** The name of the Task that the AppBinding of a database names, where it is part of the input. */
export function addonTask(cluster: Cluster, target: Target | undefined, action: keyof wire.StashAddon): string | undefined {
  return target?.kind !== 'AppBinding'
    ? undefined
    : cluster.named('AppBinding', target.namespace, target.name)?.manifest.spec?.parameters?.stash?.addon?.[action]?.name;
}
