import type { FieldPath } from '../../kubernetes/manifest-fields';
import { type Complaint, NOT_SHOWN, wrong } from '../../refusal/complaint';
import { fit } from '../../refusal/quote';

const inPlainText = (what: string, field: FieldPath): Complaint => wrong(
  `${what}, and anyone who may read the object sees it`,
  `${PLACES.find(([steps]) => field.some((step) => steps.includes(step)))?.[1] ?? 'put it into a Secret, refer to that'}, and change the credential if this was ever pushed`,
);

/** What cannot refer to a Secret, by a step in the path of its field, and what to do instead. */
const PLACES: ReadonlyArray<readonly [steps: FieldPath, mend: string]> = [
  [['httpGet', 'httpPost'], 'send the request to a Service that adds it, or by a command in a container that has it in a variable or a file'],
  [['params'], 'put it into the Secret of the AppBinding, from which the addon reads it'],
];

/**
 * A complaint about a value that is not shown.
 *
 * @param field the path of the value in its manifest
 */
export const valueInPlainText = (what: string, field: FieldPath): Complaint => inPlainText(`${NOT_SHOWN} ${what}`, field);

/** A complaint about the value of what has a name. */
export const namedInPlainText = (name: string, field: FieldPath = []): Complaint => inPlainText(`${fit(name)} is here in plain text (not shown)`, field);
