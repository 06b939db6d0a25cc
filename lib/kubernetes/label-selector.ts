import { asFields, asList, asText, asTexts } from './manifest-fields';
import { type Complaint, wrong } from '../refusal/complaint';

/** The label that Kubernetes itself puts on every namespace. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** An operator of `matchExpressions`, which compares the values of an expression with a label; undefined stands for a missing label. */
interface Operator {
  readonly takesValues: boolean;
  readonly holds: (values: readonly string[], label: string | undefined) => boolean;
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['In', { takesValues: true, holds: (values, label) => label !== undefined && values.includes(label) }],
  ['NotIn', { takesValues: true, holds: (values, label) => label === undefined || !values.includes(label) }],
  ['Exists', { takesValues: false, holds: (_, label) => label !== undefined }],
  ['DoesNotExist', { takesValues: false, holds: (_, label) => label === undefined }],
]);

/** What is wrong with an expression of a selector, by its operator and the number of its values. */
export function expressionComplaint(operator: string, values: number): Complaint | undefined {
  const takesValues = OPERATORS.get(operator)?.takesValues;
  if (takesValues === undefined) {
    return wrong('is not an operator', 'use In, NotIn, Exists or DoesNotExist');
  }
  if (takesValues === values > 0) {
    return undefined;
  }
  return takesValues ? wrong('has no values', 'give at least one') : wrong('takes no values', 'leave them out');
}

/** What a selector requires of one label. */
export interface Requirement {
  readonly key: string;
  /** Absent if the expression is invalid, in which case the selector matches nothing. */
  readonly holds?: (label: string | undefined) => boolean;
}

/** The requirements of a selector, all of which have to hold. */
export function requirementsOf(selector: unknown): readonly Requirement[] {
  const { matchLabels, matchExpressions } = asFields(selector);
  const equalities = Object.entries(asFields(matchLabels)).map(([key, value]) => ({ key, operator: 'In', values: [String(value)] }));
  return [...equalities, ...asList(matchExpressions)].map((expression) => {
    const operator = OPERATORS.get(asText(expression.operator) ?? '');
    const values = asTexts(expression.values);
    const isSound = operator?.takesValues === values.length > 0;
    return { key: asText(expression.key) ?? '', holds: isSound ? (label) => operator.holds(values, label) : undefined };
  });
}

/** Whether a namespace meets a requirement on its labels, as far as its name tells; undefined if another label decides. */
export function meetsByName(namespace: string, { key, holds }: Requirement): boolean | undefined {
  if (holds === undefined) {
    return false;
  }
  return key === NAMESPACE_NAME && namespace !== '' ? holds(namespace) : undefined;
}
