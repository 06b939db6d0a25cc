import { databaseHosts, jobHosts, namedHosts, nodeHosts, numberedHosts, usualHosts, type Hosts } from './hosts';
import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { catalogued } from '../addon/addons';
import type { OwnHosts } from '../addon/catalogued-addon';
import { interimDirectory, storesDirectory } from '../addon/stored-data';
import { isSamePath } from '../kubernetes/go-path';
import { type Complaint, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { isNumbered, isOnNodes, isWorkload } from '../target/target-kind';

/** The properties of a target that decide which snapshots a restore finds. */
interface RestoredObject {
  /** Absent if the data goes only into claims that Stash creates. */
  readonly reference?: { readonly kind: string };
  readonly alias?: string;
  readonly replicas?: number;
  /** Whether there is an interim volume. */
  readonly isInterim?: boolean;
}

/** How a restore finds its snapshots, which depends on the program that restores. */
export interface Selection {
  /**
   * `host and path`: as the rules say. `path`: the newest of the path, from any host. `dump`: the newest of the host, or of the whole repository if
   * there is no alias. `directory`: as `host and path`, with the path of the addon. `unknown`: as a custom Task decides.
   */
  readonly by: 'host and path' | 'path' | 'dump' | 'directory' | 'unknown';
  readonly hosts: Hosts;
  /** Why no source host has an effect, and what to do instead. */
  readonly ignoresSource?: Complaint;
  /** What a restore without a rule does, and what to do instead. */
  readonly needsRule?: Complaint;
  /** The only path that the addon looks for. */
  readonly directory?: string;
  /** The hosts of an addon that ignores the alias. */
  readonly ownHosts?: OwnHosts;
}

/** Why the source host of a rule has no effect, and what to do instead; undefined if it has one. */
export function ignoredSource({ by, ignoresSource }: Selection, { sourceHost, snapshots = [] }: Conforming<wire.RestoreRule>): Complaint | undefined {
  if (!sourceHost) {
    return undefined;
  }
  return by === 'host and path' && snapshots.length > 0 ? wrong('snapshots are restored regardless of their host', 'leave it out') : ignoresSource;
}

/** The paths of a rule that have no effect. */
export const ignoredPaths = ({ by, directory }: Selection, paths: readonly string[]): readonly string[] =>
  by === 'dump' ? paths : directory === undefined ? [] : paths.filter((path) => !isSamePath(path, directory));

/** Whether the paths that rules name are restored, as for workloads and claims, rather than what an addon decides. Arguments reach restic only then. */
export const restoresPaths = ({ by }: Partial<Pick<Selection, 'by'>> = {}): boolean => by === 'host and path' || by === 'path';

const NOTHING_BACK = wrong('so the restore would bring nothing back and report success', 'give RestoreRule.paths() with the paths of the backup');
const ALIAS_IGNORED = 'so the alias would be ignored, and the newest snapshot of any database restored';

/** How the snapshots for a target are found, by Stash itself or by the Task of `addon`. */
export function selectionOf(target: RestoredObject, addon: string | undefined): Selection {
  const { reference, alias, isInterim = false } = target;
  if (addon === undefined && (reference === undefined || isWorkload(reference))) {
    return { by: 'host and path', hosts: hostsOf(target), needsRule: NOTHING_BACK };
  }
  const hosts = addon === undefined ? databaseHosts(alias) : jobHosts(alias);
  if (addon === 'custom') {
    return { by: 'unknown', hosts };
  }
  if (addon === 'pvc') {
    return {
      by: 'path',
      hosts,
      needsRule: NOTHING_BACK,
      ignoresSource: wrong('a claim is restored by path alone, so the newest snapshot of the path comes back, whichever backup wrote it',
        'name the snapshot by its id, or restore into volumeClaimTemplates, for which the host counts'),
    };
  }
  if (addon !== undefined && storesDirectory(addon)) {
    const directory = interimDirectory(addon, isInterim);
    const needsRule = alias === undefined ? undefined : wrong(ALIAS_IGNORED, `give RestoreRule.paths([${directory === undefined ? '…' : quote(directory)}])`);
    return { by: 'directory', hosts, needsRule, directory };
  }
  const ownHosts = catalogued(addon)?.ownHosts;
  if (ownHosts !== undefined) {
    return { by: 'dump', hosts: usualHosts(ownHosts), ownHosts, ignoresSource: wrong(`${ownHosts.called} has its own hosts`, 'leave it out') };
  }
  return alias === undefined
    ? { by: 'dump', hosts, ignoresSource: wrong('a database without an alias has no host', 'give the backup an alias, and give the restore the same one') }
    : { by: 'dump', hosts, needsRule: wrong(ALIAS_IGNORED, 'give RestoreRule.snapshots(["latest"])') };
}

function hostsOf({ reference, alias, replicas }: RestoredObject): Hosts {
  if (isOnNodes(reference)) {
    return nodeHosts(alias);
  }
  return (reference === undefined ? replicas !== undefined : isNumbered(reference)) ? numberedHosts(alias ?? 'host') : namedHosts(alias ?? 'host-0');
}
