/** Where the controller can decrypt a SealedSecret, whose name and namespace are part of the encryption. */
export enum SealingScope {
  /** Only under the name and namespace that it was sealed for. */
  STRICT = 'strict',
  /** Under any name in the namespace that it was sealed for. */
  NAMESPACE_WIDE = 'namespace-wide',
  /** Under any name in any namespace. */
  CLUSTER_WIDE = 'cluster-wide',
}

const SCOPED = [SealingScope.CLUSTER_WIDE, SealingScope.NAMESPACE_WIDE];

/** The annotations that declare the scope of sealing. Strict is the default, and needs none. */
export function scopeAnnotations(scope: SealingScope): { readonly [name: string]: string } | undefined {
  return scope === SealingScope.STRICT ? undefined : { [scopeAnnotation(scope)]: 'true' };
}

const scopeAnnotation = (scope: SealingScope) => `sealedsecrets.bitnami.com/${scope}`;

/** The scope by the order of the controller: cluster-wide wins over namespace-wide, and without either it is strict. */
export function scopeOf(annotations: { readonly [key: string]: unknown } | null | undefined): SealingScope {
  return SCOPED.find((scope) => annotations?.[scopeAnnotation(scope)] === 'true') ?? SealingScope.STRICT;
}
