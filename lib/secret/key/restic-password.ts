import { type ValueRule, wrong } from '../../refusal/complaint';
import { unsetCredential } from '../../refusal/unset';

const EXISTING = 'for a repository that was created with it, keep its Secret: StorageSecret.fromSecretName() in an app, an acknowledgement in a manifest';

/** RESTIC_PASSWORD, which restic takes to the byte. The complaints never say how long it is, nor what it holds. */
export const resticPassword: ValueRule = (password) => {
  if (password === '') {
    return wrong('is empty, which restic refuses', 'give the password');
  }
  if (password.trim() !== password) {
    return wrong('begins or ends with white space, which would be part of the password', `remove it (${EXISTING})`);
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(password)) {
    return wrong('contains a control character, which would not reach restic unchanged through its environment', 'remove it');
  }
  if (/^(["'`])[^]*\1$/.test(password)) {
    return wrong('is in quotes, which would be part of the password', `remove them (${EXISTING})`);
  }
  return unsetCredential(password);
};
