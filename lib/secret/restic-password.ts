import type { ValueRule } from '../check/refusal';

/** RESTIC_PASSWORD, which restic takes to the byte. The complaints never say how long it is, nor what it holds. */
export const resticPassword: ValueRule = (password) => {
  if (password === '') {
    return 'is empty: restic refuses an empty password';
  }
  if (password.trim() !== password) {
    return 'begins or ends with white space, which would be part of the password: remove it '
      + '(for a repository that was made with it, keep it in a file: SensitiveValue.fromFile(path, { trailingNewline: TrailingNewline.KEEP }))';
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(password)) {
    return 'holds a control character, which cannot reach restic through its environment unharmed: remove it';
  }
  if (/^(["'`])[^]*\1$/.test(password)) {
    return 'stands in quotes, which would be part of the password: remove them '
      + '(for a repository that was made with them, use a Secret that exists: AzureStorageSecret.fromSecretName())';
  }
  return undefined;
};
