/** Data that conforms to its schema, except that any member may be missing: missing members are reported, and not replaced by a default. */
export type Conforming<T> = T extends ReadonlyArray<infer Item>
  ? ReadonlyArray<Conforming<Item>>
  : T extends object ? { readonly [K in keyof T]?: Conforming<T[K]> } : T;
