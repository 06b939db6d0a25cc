/** The part of a JSON Schema that is needed to check a value at run time. */
export interface Shape {
  /** The definitions whose members are inherited. */
  readonly bases?: readonly string[];
  readonly type?: string;
  /** Whether there may be members that are not described here, as in the core types of Kubernetes. */
  readonly isOpen?: boolean;
  /** Whether readers take the value as it is, since its type tells them nothing about it: a core type of Kubernetes. */
  readonly isOpaque?: boolean;
  /** Whether it is an object of another kind, of which the API server keeps the other members unread. */
  readonly isEmbedded?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly items?: Shape;
  /** The members of the entries of a list in which no two entries may be the same. */
  readonly keys?: readonly string[];
  readonly additionalProperties?: Shape;
  readonly properties?: { readonly [name: string]: Shape };
}
