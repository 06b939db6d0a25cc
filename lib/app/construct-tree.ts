import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { STASH_API_VERSIONS } from '../../imports/kinds';
import { asFields, type Fields } from '../kubernetes/manifest-fields';
import { isListKind, itemsOfList } from '../kubernetes/object-list';

const OF_STASH = new Set<unknown>(Object.values(STASH_API_VERSIONS));

const NOWHERE = [-1, -1] as const;

/** A snapshot of the constructs of an app, taken in one walk: the position of each, and its chart. */
export class ConstructTree {
  /** Parents before children, children in the order in which they were added. */
  public readonly constructs: IConstruct[] = [];
  public readonly charts: Chart[] = [];
  public objectCount = 0;
  public hasStashObjects = false;
  /** Whether a construct declares a dependency, or a chart is a direct child of another chart. */
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
        const object = construct as ApiObject;
        this.objectCount++;
        this.objectsByChart.get(chart!)!.push(object);
        this.hasStashObjects ||= OF_STASH.has(object.apiVersion) || isListKind(object.kind) && isOfStash(propsOf(object));
      }
      const { dependencies, scope } = construct.node;
      this.hasDependencies ||= dependencies.length > 0 || isChart && scope === above;
      return chart;
    });
  }

  /** Whether the app still has exactly these constructs: rendering an object may add or remove some. */
  public get isCurrent(): boolean {
    let index = 0;
    let isSame = true;
    visitAll(this.root, undefined, (construct) => {
      isSame &&= construct === this.constructs[index++];
      return undefined;
    });
    return isSame && index === this.constructs.length;
  }

  /** The objects that a chart writes, without those of nested charts. */
  public objectsOf(chart: Chart): readonly ApiObject[] {
    return this.objectsByChart.get(chart)!;
  }

  /** The objects at or below a construct that are in the same chart as it. */
  public objectsBelow(construct: IConstruct): readonly ApiObject[] {
    let objects = this.objectsByConstruct.get(construct);
    if (objects === undefined) {
      const chart = Chart.of(construct);
      objects = this.below(construct).filter((inner): inner is ApiObject => ApiObject.isApiObject(inner) && Chart.of(inner) === chart);
      this.objectsByConstruct.set(construct, objects);
    }
    return objects;
  }

  /** A construct and its descendants. */
  public below(construct: IConstruct): readonly IConstruct[] {
    const [begin, end] = this.span(construct);
    return this.constructs.slice(begin, end);
  }

  /** Whether `construct` is `top` or one of its descendants; false for a construct that is not in the tree. */
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

/** What a List holds is in no public member; to render it here would be to render it twice. */
const propsOf = (object: ApiObject) => asFields((object as unknown as { readonly props?: unknown }).props);

/** Whether a manifest is an object of Stash, or a List of some, as `kubectl get` writes it and an `Include` reads it. */
const isOfStash = (manifest: Fields): boolean =>
  OF_STASH.has(manifest.apiVersion) || itemsOfList(manifest)?.some((item) => isOfStash(asFields(item))) === true;

/**
 * Visits parents before children, and children in the order in which they were added. Keeps its own stacks, since constructs may be nested deeper
 * than the call stack allows.
 *
 * @param visit returns what is passed as `around` to the visits of the children
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
