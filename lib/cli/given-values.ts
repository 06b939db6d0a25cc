import { CommandError, REFUSED, UNUSABLE } from './command';
import { aboutUnshown, textOf, wrong } from '../refusal/complaint';
import { isInCapitals, looksLikeCredential } from '../refusal/credential-shape';
import { nearest } from '../refusal/near';
import { quote } from '../refusal/quote';
import { readOrReject, withoutTrailingNewline } from '../secret/delivery/credential-file';
import { namedVariable, originOf, TrailingNewline } from '../secret/delivery/sensitive-value';
import { keyElsewhere } from '../secret/key/key-elsewhere';
import { STORAGE_KEYS } from '../secret/key/storage-key';

/** A value that is to be sealed. */
export interface GivenValue {
  readonly key: string;
  readonly bytes: Buffer;
}

/** Where values come from. Each is `KEY` or `KEY=source`. */
interface Sources {
  readonly variables: readonly string[];
  readonly files: readonly string[];
  readonly trailingNewline: TrailingNewline;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly cwd: string;
}

/** Reads and validates the values. No message shows any part of a value. */
export function givenValues({ variables, files, trailingNewline, env, cwd }: Sources): GivenValue[] {
  const values = [
    ...variables.map((given) => fromEnvironment(given, env)),
    ...files.map((given) => fromFile(given, trailingNewline, cwd)),
  ];
  refuseSharedPassword(values);
  return values;
}

/** As the constructs do: with one value for both, a new key of the account would be a new password of the repository, which nothing opens any longer. */
function refuseSharedPassword(values: readonly GivenValue[]): void {
  const password = values.find(({ key }) => key === 'RESTIC_PASSWORD');
  const same = values.find(({ key, bytes }) => key !== password?.key && STORAGE_KEYS.has(key) && password?.bytes.equals(bytes));
  if (same !== undefined) {
    throw new CommandError(`RESTIC_PASSWORD has the value of ${same.key}: give each its own`, REFUSED);
  }
}

function fromEnvironment(given: string, env: Readonly<NodeJS.ProcessEnv>): GivenValue {
  const { key, source, where } = assignment('--from-env', given);
  const variable = originOf(namedVariable(source));
  const value = Object.hasOwn(env, source) ? env[source] : undefined;
  if (value === undefined) {
    throw new CommandError(`${where}: ${variable} is not set: set it, or use --from-file; the part after "=" is the name of a variable, not the value`,
      UNUSABLE);
  }
  // Node has replaced bytes that are not UTF-8 by U+FFFD.
  if (/[\p{Cs}\ufffd]/u.test(value)) {
    throw new CommandError(`${where}: ${variable} is not text in UTF-8, and would be altered: put it into a file, and use --from-file`, REFUSED);
  }
  judge(key, value, `${where}: ${variable}`);
  return { key, bytes: Buffer.from(value) };
}

function fromFile(given: string, trailingNewline: TrailingNewline, cwd: string): GivenValue {
  const { key, source, where } = assignment('--from-file', given);
  const bytes = readOrReject(source, (complaint) => {
    throw new CommandError(`${where}: ${textOf(complaint)}`, UNUSABLE);
  }, cwd);
  const content = withoutTrailingNewline(bytes);
  // If the rule of the key accepts the line break, as for a JSON document, it does not become part of a credential.
  const known = STORAGE_KEYS.get(key);
  const harmless = content.length === bytes.length || (known !== undefined && known.rule(bytes.toString('utf8')) === undefined);
  if (!harmless && trailingNewline === TrailingNewline.REJECT) {
    throw new CommandError(`${where}: the file ends in a line break, which would become part of the value: write the file without it `
      + '(printf instead of echo), or choose what to do with it: --trailing-newline strip or keep', REFUSED);
  }
  judge(key, content.toString('utf8'), `${where}: the file`);
  return { key, bytes: trailingNewline === TrailingNewline.STRIP ? content : bytes };
}

/** The parts of `KEY=source`. Without a source, key and source have one name. */
function assignment(option: string, given: string): { readonly key: string; readonly source: string; readonly where: string } {
  const [, key = '', source = key] = /^([^=]*)(?:=([^]*))?$/.exec(given)!;
  if (!/^[-._A-Za-z0-9]{1,253}$/.test(key) || /^\.\.?$/.test(key) || looksLikeCredential(key)) {
    throw new CommandError(`${option}: the given value (not shown) does not begin with a key of a Secret: letters, digits, "-", "_" and "."; `
      + `write ${option} RESTIC_PASSWORD, or ${option} RESTIC_PASSWORD=${option === '--from-env' ? 'VARIABLE' : 'PATH'}`, UNUSABLE);
  }
  return { key, source, where: `${option} ${keyInMessage(key)}` };
}

function judge(key: string, text: string, where: string): void {
  const complaint = STORAGE_KEYS.get(key)?.rule(text) ?? (text === '' ? wrong('is empty', 'leave the key out, or give its value') : undefined);
  if (complaint !== undefined) {
    throw new CommandError(textOf(aboutUnshown(complaint, where)), REFUSED);
  }
}

const keyInMessage = (key: string) => isInCapitals(key) ? key : '(a key, not shown because it is not in capitals)';

/** A warning about a key that is no secret, or that Stash does not read; no error, since the Secret may be for something else. */
export function keyWarning(key: string): string | undefined {
  const known = STORAGE_KEYS.get(key);
  if (known !== undefined) {
    return known.isClear
      ? `${key} is not secret, and the constructs of cdk8s-stash write it in plain text: they refuse a sealed file with it; leave it out for them`
      : undefined;
  }
  const capitals = key.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const meant = keyElsewhere(key) ?? nearest(capitals, STORAGE_KEYS.keys());
  return meant === undefined ? undefined : `Stash does not read ${quote(key)}; did you mean ${meant}?`;
}
