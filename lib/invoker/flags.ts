import { parseArgs } from 'node:util';
import { about, type Complaint, type ValueRule } from '../refusal/complaint';

/** A flag among the arguments of a program, as the program reads it. */
export interface Flag {
  readonly name: string;
  /** As it is written, without its value: that may be a secret. */
  readonly written: string;
  readonly value?: string;
}

/** The flags of a program that take no value from the argument behind them, and those that do; of the rest it does not matter. */
export interface Syntax {
  readonly switches: readonly string[];
  readonly valued: readonly string[];
  /** The letters that stand for them. */
  readonly letters: { readonly [flag: string]: string };
  /** The values with which a flag says what is so without it; an empty one is none. */
  readonly usual?: ReadonlyMap<string, RegExp>;
}

/** What a flag does behind the back of Stash, and what to do instead, by the name of the flag. */
export type Harm = ReadonlyMap<string, Complaint>;

/** Judges arguments by what the flags in them do. */
export const withoutFlags = (flagsIn: FlagReader, harm: Harm): ValueRule<readonly string[]> => (args) => {
  const flag = flagsIn(args).find(({ name }) => harm.has(name));
  return flag && about(`hold ${flag.written},`, harm.get(flag.name)!);
};

/** The flags among arguments that change anything: a switch may be given to be off. */
export type FlagReader = (args: readonly string[]) => readonly Flag[];

export function flagReader({ switches, valued, letters, usual }: Syntax): FlagReader {
  const option = (type: 'boolean' | 'string') => (name: string) => [name, { type, ...name in letters ? { short: letters[name] } : {} }] as const;
  const options = Object.fromEntries([...switches.map(option('boolean')), ...valued.map(option('string'))]);
  const isUsual = (name: string, value = '') => (switches.includes(name) ? OFF : usual?.get(name))?.test(value);
  const names = new Map(Object.entries(letters).map(([name, letter]) => [letter, name]));
  return (args) => {
    const { tokens } = parseArgs({ args: args.map((arg) => spelledOut(arg, names)), options, strict: false, allowPositionals: true, tokens: true });
    return tokens.flatMap((token): Flag[] => token.kind !== 'option' || isUsual(token.name, token.value) ? [] : [{
      name: token.name,
      written: args[token.index]!.startsWith('--') ? token.rawName : `-${letters[token.name] ?? token.name}`,
      value: token.value,
    }]);
  };
}

const OFF = /^(?:0|f|F|false|False|FALSE)$/;

/** Programs take "=" behind a letter as behind a word, and Node does not. */
function spelledOut(arg: string, names: ReadonlyMap<string, string>): string {
  const [, letter, value] = /^-(\w)=([^]+)$/.exec(arg) ?? [];
  const name = letter === undefined ? undefined : names.get(letter);
  return name === undefined ? arg : `--${name}=${value}`;
}
