/** What a JSON Schema says of a value, for those who judge one while the library runs. */
export interface Shape {
  /** The definitions whose members are members here too. */
  readonly bases?: readonly string[];
  readonly type?: string;
  /** Whether the shape is the business of somebody else, as that of the types of Kubernetes itself. */
  readonly isOpen?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape;
  readonly properties?: { readonly [name: string]: Shape };
}
