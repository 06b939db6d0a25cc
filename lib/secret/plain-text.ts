import { type Complaint, NOT_SHOWN, wrong } from '../refusal/complaint';
import { fit } from '../refusal/quote';

const inPlainText = (what: string): Complaint =>
  wrong(`${what}, and anyone who may read the object sees it`, 'put it into a Secret, refer to that, and change the credential if this was ever pushed');

/** A complaint about a value that is not shown. */
export const valueInPlainText = (what: string): Complaint => inPlainText(`${NOT_SHOWN} ${what}`);

/** A complaint about the value of what has a name. */
export const namedInPlainText = (name: string): Complaint => inPlainText(`${fit(name)} is here in plain text (not shown)`);
