import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { forget, onceInSynth, rendering, watchSynth } from './during-synth';
import { resourceFiles } from './resource-file';
import type { Cluster } from '../check/cluster';
import type { Finding, Level } from '../check/rule';
import type { Origin } from '../check/subject';
import { asText, type Fields } from '../kubernetes/manifest-fields';
import { isListKind } from '../kubernetes/object-list';

/** A property of the root of the app. The symbol is registered, so that two copies of this library share it. */
const CHECKS = Symbol.for('cdk8s-stash.Checks');

/** Settings that the checks of an app need besides its manifests. */
export interface AppChecks {
  readonly levels: Map<string, Level | 'off'>;
  runMinutes?: number;
}

interface Attached extends AppChecks {
  /** The findings printed so far: each is printed once in the life of the app. */
  readonly printed: Set<string>;
  /** The error messages of the latest run, by construct. One speaks for all that have the same error. */
  errors: ReadonlyMap<IConstruct, string[]>;
  /** The constructs that have a validation which reports their errors. */
  readonly reporting: Set<IConstruct>;
  /** Whether the checks wait for all other validations, or are running: rendering for them may render a whole chart, and so validate it. */
  isWaiting: boolean;
  readonly run: () => void;
}

type Root = IConstruct & { [CHECKS]?: Attached };

/** Returns the checks of the app that contains `construct`, and makes them run whenever cdk8s validates the app. */
export function checksOf(construct: IConstruct): AppChecks {
  const root = construct.node.root as Root;
  if (root[CHECKS] === undefined) {
    const attached: Attached = {
      levels: new Map(), printed: new Set(), errors: new Map(), reporting: new Set(), isWaiting: false, run: () => run(root, attached),
    };
    Object.defineProperty(root, CHECKS, { value: attached });
    watchSynth(root);
    // cdk8s validates the root first, so that validations which the run adds to other constructs still take part.
    root.node.addValidation({
      validate: () => {
        if (!attached.isWaiting) {
          onceInSynth(root, attached.run);
        }
        return [];
      },
    });
  }
  return root[CHECKS]!;
}

/**
 * Validates an app, and runs its checks after that, since a validation may still change what they look at.
 *
 * @returns the errors of the checks, by construct
 */
export function checkedAfter(root: IConstruct, validate: () => void): ReadonlyMap<IConstruct, readonly string[]> {
  const attached = (root as Root)[CHECKS];
  if (attached === undefined) {
    validate();
    return NOTHING;
  }
  return whileWaiting(attached, () => {
    validate();
    forget(root);
    attached.run();
    return attached.errors;
  });
}

function whileWaiting<T>(attached: Attached, work: () => T): T {
  const before = attached.isWaiting;
  attached.isWaiting = true;
  try {
    return work();
  } finally {
    attached.isWaiting = before;
  }
}

const NOTHING: ReadonlyMap<IConstruct, readonly string[]> = new Map();

/** All findings in an app as it is now. */
export function findingsIn(construct: IConstruct, read?: ReadObject): readonly Finding[] {
  return engine().judge(clusterOf(construct, read), { levels: checksOf(construct).levels });
}

/** Gives the manifest of an object. */
type ReadObject = (object: ApiObject) => unknown;

/** The objects of an app as they are now. */
export function clusterOf(construct: IConstruct, read: ReadObject = rendering): Cluster {
  const { Cluster, StashOperator, isRelevant, subjectsIn } = engine();
  const { root } = construct.node;
  const fileOf = resourceFiles(root);
  const subjects = root.node.findAll().flatMap((object) => ApiObject.isApiObject(object) && (isListKind(object.kind) || isRelevant(object))
    ? subjectsIn(read(object) as Fields, new ConstructOrigin(object, fileOf?.(object)))
    : []);
  return new Cluster(subjects, { isSynth: true, release: StashOperator.of(root).release, runMinutes: checksOf(root).runMinutes });
}

/** Loaded on first use. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const engine = () => require('../check/engine') as typeof import('../check/engine');

/** The rendered object; empty if it cannot be rendered, which cdk8s reports itself in the synth. */
const renderedIfPossible: ReadObject = (object) => {
  try {
    return rendering(object);
  } catch {
    return {};
  }
};

/** The construct that declares an object: the one whose default child it is, or the object itself. */
export class ConstructOrigin implements Origin {
  public constructor(private readonly object: ApiObject, public readonly file?: string) {}

  public get construct(): IConstruct {
    const around = this.object.node.scope;
    return around?.node.defaultChild === this.object ? around : this.object;
  }

  /** Absent for a List, whose items have names of their own. */
  public get known(): { readonly name: string; readonly namespace: string } | undefined {
    const { kind, name, metadata: { namespace } } = this.object;
    // That of a cluster-scoped object is a Lazy, which keeps it out.
    return isListKind(kind) ? undefined : { name, namespace: asText(namespace) ?? '' };
  }

  public toString(): string {
    return `[${this.construct.node.path}]`;
  }
}

function run(root: Root, attached: Attached): void {
  const { lineOf, messageOf, toldTogether } = engine();
  const findings = whileWaiting(attached, () => findingsIn(root, renderedIfPossible));
  const errors = new Map<IConstruct, string[]>();
  for (const [first, ...alike] of toldTogether(findings.filter(isError), (finding) => finding)) {
    const { construct } = first.subject.origin as ConstructOrigin;
    errors.set(construct, [...errors.get(construct) ?? [], messageOf(first, alike)]);
    if (!attached.reporting.has(construct)) {
      attached.reporting.add(construct);
      construct.node.addValidation({ validate: () => attached.isWaiting ? [] : attached.errors.get(construct) ?? [] });
    }
  }
  attached.errors = errors;
  const unprinted = findings.filter((finding) => !isError(finding) && !attached.printed.has(lineOf(finding)));
  unprinted.forEach((finding) => attached.printed.add(lineOf(finding)));
  toldTogether(unprinted, (finding) => finding).forEach(([first, ...alike]) => console.warn(lineOf(first, alike)));
}

const isError = ({ level }: Finding) => level === 'error';
