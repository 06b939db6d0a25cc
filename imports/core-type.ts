declare const coreType: unique symbol;

/**
 * A value of a core type of Kubernetes, identified by the name of the type in the Kubernetes API.
 *
 * No object literal is assignable to it: the types change with the versions of Kubernetes, so only the code that renders a value can vouch for it, by
 * a cast.
 */
export interface CoreType<Name extends string> {
  /** Never exists at run time. */
  readonly [coreType]: Name;
}
