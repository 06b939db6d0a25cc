import { parseArgs } from 'node:util';
import type { ValueRule } from '../check/refusal';

/** A flag among the arguments of restic, as restic reads it. */
interface Flag {
  readonly name: string;
  /** As it is written, without its value: that may be a secret. */
  readonly written: string;
  readonly value?: string;
}

/** Judges arguments by what flags do behind the back of Stash, and what to do instead, which stands behind the name of each. */
export const withoutFlags = (harm: ReadonlyMap<string, string>): ValueRule<readonly string[]> => (args) => {
  const flag = flagsIn(args).find(({ name, value }) => harm.has(name) && !(SWITCHES.includes(name) && isOff(value)));
  return flag && `hold ${flag.written}, ${harm.get(flag.name)!}`;
};

/** The patterns of files that are left out by arguments. */
export const excludedBy = (args: readonly string[]): string[] => valuesOf(args, ['exclude', 'iexclude']);

/** The patterns of the only files that come back by arguments. */
export const includedBy = (args: readonly string[]): string[] => valuesOf(args, ['include', 'iinclude']);

/** Whether what is mounted in a path is left out. */
export const isOnOneFileSystem = (args: readonly string[]): boolean => flagsIn(args).some(({ name, value }) => name === 'one-file-system' && !isOff(value));

const valuesOf = (args: readonly string[], names: readonly string[]): string[] =>
  flagsIn(args).flatMap(({ name, value }) => names.includes(name) && value !== undefined ? [value] : []);

const isOff = (value: string | undefined) => value !== undefined && ['0', 'f', 'F', 'false', 'False', 'FALSE'].includes(value);

/** The flags of restic that take no value from the argument behind them, and those that do; of the rest it does not matter. */
const SWITCHES = ['dry-run', 'force', 'help', 'one-file-system', 'quiet', 'verbose'];
const VALUED = [
  'cacert', 'cache-dir', 'exclude', 'exclude-file', 'exclude-if-present', 'exclude-larger-than', 'files-from', 'files-from-raw', 'files-from-verbatim',
  'group-by', 'host', 'iexclude', 'iexclude-file', 'iinclude', 'iinclude-file', 'include', 'include-file', 'key-hint', 'limit-download', 'limit-upload',
  'option', 'overwrite', 'pack-size', 'parent', 'password-command', 'password-file', 'path', 'read-concurrency', 'repo', 'repository-file', 'retry-lock',
  'stdin-filename', 'tag', 'target', 'time', 'tls-client-cert',
];
const LETTERS: { readonly [flag: string]: string } = {
  'dry-run': 'n',
  'exclude': 'e',
  'force': 'f',
  'help': 'h',
  'host': 'H',
  'include': 'i',
  'one-file-system': 'x',
  'option': 'o',
  'password-file': 'p',
  'quiet': 'q',
  'repo': 'r',
  'target': 't',
  'verbose': 'v',
};

const option = (type: 'boolean' | 'string') => (name: string) => [name, { type, ...name in LETTERS ? { short: LETTERS[name] } : {} }] as const;
const OPTIONS = Object.fromEntries([...SWITCHES.map(option('boolean')), ...VALUED.map(option('string'))]);

function flagsIn(args: readonly string[]): Flag[] {
  const { tokens } = parseArgs({ args: args.map(spelledOut), options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  return tokens.flatMap((token) => token.kind === 'option'
    ? [{ name: token.name, written: args[token.index]!.startsWith('--') ? token.rawName : `-${LETTERS[token.name] ?? token.name}`, value: token.value }]
    : []);
}

/** restic takes "=" behind a letter as behind a word, and Node does not. */
function spelledOut(arg: string): string {
  const [, letter, value] = /^-(\w)=([^]+)$/.exec(arg) ?? [];
  const name = Object.keys(LETTERS).find((one) => LETTERS[one] === letter);
  return name === undefined ? arg : `--${name}=${value}`;
}
