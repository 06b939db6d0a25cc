import { parseArgs, type ParseArgsConfig } from 'node:util';
import { unusable } from './command';
import { about, textOf, type ValueRule } from '../refusal/complaint';
import { nearest } from '../refusal/near';
import { quote } from '../refusal/quote';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T; strict: true; allowPositionals: true }>>;

/**
 * The options of a command, and what belongs to none, where it takes that. Node's own complaints may repeat what was given, which may be a credential in
 * the wrong place: here they never do.
 */
export function parsed<T extends Options>(args: readonly string[], options: T, { allowPositionals = false } = {}): Parsed<T> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional' && !allowPositionals) {
      unusable('an argument (not shown) belongs to no option: write --option value or --option=value');
    }
    if (token.kind !== 'option') {
      continue;
    }
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) {
      const near = nearest(token.name, Object.keys(options));
      unusable(`${optionName(token.rawName)} is unknown${near === undefined ? '' : `; did you mean "--${near}"?`}`);
    }
    if (option.type === 'boolean' ? token.value !== undefined : token.value === undefined || isOption(token)) {
      unusable(`--${token.name} ${option.type === 'boolean' ? 'takes no value' : 'needs a value'}`);
    }
  }
  return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
}

/** What follows an option without a value is the next option. */
function isOption({ value = '', inlineValue }: { readonly value?: string; readonly inlineValue?: boolean }): boolean {
  return !inlineValue && value.startsWith('-') && value !== '-';
}

const optionName = (name: string) => /^--?[a-z][a-z-]*$/.test(name) ? `option ${quote(name)}` : 'an option (not shown)';

/** What a setting is given, whether as an option or in a file, if it is one of these. */
export function oneOf<T extends string>(setting: string, given: string, allowed: readonly T[]): T {
  const near = nearest(given, allowed);
  return allowed.find((value) => value === given)
    ?? unusable(`${setting}: ${quote(given)} is not one of ${allowed.join(', ')}${near === undefined ? '' : `; did you mean "${near}"?`}`);
}

/** The same, if it is by the rule, or nothing is given. */
export function judged<T extends string | undefined>(setting: string, given: T, rule: ValueRule): T {
  const complaint = given === undefined ? undefined : rule(given);
  return complaint === undefined ? given : unusable(textOf(about(`${setting}: ${quote(given)}`, complaint)));
}
