import type { FieldPath } from '../../kubernetes/manifest-fields';
import { type Complaint, NOT_SHOWN, wrong } from '../../refusal/complaint';
import { fit } from '../../refusal/quote';

const inPlainText = (what: string, field: FieldPath): Complaint => wrong(
  `${what}, and anyone who may read the object sees it`,
  `${field.some((step) => REQUESTS.includes(step)) ? OF_REQUEST : 'put it into a Secret, refer to that'}, and change the credential if this was ever pushed`,
);

/** The actions of hooks that Stash carries out with what the manifest has, and nothing of a Secret. */
const REQUESTS: FieldPath = ['httpGet', 'httpPost'];

const OF_REQUEST = 'send the request to a Service that adds it, or by a command in a container that has it in a variable or a file';

/**
 * A complaint about a value that is not shown.
 *
 * @param field the path of the value in its manifest
 */
export const valueInPlainText = (what: string, field: FieldPath): Complaint => inPlainText(`${NOT_SHOWN} ${what}`, field);

/** A complaint about the value of what has a name. */
export const namedInPlainText = (name: string, field: FieldPath = []): Complaint => inPlainText(`${fit(name)} is here in plain text (not shown)`, field);
