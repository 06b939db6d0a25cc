/**
 * What is reachable from the roots, each after all that it depends on, in the order in which they are named. Nothing where there is a cycle.
 *
 * It is the order of cdk8s's `DependencyGraph.topology()`, which walks every path of the graph, and so takes for ever where many of them meet.
 */
export function topologyOf<V>(roots: Iterable<V>, dependencies: (vertex: V) => Iterable<V>): V[] | undefined {
  const order: V[] = [];
  const finished = new Map<V, boolean>();
  for (const root of roots) {
    // A stack of its own: a chain of dependencies may be longer than what the call stack holds.
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
