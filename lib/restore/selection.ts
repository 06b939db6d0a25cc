import { jobHosts, nodeHosts, numberedHosts, oneHost, type Hosts } from './hosts';
import type { Addon } from '../addon/addon';
import { isWorkload, type TargetReference } from '../invoker/target-reference';

/** What is restored into, as far as it decides what a restore finds. */
export interface RestoredObject {
  /** Absent where all that is restored into are claims that Stash creates. */
  readonly reference?: TargetReference;
  readonly alias?: string;
  readonly replicas?: number;
}

/** By what a restore finds its snapshots, which depends on the program that does it. */
export interface Selection {
  /**
   * `host and path` as the rules say; `path` of whatever host; `database`: the newest of its host, or of the whole repository without an alias;
   * `unknown` for Tasks that Stash does not bring.
   */
  readonly by: 'host and path' | 'path' | 'database' | 'unknown';
  readonly hosts: Hosts;
  /** Why a source host has no effect, and what to do instead. */
  readonly ignoresSource?: string;
}

/** By what a target is restored: by Stash itself, or by the Task of an addon. */
export function selectionOf(target: RestoredObject, addon: Addon | undefined): Selection {
  const { reference, alias } = target;
  const hosts = jobHosts(alias);
  switch (addon?._name) {
    case undefined:
      return reference === undefined || isWorkload(reference) ? { by: 'host and path', hosts: hostsOf(target) } : database(hosts, alias);
    case 'custom':
      return { by: 'unknown', hosts };
    case 'pvc':
      return {
        by: 'path',
        hosts,
        ignoresSource: 'a claim is restored by path alone: name the snapshot by its id, or restore into RestoreTarget.volumeClaimTemplates(), '
          + 'which heeds the host',
      };
    case 'mongodb':
      return { by: 'database', hosts, ignoresSource: 'MongoDB knows hosts of its own: leave it out' };
    default:
      return database(hosts, alias);
  }
}

const database = (hosts: Hosts, alias?: string): Selection =>
  ({ by: 'database', hosts, ignoresSource: alias === undefined ? 'a database without an alias has no host: give the alias of the backup' : undefined });

function hostsOf({ reference, alias, replicas }: RestoredObject): Hosts {
  if (reference?.kind === 'DaemonSet') {
    return nodeHosts(alias);
  }
  const isNumbered = reference === undefined ? replicas !== undefined : reference.kind === 'StatefulSet';
  return isNumbered ? numberedHosts(alias ?? 'host') : oneHost(alias ?? 'host-0');
}
