import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** On the root of the app; registered, so that two copies of this library share it. */
const SYNTH = Symbol.for('cdk8s-stash.duringSynth');

/** The synth that is running, if any. What it has worked out is seen by nobody who prints the app: manifests hold credentials. */
interface Synth {
  during<T>(work: () => T): T;
  once<C extends IConstruct, T>(about: C, answer: (about: C) => T): T;
  last<C extends IConstruct, T>(about: C, answer: (about: C) => T): T;
  forget(): void;
}

interface Root extends IConstruct {
  [SYNTH]?: Synth;
  synth?: () => void;
  synthYaml?: () => string;
}

/**
 * Adds a validation that is worked out once in a synth, for what no rule can find in the manifests.
 *
 * cdk8s validates the whole app once for each of its charts, so that the time would grow with the square of them. Outside of a synth, as when a
 * chart is rendered alone, it is worked out afresh each time: patches may have come in between.
 */
export function validateAtSynth(where: IConstruct, findings: () => string[]): void {
  watchSynth(where);
  where.node.addValidation({ validate: () => onceInSynth(where, findings) });
}

/** What a function answers about a construct, which is asked once in a synth, and every time outside of one. */
export function onceInSynth<C extends IConstruct, T>(about: C, answer: (about: C) => T): T {
  const synth = (about.node.root as Root)[SYNTH];
  return synth === undefined ? answer(about) : synth.once(about, answer);
}

/** An object as it is written, which is worked out once in a synth for all who look at it. */
export const rendering = (object: ApiObject): unknown => onceInSynth(object, render);

/** The same for who looks at it last: of a fleet, it would be much to keep. */
export const lastRendering = (object: ApiObject): unknown => {
  const synth = (object.node.root as Root)[SYNTH];
  return synth === undefined ? render(object) : synth.last(object, render);
};

const render = (object: ApiObject) => object.toJson() as unknown;

/** Does what is a synth of the app, whatever it is called. */
export function duringSynth<T>(root: IConstruct, work: () => T): T {
  const synth = (root as Root)[SYNTH];
  return synth === undefined ? work() : synth.during(work);
}

/** Has all be worked out anew from now on, since the app may have changed. */
export function forget(where: IConstruct): void {
  (where.node.root as Root)[SYNTH]?.forget();
}

/** Notes when a synth of the app begins and ends. */
export function watchSynth(where: IConstruct): void {
  const root = where.node.root as Root;
  if (root[SYNTH] !== undefined) {
    return;
  }
  /** By what was asked, and then about what. */
  let known: Map<unknown, Map<IConstruct, unknown>> | undefined;
  const synth: Synth = {
    during: (work) => {
      if (known !== undefined) {
        return work();
      }
      known = new Map();
      try {
        return work();
      } finally {
        known = undefined;
      }
    },
    once: (about, answer) => {
      if (known === undefined) {
        return answer(about);
      }
      let answers = known.get(answer);
      if (answers === undefined) {
        answers = new Map();
        known.set(answer, answers);
      }
      let found = answers.get(about);
      if (found === undefined && !answers.has(about)) {
        found = answer(about);
        answers.set(about, found);
      }
      return found as ReturnType<typeof answer>;
    },
    last: (about, answer) => {
      const answers = known?.get(answer);
      const found = answers?.get(about) ?? answer(about);
      answers?.delete(about);
      return found as ReturnType<typeof answer>;
    },
    forget: () => known?.clear(),
  };
  Object.defineProperty(root, SYNTH, { value: synth });
  for (const name of ['synth', 'synthYaml'] as const) {
    const original = root[name];
    // What a class in Python or Java overrides is there for good: nothing is kept then in a synth of App, which only takes longer.
    const isFixed = Object.getOwnPropertyDescriptor(root, name)?.configurable === false;
    if (original !== undefined && !isFixed) {
      const watched = (): unknown => synth.during<unknown>(() => original.call(root));
      Object.defineProperty(root, name, { value: watched, configurable: true, writable: true });
    }
  }
}
