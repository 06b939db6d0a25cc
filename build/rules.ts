/** Writes the catalogue of the rules, `docs/rules.md`, from the rules themselves. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explanationOf, type Marks } from '../lib/check/explanation';
import type { RuleDescription } from '../lib/check/rule';
import { RULES } from '../lib/check/rules/index';

export const OUTPUT = join(__dirname, '../docs/rules.md');

const FAMILIES: { readonly [hundred: string]: string } = {
  0: 'The checks themselves',
  1: 'Repository',
  2: 'Secret',
  3: 'Backup',
  4: 'Restore',
  5: 'Blueprint and addon',
  6: 'GitOps',
  7: 'Change',
};

const MARKS: Marks = { lead: (text) => `**${text}**`, term: (text) => `\`${text}\``, link: (url) => `<${url}>` };

const familyOf = ({ id }: RuleDescription) => FAMILIES[id['STASH'.length]!]!;

export function catalogue(rules: readonly RuleDescription[]): string {
  const families = Object.values(FAMILIES).map((family) => [family, rules.filter((rule) => familyOf(rule) === family)] as const);
  return [
    '# Rules',
    '<!-- Written by `npm run rules` from lib/check/rules. Do not edit. -->',
    'This is what the checks look for in the manifests of an app at synth, and in any manifests with `npx cdk8s-stash check`. An **error** fails both. A '
      + '**warning** is printed, and fails `check --fail-on warning`. A **note** is printed, and fails only `check --fail-on note`. If the manifests do '
      + 'not show a problem for certain, the finding is one level lower, and says how to be sure. The rules about a change look only with `check --previous`, '
      + 'which gives them the manifests from before.',
    'The id of a rule never changes its meaning. A fact that has only been concluded, and not measured, is marked as such.',
    table(rules),
    ...families.flatMap(([family, members]) => [`## ${family}`, ...members.map(page)]),
  ].join('\n\n') + '\n';
}

function table(rules: readonly RuleDescription[]): string {
  return ['| rule | level | finds |', '|---|---|---|', ...rules.map(({ id, level, title }) => `| [${id}](#${id.toLowerCase()}) | ${level} | ${title} |`)].join('\n');
}

function page(rule: RuleDescription): string {
  const { paragraphs, facts } = explanationOf(rule, MARKS);
  return [`### ${rule.id}`, ...paragraphs, ...facts.length === 0 ? [] : [facts.map((fact) => `- ${fact}`).join('\n')]].join('\n\n');
}

if (require.main === module) {
  writeFileSync(OUTPUT, catalogue(RULES));
}
