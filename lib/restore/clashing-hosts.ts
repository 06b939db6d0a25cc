import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';

/** A rule that names hosts which an earlier rule names too, or names none like an earlier rule. Only one of the two counts. */
interface Clash {
  /** The index of the later rule. */
  readonly index: number;
  readonly first: number;
  /** The hosts that earlier rules name too. Empty if neither rule names any. */
  readonly hosts: readonly string[];
}

export function clashingHosts(rules: ReadonlyArray<Pick<Conforming<wire.RestoreRule>, 'targetHosts'>>): Clash[] {
  const seen = new Map<string | undefined, number>();
  return rules.flatMap(({ targetHosts = [] }, index) => {
    const hosts = targetHosts.length > 0 ? [...new Set(targetHosts)] : [undefined];
    const twice = hosts.filter((host) => seen.has(host));
    const first = twice.length > 0 ? seen.get(twice[0]) : undefined;
    hosts.filter((host) => host === undefined || !seen.has(host)).forEach((host) => seen.set(host, index));
    return first === undefined ? [] : [{ index, first, hosts: twice.filter((host) => host !== undefined) }];
  });
}
