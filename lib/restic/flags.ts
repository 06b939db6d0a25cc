import { parseArgs } from 'node:util';
import { about, type Complaint } from '../refusal/complaint';

/** A flag among the arguments of a program, as the program reads it. */
interface Flag {
  readonly name: string;
  /** The flag as it is written, without its value, which may be a secret. */
  readonly written: string;
  readonly value?: string;
}

/** The arguments of a program, as the program reads them. */
export interface CommandLine {
  /** The flags that have an effect: without switches that are turned off, and values that are the default anyway. */
  readonly flags: readonly Flag[];
  /** The positional arguments. */
  readonly words: readonly string[];
}

/** How a program reads its flags. */
interface Syntax {
  /** Values that leave the default as it is, by the name of the flag; the empty text stands for a flag without a value. */
  readonly usual?: ReadonlyMap<string, RegExp>;
  /** Whether a name may be abbreviated to an unambiguous prefix, as with getopt. */
  readonly abbreviates?: boolean;
}

/** A flag that a program has. */
interface KnownFlag {
  readonly name: string;
  /** Its short option. */
  readonly letter?: string;
  /** How it is listed: without a value, with one, or with one that is given in the same argument only. */
  readonly value: '' | '=' | '?';
}

/** The flags in a list, each `name` or `name|letter`, with "=" after those that take a value, and "?" after those that take one in the same argument only. */
export const flagsIn = (list: string): KnownFlag[] => [...list.matchAll(/([\w-]+)(?:\|(\S))?([=?]?)/g)]
  .map(([, name, letter, value]) => ({ name: name!, letter, value: value as KnownFlag['value'] }));

/** What is wrong with each flag that interferes with Stash, and what to do instead, by `name`, or by `name=value` if other values do no harm. */
export type Harm = ReadonlyMap<string, Complaint>;

/** The complaint about the first flag that is in `harm`. */
export function harmIn({ flags }: CommandLine, harm: Harm): Complaint | undefined {
  const [complaint] = flags.flatMap(({ name, value, written }) => {
    const found = harm.get(name) ?? harm.get(`${name}=${value}`);
    return found === undefined ? [] : [about(`contains ${written},`, found)];
  });
  return complaint;
}

export type LineReader = (args: readonly string[]) => CommandLine;

/** @param list those of its flags that take no value, or take one from the next argument, as `flagsIn` reads it; others need not be listed */
export function lineReader(list: string, { usual, abbreviates = true }: Syntax = {}): LineReader {
  const known = new Map(flagsIn(list).map((flag) => [flag.name, flag]));
  const options = Object.fromEntries([...known].map(([name, { letter, value }]) =>
    [name, { type: value === '' ? 'boolean' : 'string', ...letter === undefined ? {} : { short: letter } } as const]));
  const isUsual = (name: string, value = '') => (known.get(name)?.value === '' ? OFF : usual?.get(name))?.test(value);
  const spelledOut = speller(known, abbreviates);
  return (args) => {
    const { tokens } = parseArgs({ args: args.map(spelledOut), options, strict: false, allowPositionals: true, tokens: true });
    return {
      flags: tokens.flatMap((token): Flag[] => token.kind !== 'option' || isUsual(token.name, token.value) ? [] : [{
        name: token.name,
        written: args[token.index]!.startsWith('--') ? token.rawName : `-${known.get(token.name)?.letter ?? token.name}`,
        value: token.value,
      }]),
      words: tokens.flatMap((token) => token.kind === 'positional' ? [token.value] : []),
    };
  };
}

const OFF = /^(?:0|f|F|false|False|FALSE)$/;

/** Rewrites an argument for Node's parseArgs, which knows no "=" after a short option, no abbreviations and no optional values. */
function speller(known: ReadonlyMap<string, KnownFlag>, abbreviates: boolean): (arg: string) => string {
  const byLetter = new Map([...known.values()].map(({ letter, name }) => [letter, name]));
  const whole = (word: string) => {
    const name = word.replaceAll('_', '-');
    const [only, ...others] = known.has(name) ? [name] : [...known.keys()].filter((one) => one.startsWith(name));
    return others.length === 0 ? only : undefined;
  };
  return (arg) => {
    const [, letter, word, value] = /^-(?:([^-])|-([^=]+))(=[^]*)?$/.exec(arg) ?? [];
    const name = letter !== undefined ? byLetter.get(letter) : word !== undefined && abbreviates ? whole(word) : word;
    const isOptional = known.get(name ?? '')?.value === '?';
    if (name === undefined || value === undefined && letter !== undefined && !isOptional) {
      return arg;
    }
    return `--${name}${value ?? (isOptional ? '=' : '')}`;
  };
}
