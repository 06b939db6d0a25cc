import { type Complaint, type ValueRule, wrong } from '../../refusal/complaint';
import { unsetCredential } from '../../refusal/unset';

/** Mistakes in a credential of any service. */
function mistake(text: string): Complaint | undefined {
  if (text === '') {
    return wrong('is empty', 'give a value');
  }
  if (/^\s|\s$/.test(text)) {
    return wrong('begins or ends with white space', 'remove it');
  }
  if (/^(["'`])[^]*\1$/.test(text)) {
    return wrong('is in quotes', 'remove them');
  }
  return unsetCredential(text);
}

/**
 * A key, an id or a token, as a service issues it: one word of ASCII. The complaints never repeat it.
 *
 * @param form describes the right form, at the end of every complaint
 * @param confused refuses other values that are easily given by mistake
 */
export function issuedKey(form: string, confused: ValueRule = () => undefined): ValueRule {
  return (key) => {
    const complaint = mistake(key) ?? wrongKind(key) ?? confused(key)
      ?? (/^[!-~]+$/.test(key) ? undefined : wrong('contains white space or a character outside of ASCII', 'remove it'));
    return complaint && { ...complaint, mend: `${complaint.mend} (${form})` };
  };
}

function wrongKind(key: string): Complaint | undefined {
  if (/^\{[^]*\}$/.test(key)) {
    return wrong('is a whole JSON document', 'give only the value inside it');
  }
  if (/^(export\s+)?[A-Z][A-Z0-9]*_[A-Z0-9_]*=/.test(key)) {
    return wrong('is an assignment', 'give only what follows "="');
  }
  return undefined;
}

/** A password, in which a person may have put anything that fits on a line. The complaints never repeat it. */
export const accountPassword: ValueRule = (password) => mistake(password)
  ?? (/\p{Cc}/u.test(password)
    ? wrong('contains a control character, which would not reach restic unchanged through its environment', 'remove it')
    : undefined);

/** A name that is no secret, as the service knows it. */
export const accountName: ValueRule = (name) => mistake(name) ?? (/\p{Cc}/u.test(name) ? wrong('contains a control character', 'remove it') : undefined);

/** A user name in HTTP basic authentication, which ends at the first colon. */
export const basicUser: ValueRule = (name) => accountName(name)
  ?? (name.includes(':') ? wrong('contains a colon, where a server ends the user name', 'give the name without the password') : undefined);
