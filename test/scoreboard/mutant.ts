import type { Change } from './manifests';

/** Known-good manifests with one thing broken. */
export interface Mutant {
  /** The rule that is broken. */
  readonly rule: string;
  /** What is broken, in one line. */
  readonly breaks: string;
  /** The world that is broken, by the name of its file. */
  readonly world: string;
  readonly change: Change;
  /** Whether an app writes the manifests, each object into a file of its own, and the change is one by patches. */
  readonly isOfApp?: boolean;
  /** The world of another cluster, if both are checked together. */
  readonly beside?: string;
  /** The other rules that find something in it, and why that cannot be otherwise. */
  readonly also?: { readonly rules: readonly string[]; readonly because: string };
}
