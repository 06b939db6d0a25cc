import type { AddonName, AddonOptions, Parameters } from './addon-parameters';
import type { Programs } from './addon-programs';
import type { StashRelease } from './stash-release';
import type { Fields } from '../kubernetes/manifest-fields';

/** What is known of an addon that Stash installs Tasks for. The constructs and the rules read it. */
export interface CataloguedAddon<A extends AddonName = AddonName> {
  /** The versions that there are Tasks for, from old to new, and the releases that have them. */
  readonly versions: ReadonlyArray<readonly [version: string, releases: readonly StashRelease[]]>;
  readonly stores: StoredData;
  /** The hosts by which it ignores the alias; undefined if it honours the alias. */
  readonly ownHosts: OwnHosts | undefined;
  /** The other addons whose dumps it is assumed to load. */
  readonly loadsThoseOf: readonly AddonName[];
  /** Whether it reads host and port from the address of its database. The others pass the whole address to their client. */
  readonly readsHost: boolean;
  /** The keys that it needs in the Secret of its database: the first of each list that exists. Empty if it needs none, or if that is not known. */
  readonly credentials: ReadonlyArray<readonly string[]>;
  /** Options for a password that its programs have besides the usual ones, since a short option means something else in each: `-p` is the port for PostgreSQL. */
  readonly passwordOptions: readonly RegExp[];
  readonly options: Parameters<AddonOptions[A]>;
  readonly programs: Programs;
}

/** The hosts that an addon stores its snapshots under and restores, whatever the alias. */
export interface OwnHosts {
  /** Whose they are, in a message. */
  readonly called: string;
  /** All of them, by the parameters of the AppBinding. */
  readonly of: (parameters: Fields) => readonly string[];
  /** Those that are usual, and what they are in the AppBinding, if that is not known. */
  readonly usual: RegExp;
  readonly described: string;
}

/** What the Task of an addon stores. */
export interface StoredData {
  /** A dump is restored from the newest snapshot whatever its path, a directory by its path. No Task restores manifests. */
  readonly form: 'dump' | 'directory' | 'manifests';
  /** The path of the snapshots, whatever paths the target gives; it may follow from the parameters of the AppBinding. Undefined for the interim directory. */
  readonly path: string | ((parameters: Fields) => string) | undefined;
}
