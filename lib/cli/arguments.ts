import { parseArgs, type ParseArgsConfig } from 'node:util';
import { unusable } from './command';
import { nearest } from '../check/near';
import { quote } from '../check/refusal';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T; strict: true }>>['values'];

/** The options of a command. Node's own complaints may repeat what was given, which may be a credential in the wrong place: here they never do. */
export function parsed<T extends Options>(args: readonly string[], options: T): Values<T> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') {
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
  return parseArgs({ args: [...args], options, strict: true }).values;
}

/** What follows an option without a value is the next option. */
function isOption({ value = '', inlineValue }: { readonly value?: string; readonly inlineValue?: boolean }): boolean {
  return !inlineValue && value.startsWith('-') && value !== '-';
}

const optionName = (name: string) => /^--?[a-z][a-z-]*$/.test(name) ? `option ${quote(name)}` : 'an option (not shown)';
