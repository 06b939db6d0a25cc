import { CATCH_TABLE } from './catch-table';
import { falseFindings, TRUE_FINDINGS, type corpusFindings } from './corpus';
import { JUDGES, type Verdict } from './scoreboard';
import { RULES } from '../../lib/check/rules';

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
  'What looks at Stash manifests before they do harm, and what it catches. Known-good manifests, in which nobody finds fault, are broken '
    + 'in one way at a time: that makes a *mutant*. The numbers say with how many mutants a judge finds fault.',
  [
    '- **types**: the TypeScript types of `cdk8s import`, here made from the same CRDs. The manifest is a typed literal, and a mistake is'
      + ' an error of the compiler.',
    '- **CRD schema**: the published CRDs, applied strictly: an unknown field is a mistake too, as with `kubeconform -strict`.',
    '- **webhook**: what the webhooks of the operator refuse, as the source of its releases 0.39 to 0.42 has it, all other objects of the'
      + ' input being in the cluster already. By default their failurePolicy is Ignore: while the operator does not answer, nothing is '
      + 'refused. Those of BackupBatch, RestoreBatch and BackupBlueprint are not public, and not counted.',
    '- **cdk8s-stash**: the checks of this library. A mutant counts only where the very rule that it breaks finds it; that no other rule '
      + 'has an error or a warning for it is tested, too.',
  ].join('\n'),
  'The mutants were written for the rules of this library. That it catches them all says that each rule works, and not that there is '
    + 'nothing else to find. It does not look into the types of Kubernetes that Stash embeds, such as volumes and probes: types and schema '
    + 'do. These know the kinds of Stash only here, and no mutant breaks the schema of another kind.',
];

/** The scoreboard as a page of the documentation. */
export function page(verdicts: readonly Verdict[], { documents, found }: ReturnType<typeof corpusFindings>): string {
  const rules = [...new Set(verdicts.map(({ mutant }) => mutant.rule))];
  return [
    '# Scoreboard',
    '<!-- Written by `npm run scoreboard` from test/scoreboard. Do not edit. -->',
    ...INTRODUCTION,
    table([''], ['mutants', ...NAMES], [['caught', ...counts(verdicts)]]),
    '## What is known to go wrong',
    'By the mistakes that are known from practice, each with the mutants of its rules.',
    table(['', 'mistake', 'rules'], ['mutants', ...NAMES], CATCH_TABLE.map(({ row: name, what, rules: own, unseen }) =>
      [name, what, unseen ?? own.map(linked).join(', '), ...counts(of(verdicts, own))])),
    '## By rule',
    table(['rule', 'name'], ['mutants', ...NAMES], rules.map((rule) => [linked(rule), nameOf(rule), ...counts(of(verdicts, [rule]))])),
    '## False findings',
    `Over the ${documents} manifests of the examples in Stash's documentation, each file as a cluster of its own, there are ${found.length} findings.`
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
