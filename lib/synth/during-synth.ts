import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { once } from './once';

/** A property of the root of the app. The symbol is registered, so that two copies of this library share it. */
const SYNTH = Symbol.for('cdk8s-stash.duringSynth');

/** Caches results during a synth. They are in a closure, where printing the app does not show them: manifests hold credentials. */
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
 * Adds a validation that runs once in a synth, for what no rule can find in the manifests.
 *
 * cdk8s validates the whole app once for each chart, so that the time would be quadratic in the number of charts. Outside of a synth, as when a chart
 * is rendered alone, it runs every time: the app may have been patched in between.
 */
export function validateAtSynth(where: IConstruct, findings: () => string[]): void {
  watchSynth(where);
  where.node.addValidation({ validate: () => onceInSynth(where, findings) });
}

/** Returns `answer(about)`, computed once during a synth, and every time outside of one. */
export function onceInSynth<C extends IConstruct, T>(about: C, answer: (about: C) => T): T {
  const synth = (about.node.root as Root)[SYNTH];
  return synth === undefined ? answer(about) : synth.once(about, answer);
}

/** The rendered object; computed once during a synth for all readers. */
export const rendering = (object: ApiObject): unknown => onceInSynth(object, render);

/** The same for the last reader: removes the object from the cache, since those of a fleet take much memory. */
export const lastRendering = (object: ApiObject): unknown => {
  const synth = (object.node.root as Root)[SYNTH];
  return synth === undefined ? render(object) : synth.last(object, render);
};

const render = (object: ApiObject) => object.toJson() as unknown;

/** Runs `work` as a synth of the app, whatever the method is called. */
export function duringSynth<T>(root: IConstruct, work: () => T): T {
  const synth = (root as Root)[SYNTH];
  return synth === undefined ? work() : synth.during(work);
}

/** Clears the cache, since the app may have changed. */
export function forget(where: IConstruct): void {
  (where.node.root as Root)[SYNTH]?.forget();
}

/** Wraps the methods of the app that synthesise, to know when a synth begins and ends. */
export function watchSynth(where: IConstruct): void {
  const root = where.node.root as Root;
  if (root[SYNTH] !== undefined) {
    return;
  }
  /** The results by function and construct; undefined outside of a synth. */
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
      const answers = known.get(answer) ?? new Map<IConstruct, unknown>();
      known.set(answer, answers);
      return once(answer, answers as Map<typeof about, ReturnType<typeof answer>>)(about);
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
    // An override in Python or Java cannot be replaced: a synth of App then runs without the cache, which only takes longer.
    const isFixed = Object.getOwnPropertyDescriptor(root, name)?.configurable === false;
    if (original !== undefined && !isFixed) {
      const watched = (): unknown => synth.during<unknown>(() => original.call(root));
      Object.defineProperty(root, name, { value: watched, configurable: true, writable: true });
    }
  }
}
