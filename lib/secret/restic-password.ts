import { type ValueRule, wrong } from '../refusal/complaint';

const EXISTING = 'for a repository that was made so, use a Secret that exists: StorageSecret.fromSecretName()';

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
    return wrong('holds a control character, which cannot reach restic through its environment unharmed', 'remove it');
  }
  if (/^(["'`])[^]*\1$/.test(password)) {
    return wrong('stands in quotes, which would be part of the password', `remove them (${EXISTING})`);
  }
  return undefined;
};
