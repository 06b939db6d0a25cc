import type { IConstruct } from 'constructs';
import { check, type ValueRule } from '../check/refusal';

/** A variable without a default. */
export const VARIABLE = /\$\{[A-Za-z_][A-Za-z0-9_]*\}/g;

export const hasVariable = (text: string) => text.includes('${');

/** Stash replaces the variables in the whole of a Function and of a Task, and gives up on both at one that has no end. */
export function checkVariables(where: IConstruct, field: string, value: unknown): void {
  if (typeof value === 'string') {
    check(where, field, value, closedVariables);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => checkVariables(where, `${field}[${index}]`, item));
  } else if (typeof value === 'object' && value !== null) {
    Object.entries(value).forEach(([name, member]) => checkVariables(where, `${field}.${name}`, member));
  }
}

const closedVariables: ValueRule = (text) => /\$\{[^}]*$/.test(text)
  ? 'holds a variable without its end, at which the substitution of Stash fails: close it with "}"'
  : undefined;
