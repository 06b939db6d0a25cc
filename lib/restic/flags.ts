import { parseArgs } from 'node:util';
import { about, type Complaint } from '../refusal/complaint';

/** A flag among the arguments of a program, as the program reads it. */
export interface Flag {
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

/** The flags of a program: those that take no value from the next argument, and those that do. Others need not be listed. */
export interface Syntax {
  readonly switches: readonly string[];
  readonly valued: readonly string[];
  /** The flags of `valued` whose value is optional; it is given in the same argument only. */
  readonly optional?: readonly string[];
  /** The short option of each flag that has one. */
  readonly letters: { readonly [flag: string]: string };
  /** Values that leave the default as it is, by the name of the flag; the empty text stands for a flag without a value. */
  readonly usual?: ReadonlyMap<string, RegExp>;
  /** Whether a name may be abbreviated to an unambiguous prefix, as with getopt. */
  readonly abbreviates?: boolean;
}

/** What is wrong with each flag that interferes with Stash, and what to do instead, by the name of the flag. */
export type Harm = ReadonlyMap<string, Complaint>;

/** The complaint about the first flag that is in `harm`. */
export function harmIn({ flags }: CommandLine, harm: Harm): Complaint | undefined {
  const flag = flags.find(({ name }) => harm.has(name));
  return flag && about(`contains ${flag.written},`, harm.get(flag.name)!);
}

export type LineReader = (args: readonly string[]) => CommandLine;

export function lineReader(syntax: Syntax): LineReader {
  const { switches, valued, letters, usual } = syntax;
  const option = (type: 'boolean' | 'string') => (name: string) => [name, { type, ...name in letters ? { short: letters[name] } : {} }] as const;
  const options = Object.fromEntries([...switches.map(option('boolean')), ...valued.map(option('string'))]);
  const isUsual = (name: string, value = '') => (switches.includes(name) ? OFF : usual?.get(name))?.test(value);
  const spelledOut = speller(syntax);
  return (args) => {
    const { tokens } = parseArgs({ args: args.map(spelledOut), options, strict: false, allowPositionals: true, tokens: true });
    return {
      flags: tokens.flatMap((token): Flag[] => token.kind !== 'option' || isUsual(token.name, token.value) ? [] : [{
        name: token.name,
        written: args[token.index]!.startsWith('--') ? token.rawName : `-${letters[token.name] ?? token.name}`,
        value: token.value,
      }]),
      words: tokens.flatMap((token) => token.kind === 'positional' ? [token.value] : []),
    };
  };
}

const OFF = /^(?:0|f|F|false|False|FALSE)$/;

/** Rewrites an argument for Node's parseArgs, which knows no "=" after a short option, no abbreviations and no optional values. */
function speller({ switches, valued, optional = [], letters, abbreviates = false }: Syntax): (arg: string) => string {
  const byLetter = new Map(Object.entries(letters).map(([name, letter]) => [letter, name]));
  const known = [...switches, ...valued];
  const whole = (word: string) => {
    const name = word.replaceAll('_', '-');
    const [only, ...others] = known.includes(name) ? [name] : known.filter((one) => one.startsWith(name));
    return others.length === 0 ? only : undefined;
  };
  return (arg) => {
    const [, letter, word, value] = /^-(?:([^-])|-([^=]+))(=[^]*)?$/.exec(arg) ?? [];
    const name = letter !== undefined ? byLetter.get(letter) : word !== undefined && abbreviates ? whole(word) : word;
    if (name === undefined || value === undefined && letter !== undefined && !optional.includes(name)) {
      return arg;
    }
    return `--${name}${value ?? (optional.includes(name) ? '=' : '')}`;
  };
}
