import { parsed } from './arguments';
import type { Io } from './command';
import { knownRule } from './known-rule';
import { explanationOf, PLAIN } from '../check/explanation';
import { pageOf } from '../check/message';
import type { RuleDescription } from '../check/rule';
import { RULES } from '../check/rules/index';

const HELP = `Usage: cdk8s-stash explain [RULE]…

Says what a rule finds, why that matters, how to fix it, and the evidence for it. It needs no network. A RULE is an id or a name, such as STASH301 or
shared-snapshots. Without one, lists all rules.

Options:
  --help  print this text

Exit codes: 0 done, 2 not understood
`;

/** `cdk8s-stash explain`. */
export async function explain(args: readonly string[], { stdout }: Io, rules: readonly RuleDescription[] = RULES): Promise<number> {
  const { values, positionals } = parsed(args, { help: { type: 'boolean', short: 'h' } }, { allowPositionals: true });
  // A setting takes ids only, since a name may change.
  const texts = positionals.map((given) => textOf(rules.find(({ name }) => name === given) ?? knownRule(given, rules)));
  stdout.write(values.help ? HELP : texts.length > 0 ? texts.join('\n') : rules.map(line).join(''));
  return 0;
}

const line = ({ id, level, title }: RuleDescription) => `${id} ${level.padEnd('warning'.length)} ${title}\n`;

function textOf(rule: RuleDescription): string {
  const { paragraphs: [first, ...others], facts } = explanationOf(rule, PLAIN);
  return [
    wrapped(`${rule.id} ${first}`),
    ...others.map((text) => wrapped(text)),
    ...facts.length === 0 ? [] : [facts.map((fact) => wrapped(`- ${fact}`, '  ')).join('\n')],
    pageOf(rule),
  ].join('\n\n') + '\n';
}

/** Breaks a text into lines of up to 80 characters, but no word. */
function wrapped(text: string, indent = ''): string {
  return (text.match(/\S{78,}|\S.{0,77}(?=\s|$)/g) ?? []).join(`\n${indent}`);
}
