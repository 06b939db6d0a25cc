import type { IConstruct } from 'constructs';
import { fieldText, type FieldPath } from '../kubernetes/manifest-fields';
import { type ValueRule, wrong } from '../refusal/complaint';
import { ENDLESS, isEndless } from '../refusal/endless';
import { check, refuse } from '../refusal/refusal';

/** A variable without a default. */
export const VARIABLE = /\$\{[A-Za-z_][A-Za-z0-9_]*\}/g;

/** The beginning of a variable. */
const BEGUN = /\$\{\w*/;

/** A variable without its closing brace before another variable that is not its default. */
const INTERRUPTED = new RegExp(`${BEGUN.source}(?=[^}:=+?#%/^,-]*\\$\\{)`);

/** A variable without its closing brace before the end of the text, which begins after the last brace, or before another variable. */
const unfinishedIn = (text: string): readonly string[] => INTERRUPTED.exec(text) ?? BEGUN.exec(text.slice(text.lastIndexOf('}') + 1)) ?? [];

export const hasVariable = (text: string) => text.includes('${');

/** The variables of a manifest that have no default, or no end. Yields them without the text around them, which may hold a password. */
export function* variablesIn(path: FieldPath, value: unknown): Generator<{ readonly path: FieldPath; readonly variable: string }> {
  if (typeof value === 'string') {
    for (const variable of new Set([...unfinishedIn(value), ...value.match(VARIABLE) ?? []])) {
      yield { path, variable };
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield* variablesIn([...path, Array.isArray(value) ? Number(name) : name], inner);
    }
  }
}

/** Checks each variable in a manifest with `rule`. */
export function checkVariables(where: IConstruct, spec: object, rule: ValueRule): void {
  if (isEndless(spec)) {
    refuse(where, 'spec', ENDLESS);
  }
  for (const { path, variable } of variablesIn(['spec'], spec)) {
    check(where, fieldText(path), variable, rule);
  }
}

/** Requires the closing brace: Stash replaces variables in the whole manifest at once, and fails if one of them has none. */
export const finishedVariable: ValueRule = (variable) => variable.endsWith('}')
  ? undefined
  : wrong('is a variable without a closing brace, so the substitution in Stash fails', 'close it with "}"');
