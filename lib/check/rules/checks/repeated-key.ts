import { quote } from '../../../refusal/quote';
import type { Rule } from '../../rule';

export const repeatedKey: Rule = {
  id: 'STASH005',
  name: 'repeated-key',
  level: 'warning',
  title: 'A key stands twice in the same object of a YAML text.',
  why: 'Of two values, one is lost without a word: readers that take the text at all take the last one, and kubectl asks the server to refuse it. '
    + 'What was meant cannot be told from the text.',
  mend: 'Keep one of the two.',
  facts: [
    {
      says: 'With --validate=strict, the default of kubectl, the server refuses a manifest with duplicate fields; without it, the last value counts.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    },
  ],
  judge: ({ subjects }, report) => {
    for (const subject of subjects) {
      for (const field of subject.origin.repeated ?? []) {
        report(subject, field, {
          found: `the key ${quote(String(field.at(-1)))} stands more than once, and only the last one counts`,
          mend: 'keep the one that is meant',
        });
      }
    }
  },
};
