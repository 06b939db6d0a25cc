/** Data by its schema, of which anything may be absent: what is missing is reported, and nothing can be put in its place. */
export type Conforming<T> = T extends ReadonlyArray<infer Item>
  ? ReadonlyArray<Conforming<Item>>
  : T extends object ? { readonly [K in keyof T]?: Conforming<T[K]> } : T;
