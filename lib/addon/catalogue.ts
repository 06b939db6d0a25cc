import { RELEASES, StashRelease } from './stash-release';
import { storesManifests } from './stored-data';

/** The versions of each addon, from old to new. */
const VERSIONS = {
  elasticsearch: ['5.6.4', '6.2.4', '6.3.0', '6.4.0', '6.5.3', '6.8.0', '7.2.0', '7.3.2', '7.14.0', '8.2.0'],
  etcd: ['3.5.0'],
  kubedump: ['0.2.0'],
  mariadb: ['10.5.8', '10.6.23'],
  mongodb: [
    '3.4.17', '3.4.22', '3.6.8', '3.6.13', '4.0.3', '4.0.5', '4.0.11', '4.1.4', '4.1.7', '4.1.13', '4.2.3', '4.4.6', '5.0.3', '5.0.15', '6.0.5',
  ],
  mysql: ['5.7.25', '8.0.3', '8.0.14', '8.0.21'],
  nats: ['2.6.1', '2.8.2'],
  perconaxtradb: ['5.7', '8.0', '8.4'],
  postgres: ['9.6.19', '10.14', '11.9', '12.4', '13.1', '14.0', '15.1', '16.1', '17.2', '18.2'],
  redis: ['5.0.13', '6.2.5', '7.0.5'],
  vault: ['1.10.3'],
};

/** An addon that Stash installs Tasks for, named by the first word of their names. */
export type CataloguedAddon = keyof typeof VERSIONS;

const ADDONS = Object.keys(VERSIONS) as CataloguedAddon[];

const UNTIL_JULY = [StashRelease.V2025_2_10, StashRelease.V2025_6_30, StashRelease.V2025_7_31];
const OCTOBER = [StashRelease.V2025_10_17];

/** The releases that have a version which not all of them have. */
const ONLY_IN: { readonly [A in CataloguedAddon]?: { readonly [version: string]: readonly StashRelease[] } } = {
  mariadb: { '10.5.8': UNTIL_JULY, '10.6.23': OCTOBER },
  postgres: { 18.2: OCTOBER },
};

/** What a Task does. */
export type TaskAction = 'backup' | 'restore';

/** The actions that an addon has Tasks for. To apply manifests again is left to their owner. */
export const actionsOf = (addon: CataloguedAddon): readonly TaskAction[] => storesManifests(addon) ? ['backup'] : ['backup', 'restore'];

/** The name of a Task, which is also that of the Function that does its work. */
export const taskName = (addon: CataloguedAddon, action: TaskAction, version: string) => `${addon}-${action}-${version}`;

/** The Tasks for stand-alone claims, which the operator creates when it starts. */
export const CLAIM_TASKS: { readonly [A in TaskAction]: string } = { backup: 'pvc-backup', restore: 'pvc-restore' };

/** A Task that Stash installs. */
export interface CataloguedTask extends ParsedName {
  /** The releases that install it, from old to new. */
  readonly releases: readonly StashRelease[];
}

/** What the name of a Task says. */
interface ParsedName {
  readonly addon: CataloguedAddon;
  readonly action: TaskAction;
  readonly version: string;
}

/** The Tasks of all releases, by name. */
export const CATALOGUED_TASKS: ReadonlyMap<string, CataloguedTask> = new Map(ADDONS.flatMap((addon) =>
  actionsOf(addon).flatMap((action) => VERSIONS[addon].map((version) =>
    [taskName(addon, action, version), { addon, action, version, releases: ONLY_IN[addon]?.[version] ?? RELEASES }] as const))));

/** What to suggest in place of a Task that is not installed. */
export interface Alternatives {
  readonly addon: CataloguedAddon;
  /** The versions that are. */
  readonly held: readonly string[];
  /** The Task of the nearest version. */
  readonly near?: string;
}

/** Parses the name of a Task, whether a release installs it or not; undefined if the name belongs to no addon. */
function partsOf(name: string): ParsedName | undefined {
  const [, word, action, version] = /^([a-z]+)-(backup|restore)-(.*)$/s.exec(name) as [string, string, TaskAction, string] | null ?? [];
  const addon = ADDONS.find((candidate) => candidate === word && actionsOf(candidate).includes(action!));
  return addon && { addon, action: action!, version: version! };
}

/** The addon that a Task belongs to, judging by its name. */
export const addonOfTask = (name: string): CataloguedAddon | undefined => partsOf(name)?.addon;

/** The addon for the type of an AppBinding, such as `kubedb.com/postgres`; undefined for most types, since any text is allowed. */
export const addonOfType = (type: string): CataloguedAddon | undefined =>
  ADDONS.find((addon) => addon === type.slice(type.lastIndexOf('/') + 1).toLowerCase());

/** What to suggest in place of a Task of an addon; undefined if the name belongs to no addon. */
export function alternativesTo(name: string, installed: readonly CataloguedTask[]): Alternatives | undefined {
  const parts = partsOf(name);
  if (parts === undefined) {
    return undefined;
  }
  const { addon, action, version } = parts;
  const held = installed.filter((task) => task.addon === addon && task.action === action).map((task) => task.version);
  const near = nearestVersion(version, held);
  return { addon, held, near: near && taskName(addon, action, near) };
}

/** The version that differs least, comparing the first number, then the second and so on; of two that are equally near, the newer one. */
function nearestVersion(version: string, held: readonly string[]): string | undefined {
  const given = numbers(version);
  if (given.length === 0) {
    return undefined;
  }
  const distance = (candidate: string) => numbers(candidate).map((number, place) => Math.abs(number - (given[place] ?? number)));
  return held.reduce((best, candidate) => compare(distance(candidate), distance(best)) <= 0 ? candidate : best);
}

const numbers = (version: string) => (version.match(/\d+/g) ?? []).map(Number);

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((number, index) => number !== b[index]);
  return place === -1 ? 0 : a[place]! - (b[place] ?? 0);
}
