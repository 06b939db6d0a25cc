import { parseArgs } from 'node:util';
import type { ValueRule } from '../check/refusal';

/** A flag among the arguments of `restic backup`, as restic reads it. */
interface Flag {
  readonly name: string;
  /** As it is written, without its value: that may be a secret. */
  readonly written: string;
  readonly value?: string;
}

const ELSEWHERE = 'by which snapshots are stored where neither retention nor a restore looks for them: leave it out, and write the place into the Repository';

/** What flags do that Stash does not know of, and what to do instead. */
const OVERRIDING: ReadonlyMap<string, string> = new Map([
  ['dry-run', 'with which restic stores nothing and reports success: leave it out'],
  ['help', 'with which restic stores nothing and reports success: leave it out'],
  ['host', 'by which snapshots are stored under another host than a restore looks for: leave it out, and give the data its name with alias'],
  ['repo', ELSEWHERE],
  ['repository-file', ELSEWHERE],
  ['time', 'by which all snapshots are of one time, so that neither retention nor a restore knows the newest: leave it out'],
]);

/** Judges the arguments for restic: those that would change behind the back of Stash where, when, as whose or whether data is stored. */
export const resticArguments: ValueRule<readonly string[]> = (args) => {
  const flag = flagsIn(args).find(({ name, value }) => OVERRIDING.has(name) && !(SWITCHES.includes(name) && isOff(value)));
  return flag && `hold ${flag.written}, ${OVERRIDING.get(flag.name)!}`;
};

/** The patterns of files that are left out by arguments. */
export const excludedBy = (args: readonly string[]): string[] =>
  flagsIn(args).flatMap(({ name, value }) => ['exclude', 'iexclude'].includes(name) && value !== undefined ? [value] : []);

const isOff = (value: string | undefined) => value !== undefined && ['0', 'f', 'F', 'false', 'False', 'FALSE'].includes(value);

/** The flags of `restic backup` that take no value from the argument behind them, and those that do; of the rest it does not matter. */
const SWITCHES = ['dry-run', 'force', 'help', 'one-file-system', 'quiet', 'verbose'];
const VALUED = [
  'cacert', 'cache-dir', 'exclude', 'exclude-file', 'exclude-if-present', 'exclude-larger-than', 'files-from', 'files-from-raw', 'files-from-verbatim',
  'group-by', 'host', 'iexclude', 'iexclude-file', 'key-hint', 'limit-download', 'limit-upload', 'option', 'pack-size', 'parent', 'password-command',
  'password-file', 'read-concurrency', 'repo', 'repository-file', 'retry-lock', 'stdin-filename', 'tag', 'time', 'tls-client-cert',
];
const LETTERS: { readonly [flag: string]: string } = {
  'dry-run': 'n',
  'exclude': 'e',
  'force': 'f',
  'help': 'h',
  'host': 'H',
  'one-file-system': 'x',
  'option': 'o',
  'password-file': 'p',
  'quiet': 'q',
  'repo': 'r',
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
