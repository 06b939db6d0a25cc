import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';

/** Hosts of a rule that another one in front of it names too, or the absence of hosts in both: one of the two counts. */
export interface Clash {
  /** The place of the rule in the list. */
  readonly index: number;
  readonly first: number;
  /** Empty where neither names any. */
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
