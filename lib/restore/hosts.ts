import { ADDONS } from '../addon/addons';
import type { OwnHosts } from '../addon/catalogued-addon';
import { listing } from '../refusal/listing';
import { quote } from '../refusal/quote';

/** The restic hosts of a target, to which the rules of a restore refer. */
export interface Hosts {
  readonly holds: (host: string) => boolean;
  /** How a message describes them. */
  readonly description: string;
  /** What to do about a rule for a host that is not one of them: name another one, or `otherwise`. */
  readonly mend: (otherwise: string) => string;
  /** The host with an ordinal. Absent if the hosts have none. */
  readonly numbered?: (ordinal: number) => string;
  /** All hosts. Absent if the cluster decides how many there are. */
  readonly names?: readonly string[];
  /** Whether there may be hosts that `holds` does not tell. */
  readonly isOpen?: boolean;
}

/** Whether there may be several, all of which would get the same snapshot. */
export const mayBeSeveral = ({ names }: Hosts): boolean => names === undefined || names.length > 1;

const describedAs = (description: string, hosts: Omit<Hosts, 'description' | 'mend'>): Hosts =>
  ({ ...hosts, description, mend: (otherwise) => `name hosts of the target, or ${otherwise} (${description})` });

/** Hosts that are all known by name, such as the only one of a Deployment. */
export const namedHosts = (...names: readonly string[]): Hosts =>
  describedAs(names.length === 1 ? `its only host is ${quote(names[0])}` : `its hosts are ${listing(names.map(quote))}`, {
    holds: (host) => names.includes(host),
    names,
  });

/** The pods of a StatefulSet, or the claims that are created for them. */
export const numberedHosts = (base: string): Hosts => describedAs(`its hosts are ${quote(`${base}-0`)}, ${quote(`${base}-1`)} and so on`, {
  holds: (host) => host.startsWith(`${base}-`) && /^(0|[1-9]\d*)$/.test(host.slice(base.length + 1)),
  numbered: (ordinal) => `${base}-${ordinal}`,
});

/** The pods of a DaemonSet. */
export const nodeHosts = (alias?: string): Hosts =>
  describedAs(alias === undefined ? 'its hosts are the names of the nodes' : `its hosts are ${quote(`${alias}-<node>`)}, one for each node`, {
    holds: (host) => alias === undefined || host.startsWith(`${alias}-`),
  });

/** The host of a Job, which compares rules with the alias only, and not with the host under which a backup without an alias is stored. */
export const jobHosts = (alias?: string): Hosts => alias === undefined
  ? { ...namedHosts(), mend: (otherwise) => `give the alias of the backup or ${otherwise}, because a Job knows its host by the alias alone` }
  : namedHosts(alias);

/** The hosts that an addon has of its own, of a database whose AppBinding is not known. */
export const usualHosts = ({ usual, described }: OwnHosts): Hosts =>
  describedAs(`its hosts are ${described}`, { holds: (host) => usual.test(host), isOpen: true });

const OWN_HOSTS = Object.values(ADDONS).flatMap(({ ownHosts }) => ownHosts ?? []);

/** The host of a database of any addon, because only its AppBinding tells which. */
export function databaseHosts(alias?: string): Hosts {
  const { holds, description, mend } = jobHosts(alias);
  return {
    holds: (host) => holds(host) || OWN_HOSTS.some(({ usual }) => usual.test(host)),
    description,
    mend: (otherwise) => `${mend(otherwise)}; for a ${OWN_HOSTS.map(({ called }) => called).join(' or ')}, give the addon as well`,
  };
}
