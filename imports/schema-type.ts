/** A JSON Schema, as far as the Stash kinds need it. */
export interface Schema {
  readonly 'description'?: string;
  readonly '$ref'?: string;
  readonly 'allOf'?: readonly Schema[];
  readonly 'type'?: string;
  readonly 'properties'?: { readonly [name: string]: Schema };
  readonly 'required'?: readonly string[];
  readonly 'items'?: Schema;
  readonly 'additionalProperties'?: Schema;
  readonly '$defs'?: { readonly [name: string]: Schema };
  readonly 'x-kubernetes-core-type'?: string;
  readonly 'x-kubernetes-group-version-kind'?: { readonly group: string; readonly version: string; readonly kind: string };
  /** Set for a kind whose objects belong to no namespace. */
  readonly 'x-kubernetes-scope'?: 'Cluster';
  readonly [keyword: string]: unknown;
}
