import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The namespace that the innermost chart around a construct gives to its objects. Undefined means unknown, not `default`. */
export function chartNamespace(scope: IConstruct): string | undefined {
  for (let around: IConstruct | undefined = scope; around !== undefined; around = around.node.scope) {
    if (Chart.isChart(around)) {
      return around.namespace;
    }
  }
  return undefined;
}

/** The given namespace, or else that of the enclosing chart. Undefined means unknown here as well. */
export const namespaceOf = (scope: IConstruct, given: { readonly namespace?: string } | undefined): string | undefined =>
  given?.namespace ?? chartNamespace(scope);
