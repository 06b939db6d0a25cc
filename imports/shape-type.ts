/** The part of a JSON Schema that is needed to check a value at run time. */
export interface Shape {
  /** The definitions whose members are inherited. */
  readonly bases?: readonly string[];
  readonly type?: string;
  /** Whether the members are not described here, as for the core types of Kubernetes. */
  readonly isOpen?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape;
  readonly properties?: { readonly [name: string]: Shape };
}
