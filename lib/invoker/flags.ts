import { parseArgs } from 'node:util';
import { about, type Complaint, type ValueRule } from '../refusal/complaint';

/** A flag among the arguments of a program, as the program reads it. */
export interface Flag {
  readonly name: string;
  /** As it is written, without its value: that may be a secret. */
  readonly written: string;
  readonly value?: string;
}

/** The arguments of a program, as the program reads them. */
export interface CommandLine {
  /** Those that change anything: a switch may be given to be off. */
  readonly flags: readonly Flag[];
  /** What is no flag, and no value of one. */
  readonly words: readonly string[];
}

/** The flags of a program that take no value from the argument behind them, and those that do; of the rest it does not matter. */
export interface Syntax {
  readonly switches: readonly string[];
  readonly valued: readonly string[];
  /** Those of `valued` that may stand without one, and take none from the argument behind them. */
  readonly optional?: readonly string[];
  /** The letters that stand for them. */
  readonly letters: { readonly [flag: string]: string };
  /** The values with which a flag says what is so without it; an empty one is none. */
  readonly usual?: ReadonlyMap<string, RegExp>;
  /** Whether the beginning of a name is enough, as for getopt. */
  readonly abbreviates?: boolean;
}

/** What a flag does behind the back of Stash, and what to do instead, by the name of the flag. */
export type Harm = ReadonlyMap<string, Complaint>;

/** Judges arguments by what the flags in them do. */
export const withoutFlags = (lineOf: LineReader, harm: Harm): ValueRule<readonly string[]> => (args) => harmIn(lineOf(args), harm);

/** What the first flag does that does any harm. */
export function harmIn({ flags }: CommandLine, harm: Harm): Complaint | undefined {
  const flag = flags.find(({ name }) => harm.has(name));
  return flag && about(`hold ${flag.written},`, harm.get(flag.name)!);
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

/** Programs read some arguments in another way than Node: they take "=" behind a letter as behind a word. */
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
