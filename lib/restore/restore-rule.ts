import { BESIDE_INCLUDE } from './restore-arguments';
import { snapshotId } from './snapshot-id';
import type * as wire from '../../imports/stash';
import { type ValueRule, wrong } from '../refusal/complaint';
import { check, refuse } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { checkRequiredType, checkType, listOf, madeBy, textListType } from '../refusal/value-type';
import { excludePattern, includePattern, NOT_RESTORED } from '../restic/file-pattern';
import { hostName } from '../restic/host-name';
import { dataPath } from '../target/data-path';

/** The hosts that a rule is for, and which of their files it restores. */
export interface RestoreRuleOptions {
  /**
   * The hosts that the rule is for. Stash derives their names from the alias of the target. A pod of a StatefulSet is `host-<ordinal>`, or
   * `<alias>-<ordinal>`; a pod of a DaemonSet is the name of its node, or `<alias>-<node>`; everything else is `host-0`, or the alias. MongoDB ignores
   * the alias: its hosts are the keys of `replicaSets` in its AppBinding and `confighost` for the config server, or `host-0` for a single server.
   *
   * Refused: an empty list, since Stash would apply the rule to all hosts; and a name that is not a host of the target. Of a MongoDB, a name that does
   * not look like a host is only warned of if its AppBinding is not part of the app.
   *
   * @default - all hosts that no other rule names
   */
  readonly targetHosts?: string[];

  /**
   * The host whose backup is restored.
   *
   * Refused if it would be ignored: with snapshots of files, which are restored regardless of their host; for a claim, which is restored by path
   * alone; for MongoDB, which has its own hosts; and for any other database without an alias that is restored from a dump. At synth, also refused if
   * it is nearly the host of a backup to the Repository.
   *
   * @default - each host gets back its own
   */
  readonly sourceHost?: string;

  /**
   * Patterns for the files to restore, as `restic restore --include` understands them. No other files are restored.
   *
   * Refused: an empty list or pattern; a pattern that restic cannot parse; a pattern that begins with a slash and is outside the paths, so it
   * restores nothing; one that begins with `!` if none without it stands before it; use together with `exclude`, which restic refuses; and a comma if a
   * Job restores.
   *
   * @default - all files
   * @see https://restic.readthedocs.io/en/stable/050_restore.html
   */
  readonly include?: string[];

  /**
   * Patterns for the files that are not restored, as `restic restore --exclude` understands them.
   *
   * Refused: an empty list or pattern; a pattern that restic cannot parse; a pattern that leaves out all of a path, such as `*`, the path itself or a
   * folder above it; use together with `include`, which restic refuses; and a comma if a Job restores.
   *
   * @default - none
   * @see https://restic.readthedocs.io/en/stable/050_restore.html
   */
  readonly exclude?: string[];
}

/**
 * Which data some hosts of a target get back.
 *
 * The rule that names a host applies to it, or else the rule that names no host. A host without a rule gets nothing back, but reports success.
 *
 * @see https://stash.run/docs/latest/concepts/crds/restoresession/#spectarget
 */
export class RestoreRule {
  /**
   * Restores the newest snapshot of each of these paths from the source host, to where the files were. This is the way to restore files. Only
   * `pvc-restore` takes the newest snapshot of any host.
   *
   * Refused: an empty list; and a path that is not absolute, or that contains a wildcard or a control character.
   *
   * @param paths the paths as they were backed up
   */
  public static paths(paths: string[], options?: RestoreRuleOptions): RestoreRule {
    const where = 'RestoreRule.paths';
    checkRequiredType(where, '', paths, textListType);
    if (paths.length === 0) {
      refuse(where, '', wrong('names no path, so it would bring nothing back', 'name the paths that were backed up'));
    }
    paths.forEach((path) => check(where, '', path, dataPath));
    return new RestoreRule(where, { paths: [...paths] }, options);
  }

  /**
   * Restores these snapshots, regardless of their host and path. `latest` is the newest snapshot of the whole repository; for a database with an
   * alias that is restored from a dump, it is the newest snapshot with that alias, and each host of a MongoDB gets its own newest one.
   *
   * Refused: an empty list, and an entry that is neither `latest` nor the id of a snapshot.
   *
   * @param snapshots `latest`, or ids of snapshots as `restic snapshots` and `kubectl get snapshots` show them
   */
  public static snapshots(snapshots: string[], options?: RestoreRuleOptions): RestoreRule {
    const where = 'RestoreRule.snapshots';
    checkRequiredType(where, '', snapshots, textListType);
    if (snapshots.length === 0) {
      refuse(where, '', wrong('names no snapshot, so it would bring nothing back', 'give the ids of snapshots, or "latest"'));
    }
    snapshots.forEach((snapshot) => check(where, '', snapshot, snapshotId));
    return new RestoreRule(where, { snapshots: [...snapshots] }, options);
  }

  private readonly options: RestoreRuleOptions;

  private constructor(where: string, private readonly data: Pick<wire.RestoreRule, 'paths' | 'snapshots'>, options: RestoreRuleOptions | undefined) {
    options = optionsOf(where, options, 'RestoreRuleOptions');
    checkList(where, 'targetHosts', options.targetHosts, hostName, 'Stash would apply the rule to all hosts that no other rule names');
    check(where, 'sourceHost', options.sourceHost, hostName);
    checkList(where, 'include', options.include, pattern, 'restic would bring back all files');
    checkList(where, 'exclude', options.exclude, pattern, 'restic would leave nothing out');
    if (options.include !== undefined && options.exclude !== undefined) {
      refuse(where, 'exclude', BESIDE_INCLUDE);
    }
    const { paths } = data;
    options.include?.forEach((entry) => check(where, 'include', entry, includePattern(paths, options.include)));
    options.exclude?.forEach((entry) => check(where, 'exclude', entry, excludePattern(NOT_RESTORED, paths, options.exclude)));
    this.options = options;
  }

  /** @internal */
  public _toWire(): wire.RestoreRule {
    const { targetHosts, sourceHost, include, exclude } = this.options;
    return { targetHosts, sourceHost, ...this.data, include, exclude };
  }
}

export const ruleListType = listOf(madeBy(RestoreRule, 'choose RestoreRule.paths([…]) or .snapshots([…])'));

function checkList(where: string, field: string, list: readonly string[] | undefined, rule: ValueRule, consequence: string): void {
  checkType(where, field, list, textListType);
  if (list?.length === 0) {
    refuse(where, field, wrong('is an empty list', `${consequence}; leave it out if that is intended`));
  }
  list?.forEach((entry) => check(where, field, entry, rule));
}

const pattern: ValueRule = (text) => text.trim() === '' ? wrong('is not a pattern', 'it matches no file; leave it out') : undefined;
