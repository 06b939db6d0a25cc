import type { Origin } from '../../../lib/check/subject';
import type { Manifests } from '../manifests';

/** What is known of manifests beside themselves. */
export interface Circumstances {
  /** What was in the cluster before a change. */
  readonly before?: Manifests;
  /** What an app knows of them, one by one. */
  readonly origins?: ReadonlyArray<Omit<Origin, 'toString'>>;
  /** What is in another cluster. */
  readonly beside?: Manifests;
}

/** Somebody who looks at manifests before they do harm. */
export interface Judge {
  readonly name: string;
  /**
   * What is wrong with each of several clusters; nothing where nothing is.
   *
   * @param circumstances those of a cluster, for who judges more than manifests alone
   */
  complaints(clusters: readonly Manifests[], circumstances?: ReadonlyMap<Manifests, Circumstances>): Promise<ReadonlyArray<readonly string[]>>;
}
