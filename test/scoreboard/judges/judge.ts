import type { Manifests } from '../manifests';

/** Somebody who looks at manifests before they do harm. */
export interface Judge {
  readonly name: string;
  /** What is wrong with each of several clusters; nothing where nothing is. */
  complaints(clusters: readonly Manifests[]): Promise<ReadonlyArray<readonly string[]>>;
}
