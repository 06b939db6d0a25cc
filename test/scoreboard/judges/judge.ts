import type { Manifests } from '../manifests';

/** Somebody who looks at manifests before they do harm. */
export interface Judge {
  readonly name: string;
  /**
   * What is wrong with each of several clusters; nothing where nothing is.
   *
   * @param before what was in a cluster before a change, for those who judge changes
   */
  complaints(clusters: readonly Manifests[], before?: ReadonlyMap<Manifests, Manifests>): Promise<ReadonlyArray<readonly string[]>>;
}
