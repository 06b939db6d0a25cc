import { catalogued } from './addons';
import { addonOfTask } from './catalogue';
import { text } from './parameter-form';
import type * as wire from '../../imports/stash';
import { type ValueRule, wrong } from '../refusal/complaint';
import { check, type Where } from '../refusal/refusal';
import { checkType, structType } from '../refusal/value-type';

/** Lists parameters sorted by name: their order has no meaning, and maps of some languages have none. */
export function params(entries: Iterable<readonly [name: string, value: string]>): { params?: wire.Param[] } {
  const sorted = [...entries].map(([name, value]) => ({ name, value })).sort((a, b) => a.name < b.name ? -1 : 1);
  return sorted.length === 0 ? {} : { params: sorted };
}

/**
 * Checks and lists parameters that the user gives by their names on the wire.
 *
 * @param task the name of the Task, or of the Function of a step, that takes the parameters
 */
export function givenParams(
  where: Where, field: string, task: string, given: { readonly [name: string]: string } | undefined,
): { params?: wire.Param[] } {
  const options = catalogued(addonOfTask(task))?.passwordOptions;
  checkType(where, field, given, structType);
  return params(Object.entries(given ?? {}).map(([name, value]) => {
    check(where, field, name, variableName);
    return [name, text(where, `${field}.${name}`, value, options)] as const;
  }));
}

const variableName: ValueRule = (name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
  ? undefined
  : wrong('is not the name of a parameter', 'use letters, digits and "_", not starting with a digit');
