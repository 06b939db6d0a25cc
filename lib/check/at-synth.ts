import type { IConstruct } from 'constructs';
import { quote, type ValueRule } from './refusal';

/**
 * Reports the value when the app is synthesised, where the rule then has a complaint about it: for what hangs on a choice that may be made after
 * the construct is defined. All that is reported comes in one error, and cdk8s puts the path of the construct in front.
 *
 * @param where the construct that was given the value
 * @param field the field of the manifest, in Kubernetes notation
 */
export function checkAtSynth<T>(where: IConstruct, field: string, value: T, rule: ValueRule<T>): void {
  where.node.addValidation({
    validate: () => {
      const complaint = rule(value);
      return complaint === undefined ? [] : [`${field}: ${quote(value)} ${complaint}`];
    },
  });
}
