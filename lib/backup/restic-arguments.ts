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

/** The flags that take no value from the argument behind them. */
const SWITCHES: readonly string[] = [
  'cleanup-cache', 'dry-run', 'exclude-caches', 'exclude-cloud-files', 'force', 'help', 'ignore-ctime', 'ignore-inode', 'insecure-no-password', 'insecure-tls',
  'json', 'no-cache', 'no-extra-verify', 'no-lock', 'no-scan', 'one-file-system', 'quiet', 'skip-if-unchanged', 'stdin', 'stdin-from-command',
  'use-fs-snapshot', 'verbose', 'with-atime',
];

const LETTERS: { readonly [letter: string]: string } = {
  e: 'exclude', f: 'force', h: 'help', H: 'host', n: 'dry-run', o: 'option', p: 'password-file', q: 'quiet', r: 'repo', v: 'verbose', x: 'one-file-system',
};

function flagsIn(args: readonly string[]): Flag[] {
  const flags: Flag[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined && arg !== '--'; arg = rest.shift()) {
    if (arg.startsWith('--')) {
      const [, name, value] = /^--([^=]*)(?:=([^]*))?$/.exec(arg)!;
      flags.push({ name: name!, written: `--${name}`, value: value ?? (SWITCHES.includes(name!) ? undefined : rest.shift()) });
    } else if (arg.startsWith('-')) {
      flags.push(...shortFlags(arg.slice(1), rest));
    }
  }
  return flags;
}

/** Several letters may stand behind one hyphen; the first that takes a value has the rest, or else the next argument. */
function shortFlags(letters: string, rest: string[]): Flag[] {
  const [letter = '', ...others] = letters;
  const name = LETTERS[letter];
  if (name === undefined) {
    return [];
  }
  const behind = others.join('');
  const written = `-${letter}`;
  if (behind.startsWith('=') && behind.length > 1) {
    return [{ name, written, value: behind.slice(1) }];
  }
  return SWITCHES.includes(name)
    ? [{ name, written }, ...shortFlags(behind, rest)]
    : [{ name, written, value: behind === '' ? rest.shift() : behind }];
}
