import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

const NOWHERE = [-1, -1] as const;

/** All constructs of an app, looked at once: where each stands, and in which chart. */
export class ConstructTree {
  /** Parents before children, children in the order in which they were added. */
  public readonly constructs: IConstruct[] = [];
  public readonly charts: Chart[] = [];
  public objectCount = 0;
  /** Whether a construct says that it depends on another one, or a chart stands right below another one. */
  public hasDependencies = false;
  private readonly objectsByChart = new Map<Chart, ApiObject[]>();
  private readonly objectsByConstruct = new Map<IConstruct, readonly ApiObject[]>();
  private spans?: Map<IConstruct, readonly [begin: number, end: number]>;

  public constructor(public readonly root: IConstruct) {
    visitAll<Chart | undefined>(root, undefined, (construct, above) => {
      const isChart = Chart.isChart(construct);
      const chart = isChart ? construct as Chart : above;
      this.constructs.push(construct);
      if (isChart) {
        this.charts.push(chart!);
        this.objectsByChart.set(chart!, []);
      }
      if (ApiObject.isApiObject(construct)) {
        this.objectCount++;
        this.objectsByChart.get(chart!)!.push(construct as ApiObject);
      }
      const { dependencies, scope } = construct.node;
      this.hasDependencies ||= dependencies.length > 0 || (isChart && above !== undefined && scope === above);
      return chart;
    });
  }

  /** Whether these are still the constructs: whoever renders an object may add and remove some. */
  public get isCurrent(): boolean {
    let index = 0;
    let isSame = true;
    visitAll(this.root, undefined, (construct) => {
      isSame &&= construct === this.constructs[index++];
      return undefined;
    });
    return isSame && index === this.constructs.length;
  }

  /** The objects that a chart writes: those of charts below it are theirs. */
  public objectsOf(chart: Chart): readonly ApiObject[] {
    return this.objectsByChart.get(chart)!;
  }

  /** The objects at a construct and below it, in the chart that it belongs to. */
  public objectsBelow(construct: IConstruct): readonly ApiObject[] {
    let objects = this.objectsByConstruct.get(construct);
    if (objects === undefined) {
      const chart = Chart.of(construct);
      objects = this.below(construct).filter((inner): inner is ApiObject => ApiObject.isApiObject(inner) && Chart.of(inner) === chart);
      this.objectsByConstruct.set(construct, objects);
    }
    return objects;
  }

  /** A construct and all that is below it. */
  public below(construct: IConstruct): readonly IConstruct[] {
    const [begin, end] = this.span(construct);
    return this.constructs.slice(begin, end);
  }

  /** Whether a construct stands below another one, or is it; what is not in the tree stands nowhere. */
  public isBelow(construct: IConstruct, top: IConstruct): boolean {
    const [begin, end] = this.span(top);
    const [at] = this.span(construct);
    return begin <= at && at < end;
  }

  private span(construct: IConstruct): readonly [begin: number, end: number] {
    this.spans ??= this.allSpans();
    return this.spans.get(construct) ?? NOWHERE;
  }

  private allSpans(): Map<IConstruct, [number, number]> {
    const spans = new Map(this.constructs.map((construct, index): [IConstruct, [number, number]] => [construct, [index, index + 1]]));
    for (const construct of [...this.constructs].reverse()) {
      const parent = construct.node.scope && spans.get(construct.node.scope);
      if (parent !== undefined) {
        parent[1] = Math.max(parent[1], spans.get(construct)![1]);
      }
    }
    return spans;
  }
}

/**
 * Parents before children, children in the order in which they were added. With stacks of its own, since constructs may stand deeper in each other than
 * what the call stack holds.
 *
 * @param visit what it returns is around the children
 */
function visitAll<T>(root: IConstruct, around: T, visit: (construct: IConstruct, around: T) => T): void {
  const waiting: IConstruct[] = [root];
  const aroundWaiting: T[] = [around];
  for (let construct = waiting.pop(); construct !== undefined; construct = waiting.pop()) {
    const below = visit(construct, aroundWaiting.pop()!);
    const { children } = construct.node;
    for (let index = children.length - 1; index >= 0; index--) {
      waiting.push(children[index]!);
      aroundWaiting.push(below);
    }
  }
}
