import type { AddonName, TaskAction } from './addon-parameters';
import { ADDONS } from './addons';
import type { StashRelease } from './stash-release';

const NAMES = Object.keys(ADDONS) as AddonName[];

/** The actions that an addon has Tasks for. To apply manifests again is left to their owner. */
export const actionsOf = (addon: AddonName): readonly TaskAction[] => ADDONS[addon].stores.form === 'manifests' ? ['backup'] : ['backup', 'restore'];

/** The name of a Task, which is also that of the Function that does its work. */
export const taskName = (addon: AddonName, action: TaskAction, version: string) => `${addon}-${action}-${version}`;

/** The Tasks for stand-alone claims, which the operator creates when it starts. */
export const CLAIM_TASKS: { readonly [A in TaskAction]: string } = { backup: 'pvc-backup', restore: 'pvc-restore' };

/** The Functions that the operator creates when it starts. */
export const BUILT_IN_FUNCTIONS: readonly string[] = [CLAIM_TASKS.backup, CLAIM_TASKS.restore, 'update-status'];

/** A Task that Stash installs. */
export interface CataloguedTask extends ParsedName {
  /** The releases that install it, from old to new. */
  readonly releases: readonly StashRelease[];
}

/** What the name of a Task says. */
interface ParsedName {
  readonly addon: AddonName;
  readonly action: TaskAction;
  readonly version: string;
}

/** What the names of the Tasks of an addon begin with. */
const PREFIXES = NAMES.flatMap((addon) => actionsOf(addon).map((action) => ({ addon, action, prefix: taskName(addon, action, '') })));

/** The Tasks of all releases, by name. */
export const CATALOGUED_TASKS: ReadonlyMap<string, CataloguedTask> = new Map(PREFIXES.flatMap(({ addon, action, prefix }) =>
  ADDONS[addon].versions.map(([version, releases]) => [prefix + version, { addon, action, version, releases }] as const)));

/** What to suggest in place of a Task that is not installed. */
interface Alternatives {
  readonly addon: AddonName;
  /** The versions that are. */
  readonly held: readonly string[];
  /** The Task of the nearest version. */
  readonly near?: string;
}

/** Parses the name of a Task, whether a release installs it or not; undefined if the name belongs to no addon. */
function partsOf(name: string): ParsedName | undefined {
  const known = PREFIXES.find(({ prefix }) => name.startsWith(prefix));
  return known && { addon: known.addon, action: known.action, version: name.slice(known.prefix.length) };
}

/** The addon that a Task belongs to, judging by its name. */
export const addonOfTask = (name: string): AddonName | undefined => partsOf(name)?.addon;

/** The addon for the type of an AppBinding, such as `kubedb.com/postgres`; undefined for most types, since any text is allowed. */
export const addonOfType = (type: string): AddonName | undefined =>
  NAMES.find((addon) => addon === type.slice(type.lastIndexOf('/') + 1).toLowerCase());

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
