import { CATCH_TABLE } from './catch-table';
import { falseFindings, TRUE_FINDINGS, type corpusFindings } from './corpus';
import { JUDGES, type Verdict } from './scoreboard';
import { RULES } from '../../lib/check/rules/index';

const count = (verdicts: readonly Verdict[], judge: number) => verdicts.filter(({ caught }) => caught[judge]).length;

/** How many of some mutants there are, and how many each judge catches. */
const counts = (verdicts: readonly Verdict[]) => [verdicts.length, ...JUDGES.map((_, judge) => count(verdicts, judge))];

const of = (verdicts: readonly Verdict[], rules: readonly string[]) => verdicts.filter(({ mutant }) => rules.includes(mutant.rule));

const row = (cells: ReadonlyArray<string | number>) => `| ${cells.join(' | ')} |`;

function table(texts: readonly string[], numbers: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return [row([...texts, ...numbers]), `|${'---|'.repeat(texts.length)}${'---:|'.repeat(numbers.length)}`, ...rows.map(row)].join('\n');
}

const NAMES = JUDGES.map(({ name }) => name);

const nameOf = (id: string) => RULES.find((rule) => rule.id === id)?.name ?? '';

const linked = (id: string) => `[${id}](rules.md#${id.toLowerCase()})`;

const INTRODUCTION = [
  'Four things can check Stash manifests before they do harm. This page compares what they catch. Known-good manifests, in which none of the '
    + 'four finds a fault, are broken in one way at a time; each of the results is a *mutant*. The numbers say how many mutants are caught by:',
  [
    '- **types**: the TypeScript types of `cdk8s import`, made from the same CRDs. The manifest is a typed literal, and a mistake is a compiler error.',
    '- **CRD schema**: the published CRDs, applied strictly: an unknown field is a mistake too, as with `kubeconform -strict`.',
    '- **webhook**: what the webhooks of the operator refuse, according to the source of its releases 0.39 to 0.42, with all other objects of the '
      + 'input already in the cluster. By default their failurePolicy is Ignore: while the operator does not answer, nothing is refused. The webhooks of '
      + 'BackupBatch, RestoreBatch and BackupBlueprint are not public, and not counted.',
    '- **cdk8s-stash**: the checks of this library. A mutant counts as caught only if the rule that it breaks finds it. Tests also ensure that no other '
      + 'rule reports an error or a warning for it.',
  ].join('\n'),
  'The mutants were written for the rules of this library. That it catches all of them shows that each rule works, not that there is nothing else to '
    + 'find. Within the types of Kubernetes that Stash embeds, such as volumes and probes, the library finds values of the wrong type; types and schema also '
    + 'find members that are missing or unknown. The types and the schema cover only the kinds of Stash here, and no mutant breaks the schema of another kind. '
    + 'For the rules about a change (STASH7xx), the known-good manifests are those from before; only this library compares the two. '
    + 'For STASH608 and STASH611 an app writes the manifests, an object to a file, and for STASH610 there is another cluster beside the one that is broken.',
];

/** The scoreboard as a page of the documentation. */
export function page(verdicts: readonly Verdict[], { documents, found }: ReturnType<typeof corpusFindings>): string {
  const rules = [...new Set(verdicts.map(({ mutant }) => mutant.rule))];
  return [
    '# Scoreboard',
    '<!-- Written by `npm run scoreboard` from test/scoreboard. Do not edit. -->',
    ...INTRODUCTION,
    table([''], ['mutants', ...NAMES], [['caught', ...counts(verdicts)]]),
    '## By known mistake',
    'The mistakes that are known from practice, each with the mutants of its rules.',
    table(['', 'mistake', 'rules'], ['mutants', ...NAMES], CATCH_TABLE.map(({ row: name, what, rules: own }) =>
      [name, what, own.map(linked).join(', '), ...counts(of(verdicts, own))])),
    '## By rule',
    table(['rule', 'name'], ['mutants', ...NAMES], rules.map((rule) => [linked(rule), nameOf(rule), ...counts(of(verdicts, [rule]))])),
    '## False findings',
    `In the ${documents} manifests of the examples in Stash's documentation, with each file checked as a cluster of its own, there are ${found.length} findings.`
      + ` False: ${falseFindings(found).length}. True:`,
    table(['rule', 'level', 'why it is true'], ['findings'], TRUE_FINDINGS.map((one) => [linked(one.rule), one.level, one.because, one.count])),
    '## Every mutant',
    table(['rule', 'what is broken', ...NAMES], [], verdicts.map(({ mutant: { rule, breaks }, caught }) =>
      [linked(rule), breaks, ...caught.map((isCaught) => isCaught ? 'caught' : '')])),
  ].join('\n\n') + '\n';
}

/** The totals, for whoever waits for them. */
export function totals(verdicts: readonly Verdict[], { documents, found }: ReturnType<typeof corpusFindings>): string {
  return [
    ...JUDGES.map(({ name }, judge) => `${name}: ${count(verdicts, judge)} of ${verdicts.length} mutants`),
    `false findings: ${falseFindings(found).length} over ${documents} manifests`,
  ].join('\n');
}
