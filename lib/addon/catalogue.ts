import { StashRelease } from './stash-release';
import { quote, type ValueRule } from '../check/refusal';

const FIRST = {
  elasticsearch: ['5.6.4', '6.2.4', '6.3.0', '6.4.0', '6.5.3', '6.8.0', '7.2.0', '7.3.2', '7.14.0', '8.2.0'],
  etcd: ['3.5.0'],
  kubedump: ['0.2.0'],
  mariadb: ['10.5.8'],
  mongodb: [
    '3.4.17', '3.4.22', '3.6.8', '3.6.13', '4.0.3', '4.0.5', '4.0.11', '4.1.4', '4.1.7', '4.1.13', '4.2.3', '4.4.6', '5.0.3', '5.0.15', '6.0.5',
  ],
  mysql: ['5.7.25', '8.0.3', '8.0.14', '8.0.21'],
  nats: ['2.6.1', '2.8.2'],
  perconaxtradb: ['5.7', '8.0', '8.4'],
  postgres: ['9.6.19', '10.14', '11.9', '12.4', '13.1', '14.0', '15.1', '16.1', '17.2'],
  redis: ['5.0.13', '6.2.5', '7.0.5'],
  vault: ['1.10.3'],
};

/** An addon that Stash installs Tasks for, by the word that their names start with. */
export type CataloguedAddon = keyof typeof FIRST;

type Versions = { readonly [A in CataloguedAddon]: readonly string[] };

/** The versions of each addon, from old to new. */
const CATALOGUE: { readonly [R in StashRelease]: Versions } = {
  [StashRelease.V2025_2_10]: FIRST,
  [StashRelease.V2025_6_30]: FIRST,
  [StashRelease.V2025_7_31]: FIRST,
  [StashRelease.V2025_10_17]: { ...FIRST, mariadb: ['10.6.23'], postgres: [...FIRST.postgres, '18.2'] },
};

/** What a Task does. */
export type TaskAction = 'backup' | 'restore';

/** What the Tasks of an addon do: kubedump writes manifests, which nobody but their owner can apply again. */
export const actionsOf = (addon: CataloguedAddon): readonly TaskAction[] => addon === 'kubedump' ? ['backup'] : ['backup', 'restore'];

/** The name of a Task, which is also that of the Function that does its work. */
export const taskName = (addon: CataloguedAddon, action: TaskAction, version: string) => `${addon}-${action}-${version}`;

/** The Tasks that a release installs, each with its addon, what it does and its version. */
export function cataloguedTasks(release: StashRelease): ReadonlyMap<string, CataloguedTask> {
  const addons = Object.entries(CATALOGUE[release]) as Array<[CataloguedAddon, readonly string[]]>;
  return new Map(addons.flatMap(([addon, versions]) => actionsOf(addon).flatMap((action) =>
    versions.map((version) => [taskName(addon, action, version), { addon, action, version }] as const))));
}

/** A Task that Stash installs. */
export interface CataloguedTask {
  readonly addon: CataloguedAddon;
  readonly action: TaskAction;
  readonly version: string;
}

/** The version of an addon, which has to be in the catalogue of the release that is asked for when the value is judged. */
export const cataloguedVersion = (addon: CataloguedAddon, release: () => StashRelease): ValueRule => (version) => {
  const held = CATALOGUE[release()][addon];
  if (held.includes(version)) {
    return undefined;
  }
  const other = Object.entries(StashRelease).find(([, candidate]) => CATALOGUE[candidate][addon].includes(version));
  const near = nearest(version, held);
  return `is not a version of the addon ${addon} in Stash ${release()}, which holds ${held.join(', ')}; `
    + (other
      ? `Stash ${other[1]} holds it: if that is what the cluster runs, say so with StashOperator.of(app).useRelease(StashRelease.${other[0]})`
      : 'for a Task of your own use Addon.custom()')
    + (near === undefined ? '' : `; did you mean ${quote(near)}?`);
};

/** The version that differs least, where the first number counts before the second and so on; the newer one of two that are as near. */
function nearest(version: string, held: readonly string[]): string | undefined {
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
