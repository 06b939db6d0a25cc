/** The names under which restic knows the pods of a target, which the rules of a restore are compared with. */
export interface Hosts {
  readonly holds: (host: string) => boolean;
  /** What a message says of them. */
  readonly description: string;
  /** Whether one snapshot would go to several. */
  readonly several?: boolean;
  /** The one with a number, where they have numbers. */
  readonly numbered?: (ordinal: number) => string;
}

/** Everything that Stash runs in once. */
export const oneHost = (name: string): Hosts => ({ holds: (host) => host === name, description: `its only host is "${name}"` });

/** The pods of a StatefulSet, or the claims that are created for them. */
export const numberedHosts = (base: string): Hosts => ({
  holds: (host) => host.startsWith(`${base}-`) && /^(0|[1-9]\d*)$/.test(host.slice(base.length + 1)),
  description: `its hosts are "${base}-0", "${base}-1" and so on`,
  several: true,
  numbered: (ordinal) => `${base}-${ordinal}`,
});

/** The pods of a DaemonSet. */
export const nodeHosts = (alias?: string): Hosts => ({
  holds: (host) => alias === undefined || host.startsWith(`${alias}-`),
  description: alias === undefined ? 'its hosts are the names of the nodes' : `its hosts are "${alias}-<node>", one for each node`,
  several: true,
});

/** A Job compares with the alias alone, not with the host that a backup without one is written under. */
export const jobHosts = (alias?: string): Hosts => alias === undefined
  ? { holds: () => false, description: 'a Job knows its host by the alias alone: give that of the backup, or leave targetHosts out' }
  : oneHost(alias);
