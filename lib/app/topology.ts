/**
 * The vertices reachable from `roots`, each after its dependencies, otherwise in the given order; undefined if there is a cycle.
 *
 * The order is that of cdk8s's `DependencyGraph.topology()`, which walks every path of the graph, and so practically never ends for many.
 */
export function topologyOf<V>(roots: Iterable<V>, dependencies: (vertex: V) => Iterable<V>): V[] | undefined {
  const order: V[] = [];
  const finished = new Map<V, boolean>();
  for (const root of roots) {
    // An explicit stack, since a chain of dependencies may be longer than the call stack allows.
    const path: { readonly vertex: V; readonly rest: Iterator<V> }[] = [];
    const enter = (vertex: V) => {
      finished.set(vertex, false);
      path.push({ vertex, rest: dependencies(vertex)[Symbol.iterator]() });
    };
    if (!finished.has(root)) {
      enter(root);
    }
    while (path.length > 0) {
      const { vertex, rest } = path[path.length - 1]!;
      const next = rest.next();
      if (next.done) {
        finished.set(vertex, true);
        order.push(vertex);
        path.pop();
      } else if (!finished.has(next.value)) {
        enter(next.value);
      } else if (!finished.get(next.value)) {
        return undefined;
      }
    }
  }
  return order;
}
