declare const coreType: unique symbol;

/**
 * A value of one of the types of Kubernetes itself, told apart by the name that the API of Kubernetes gives to the type.
 *
 * No object literal is one: the types change with the versions of Kubernetes, so only what renders them can vouch for a
 * value, by a cast.
 */
export interface CoreType<Name extends string> {
  /** Never exists at run time. */
  readonly [coreType]: Name;
}
