import type { IConstruct } from 'constructs';
import { fieldText, type FieldPath } from '../kubernetes/manifest-fields';
import { type ValueRule, wrong } from '../refusal/complaint';
import { ENDLESS, isEndless } from '../refusal/endless';
import { check, refuse } from '../refusal/refusal';

/** A variable without a default. */
export const VARIABLE = /\$\{[A-Za-z_][A-Za-z0-9_]*\}/g;

/** One that is begun and does not end: with the text, or before another one begins; a default may well be one. */
const UNFINISHED = /\$\{\w*(?=[^}]*$|[^}:=+?#%/^,-]*\$\{)/;

export const hasVariable = (text: string) => text.includes('${');

/** What Stash takes for variables without a default anywhere in a manifest, each by itself: a password may stand around it. */
export function* variablesIn(path: FieldPath, value: unknown): Generator<{ readonly path: FieldPath; readonly variable: string }> {
  if (typeof value === 'string') {
    for (const variable of new Set([...UNFINISHED.exec(value) ?? [], ...value.match(VARIABLE) ?? []])) {
      yield { path, variable };
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield* variablesIn([...path, Array.isArray(value) ? Number(name) : name], inner);
    }
  }
}

/** Judges what stands for a variable anywhere in a manifest. */
export function checkVariables(where: IConstruct, spec: object, rule: ValueRule): void {
  if (isEndless(spec)) {
    refuse(where, 'spec', ENDLESS);
  }
  for (const { path, variable } of variablesIn(['spec'], spec)) {
    check(where, fieldText(path), variable, rule);
  }
}

/** Stash replaces the variables in the whole of a manifest, and gives up on all of it at one that has no end. */
export const finishedVariable: ValueRule = (variable) => variable.endsWith('}')
  ? undefined
  : wrong('is a variable without its end, at which the substitution of Stash fails', 'close it with "}"');
