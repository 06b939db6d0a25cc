import { PASSWORD_NAME } from '../refusal/password-pattern';

/** The long option for a password, alike in all programs of addons that have one. Options that begin with `--ask`, `--no-` or `--skip-` take none. */
const LONG_OPTION = new RegExp(String.raw`--(?!ask|no-|skip-)[a-z-]{0,40}(?:${PASSWORD_NAME})(?:=|\s+)[^\s-]`, 'i');

/**
 * Whether a text gives a password to a program, such as `--password=…`.
 *
 * @param others the further options of an addon
 */
export const holdsPasswordOption = (text: string, others: readonly RegExp[] = []): boolean =>
  [LONG_OPTION, ...others].some((option) => option.test(text));
