import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ConstructTree } from './construct-tree';
import { topologyOf } from './topology';

/** A construct, or the objects that a dependency on a construct leads to: these form one vertex, since many objects depend on all of them. */
type Vertex = IConstruct | readonly ApiObject[];

/**
 * The order in which charts and objects are written: dependencies first.
 *
 * cdk8s adds to the tree what follows from the declared dependencies, an edge for each pair of objects. This graph has the same edges in the same
 * order, which decides the position of everything else; but the edges between pairs are implicit, and the tree is not changed.
 */
export class SynthOrder {
  /** In the order in which they are written; undefined if the dependencies form a cycle. */
  public readonly charts: Chart[] | undefined;
  /** Whether a chart depends on another one, so that cdk8s numbers the files. */
  public readonly hasDependentCharts: boolean = false;
  /** A construct that depends on itself. */
  public readonly dependsOnItself?: IConstruct;
  private readonly edges = new Map<IConstruct, Set<IConstruct>>();
  /** The constructs that contain both ends of a dependency. */
  private readonly entangled = new Set<IConstruct>();

  /**
   * @param inferred whether what follows from the declared dependencies counts too
   */
  public constructor(private readonly tree: ConstructTree, private readonly inferred: boolean) {
    if (!tree.hasDependencies) {
      this.charts = inPathOrder(tree.charts);
      return;
    }
    this.addDeclared();
    this.hasDependentCharts = inferred && this.addBetweenCharts();
    this.findEntangled();
    // cdk8s would leave out a construct that depends on itself, and whatever that depends on.
    this.dependsOnItself = this.allEdges().find(([source, target]) => source === target)?.[0];
    const order = this.dependsOnItself === undefined ? this.topology(tree.root) : undefined;
    this.charts = order?.filter((construct): construct is Chart => Chart.isChart(construct));
  }

  /** The objects of a chart in the order in which they are written. */
  public objectsOf(chart: Chart): readonly ApiObject[] {
    if (!this.entangled.has(chart)) {
      return this.tree.objectsOf(chart);
    }
    const objects = new Set<IConstruct>(this.tree.objectsOf(chart));
    return this.topology(chart)!.filter((construct): construct is ApiObject => objects.has(construct));
  }

  private addDeclared(): void {
    for (const construct of this.tree.constructs) {
      const { dependencies } = construct.node;
      if (dependencies.length > 0) {
        this.edges.set(construct, new Set(dependencies));
      }
    }
    const awaited = new Set(this.allEdges().filter(([source, target]) => source !== target).map(([, target]) => target));
    for (const [construct, targets] of this.edges) {
      if (targets.size === 1 && targets.has(construct) && !awaited.has(construct) && this.isIdle(construct)) {
        this.edges.delete(construct);
      }
    }
  }

  /** Whether a construct that is not written itself can depend on itself without any effect. */
  private isIdle(construct: IConstruct): boolean {
    return !Chart.isChart(construct) && !ApiObject.isApiObject(construct) && (!this.inferred || this.tree.objectsBelow(construct).length <= 1);
  }

  private addBetweenCharts(): boolean {
    let found = false;
    const add = (source: IConstruct, target: IConstruct) => {
      found = true;
      this.edges.set(source, (this.edges.get(source) ?? new Set()).add(target));
    };
    for (const chart of this.tree.charts) {
      chart.node.children.filter(Chart.isChart).forEach((child) => add(chart, child));
    }
    for (const [source, target] of this.allEdges()) {
      const from = Chart.of(source);
      const to = Chart.of(target);
      if (from !== to) {
        add(from, to);
      }
    }
    return found;
  }

  /** All edges between constructs, in the order of the tree. */
  private allEdges(): [source: IConstruct, target: IConstruct][] {
    return this.tree.constructs.flatMap((source) => [...this.edges.get(source) ?? []].map((target): [IConstruct, IConstruct] => [source, target]));
  }

  private findEntangled(): void {
    for (const [source, target] of this.allEdges()) {
      for (let scope: IConstruct | undefined = source; scope !== undefined; scope = scope.node.scope) {
        if (this.tree.isBelow(target, scope)) {
          this.entangled.add(scope);
        }
      }
    }
  }

  /** A construct and its descendants in dependency order; undefined if there is a cycle. */
  private topology(top: IConstruct): IConstruct[] | undefined {
    const constructs = this.tree.below(top);
    const awaited = this.awaitedBelow(top, constructs);
    const roots = inPathOrder(constructs).filter((construct) => !awaited.has(construct));
    const order = topologyOf<Vertex>(roots, (vertex) => this.dependenciesOf(vertex, top))?.filter((vertex): vertex is IConstruct => !isGroup(vertex));
    // A cycle in which every construct is awaited is reached from no root, and so is missing from the order.
    return order?.length === constructs.length ? order : undefined;
  }

  /** The constructs that another one depends on. */
  private awaitedBelow(top: IConstruct, constructs: readonly IConstruct[]): Set<IConstruct> {
    const awaited = new Set<IConstruct>();
    const groups = new Set<readonly ApiObject[]>();
    for (const source of constructs) {
      for (const target of this.edgesBelow(source, top)) {
        awaited.add(target);
        const sources = this.inferred ? this.tree.objectsBelow(source) : [];
        if (sources.length > 0) {
          groups.add(sources.length === 1 ? this.othersBelow(target, sources[0]!) : this.tree.objectsBelow(target));
        }
      }
    }
    groups.forEach((group) => group.forEach((object) => awaited.add(object)));
    return awaited;
  }

  private* dependenciesOf(vertex: Vertex, top: IConstruct): Iterable<Vertex> {
    if (isGroup(vertex)) {
      yield* vertex;
      return;
    }
    yield* this.edgesBelow(vertex, top);
    if (this.inferred && ApiObject.isApiObject(vertex)) {
      for (const scope of this.scopesInChart(vertex as ApiObject)) {
        for (const target of this.edgesBelow(scope, top)) {
          yield this.othersBelow(target, vertex as ApiObject);
        }
      }
    }
  }

  private edgesBelow(source: IConstruct, top: IConstruct): IConstruct[] {
    return [...this.edges.get(source) ?? []].filter((target) => this.tree.isBelow(target, top));
  }

  /** The objects that `object` depends on through a dependency on `target`: without itself, if `target` contains it. */
  private othersBelow(target: IConstruct, object: ApiObject): readonly ApiObject[] {
    const objects = this.tree.objectsBelow(target);
    const among = this.tree.isBelow(object, target) && Chart.of(object) === Chart.of(target);
    return among ? objects.filter((other) => other !== object) : objects;
  }

  /** The scopes of an object in its chart, from the chart down to itself. */
  private scopesInChart(object: ApiObject): IConstruct[] {
    const scopes: IConstruct[] = [object];
    while (!Chart.isChart(scopes[0])) {
      scopes.unshift(scopes[0]!.node.scope!);
    }
    return scopes;
  }
}

function isGroup(vertex: Vertex): vertex is readonly ApiObject[] {
  return Array.isArray(vertex);
}

/** Orders constructs as cdk8s does: it keeps them in an object by path, and JavaScript puts integer-like keys first. */
function inPathOrder<C extends IConstruct>(constructs: readonly C[]): C[] {
  const paths = constructs.map(({ node }) => node.path);
  return paths.some((path) => /^\d/.test(path))
    ? Object.values(Object.fromEntries(constructs.map((construct, index) => [paths[index], construct])))
    : [...constructs];
}
