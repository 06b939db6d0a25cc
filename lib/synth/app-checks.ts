import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { forget, onceInSynth, rendering, watchSynth } from './during-synth';
import type { Cluster } from '../check/cluster';
import type { Finding, Level } from '../check/rule';
import type { Origin, Subject } from '../check/subject';
import type { Fields } from '../kubernetes/manifest-fields';

/** On the root of the app; registered, so that two copies of this library share it. */
const CHECKS = Symbol.for('cdk8s-stash.Checks');

/** What the checks of an app know beside its manifests. */
export interface AppChecks {
  readonly levels: Map<string, Level | 'off'>;
  runMinutes?: number;
}

interface Attached extends AppChecks {
  /** What has been printed, once in the life of the app. */
  readonly printed: Set<string>;
  /** The messages of the latest run, by the constructs that they concern. */
  errors: ReadonlyMap<IConstruct, string[]>;
  /** The constructs that report what concerns them. */
  readonly reporting: Set<IConstruct>;
  /** Whether they wait until everything else is validated, or are at it: what is rendered for them may render, and so validate, a whole chart. */
  isWaiting: boolean;
  readonly run: () => string[];
}

type Root = IConstruct & { [CHECKS]?: Attached };

/** The checks of the app that a construct is part of, which run from now on whenever cdk8s validates the app. */
export function checksOf(construct: IConstruct): AppChecks {
  const root = construct.node.root as Root;
  if (root[CHECKS] === undefined) {
    const attached: Attached = {
      levels: new Map(), printed: new Set(), errors: new Map(), reporting: new Set(), isWaiting: false, run: () => run(root, attached),
    };
    Object.defineProperty(root, CHECKS, { value: attached });
    watchSynth(root);
    // cdk8s asks the root before all other constructs, so that those that have something to say are given their voice in time.
    root.node.addValidation({ validate: () => attached.isWaiting ? [] : onceInSynth(root, attached.run) });
  }
  return root[CHECKS]!;
}

/**
 * Validates an app and lets its checks wait until that is done, for a validation may still change what they look at.
 *
 * @returns what the checks have to say, by the constructs that it concerns
 */
export function checkedAfter(root: IConstruct, validate: () => void): ReadonlyMap<IConstruct, readonly string[]> {
  const attached = (root as Root)[CHECKS];
  if (attached?.run === undefined) {
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
export function findingsIn(construct: IConstruct): readonly Finding[] {
  return engine().judge(clusterOf(construct), { levels: checksOf(construct).levels });
}

/** The objects of an app as they are now. */
export function clusterOf(construct: IConstruct): Cluster {
  const { Cluster, StashOperator, isRelevant, subjectsIn } = engine();
  const { root } = construct.node;
  const subjects: Subject[] = [];
  for (const object of root.node.findAll()) {
    if (ApiObject.isApiObject(object) && (object.kind === 'List' || isRelevant(object))) {
      subjects.push(...subjectsIn(rendered(object), new ConstructOrigin(object)));
    }
  }
  return new Cluster(subjects, { isSynth: true, release: StashOperator.of(root).release, runMinutes: checksOf(root).runMinutes });
}

/** Not loaded before it is used. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const engine = () => require('../check/engine') as typeof import('../check/engine');

/** An object as it is written. One that cannot be is no object yet: cdk8s says what is wrong with it. */
function rendered(object: ApiObject): Fields {
  try {
    return rendering(object) as Fields;
  } catch {
    return {};
  }
}

/** The construct that declares an object: the one whose only object it is, or the object itself. */
export class ConstructOrigin implements Origin {
  public constructor(private readonly object: ApiObject) {}

  public get construct(): IConstruct {
    const around = this.object.node.scope;
    return around?.node.defaultChild === this.object ? around : this.object;
  }

  public toString(): string {
    return `[${this.construct.node.path}]`;
  }
}

function run(root: Root, attached: Attached): string[] {
  const { messageOf } = engine();
  const errors = new Map<IConstruct, string[]>();
  for (const finding of whileWaiting(attached, () => findingsIn(root))) {
    const { construct } = finding.subject.origin as ConstructOrigin;
    if (finding.level === 'error') {
      errors.set(construct, [...errors.get(construct) ?? [], messageOf(finding)]);
      if (!attached.reporting.has(construct)) {
        attached.reporting.add(construct);
        construct.node.addValidation({ validate: () => attached.isWaiting ? [] : attached.errors.get(construct) ?? [] });
      }
    } else {
      print(attached, `${finding.level}: [${construct.node.path}] ${messageOf(finding)}`);
    }
  }
  attached.errors = errors;
  return [];
}

function print({ printed }: Attached, text: string): void {
  if (!printed.has(text)) {
    printed.add(text);
    console.warn(text);
  }
}
