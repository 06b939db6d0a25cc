import { hookType, type Hook } from './hook';
import type * as wire from '../../../imports/stash';
import { wrong } from '../../refusal/complaint';
import type { Field } from '../../refusal/field';
import type { ValueType } from '../../refusal/value-type';

/** Renders a hook that runs after the data has been moved, and for which results. A policy without a hook is refused. */
export function hookAfter<Policy>(
  field: Field, name: string, hook: Hook | undefined, policy: Policy | undefined, policyType: ValueType,
): wire.Hook & { readonly executionPolicy?: Policy } | undefined {
  const at = field.at(name);
  at.checkType(hook, hookType);
  at.at('executionPolicy').checkType(policy, policyType);
  if (policy !== undefined && hook === undefined) {
    at.at('executionPolicy').refuse(wrong('is set without a hook', `give ${name} as well, or leave it out`));
  }
  return hook && { ...hook._toWire(), executionPolicy: policy };
}
