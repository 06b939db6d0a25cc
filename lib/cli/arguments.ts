import { parseArgs, type ParseArgsConfig } from 'node:util';
import { unusable } from './command';
import { about, textOf, type ValueRule } from '../refusal/complaint';
import { nearest } from '../refusal/near';
import { quote, withQuestion } from '../refusal/quote';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T; strict: true; allowPositionals: true }>>;

/**
 * Parses the options of a command, and positional arguments where it takes any. Messages of Node may repeat an argument, which may be a credential in
 * the wrong place; these never do.
 */
export function parsed<T extends Options>(args: readonly string[], options: T, { allowPositionals = false } = {}): Parsed<T> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional' && !allowPositionals) {
      unusable('an argument (not shown) does not belong to an option: write --option value or --option=value');
    }
    if (token.kind !== 'option') {
      continue;
    }
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) {
      const near = nearest(token.name, Object.keys(options));
      unusable(withQuestion(`${optionName(token.rawName)} is unknown`, near && `--${near}`));
    }
    if (option.type === 'boolean' ? token.value !== undefined : token.value === undefined || isOption(token)) {
      unusable(`--${token.name} ${option.type === 'boolean' ? 'takes no value' : 'needs a value'}`);
    }
  }
  return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
}

/** Whether the value of an option is missing, and was taken from the next option. */
function isOption({ value = '', inlineValue }: { readonly value?: string; readonly inlineValue?: boolean }): boolean {
  return !inlineValue && value.startsWith('-') && value !== '-';
}

const optionName = (name: string) => /^--?[a-z][a-z-]*$/.test(name) ? `option ${quote(name)}` : 'an option (not shown)';

/** Returns `given` if it is one of `allowed`. The setting may be an option, or come from a file. */
export function oneOf<T extends string>(setting: string, given: string, allowed: readonly T[]): T {
  return allowed.find((value) => value === given)
    ?? unusable(withQuestion(`${setting}: ${quote(given)} is not one of ${allowed.join(', ')}`, nearest(given, allowed)));
}

/** Returns `given` if it satisfies `rule`, or is undefined. */
export function judged<T extends string | undefined>(setting: string, given: T, rule: ValueRule): T {
  const complaint = given === undefined ? undefined : rule(given);
  return complaint === undefined ? given : unusable(textOf(about(`${setting}: ${quote(given)}`, complaint)));
}
