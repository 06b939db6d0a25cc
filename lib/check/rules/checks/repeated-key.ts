import { quote } from '../../../refusal/quote';
import type { Rule } from '../../rule';

export const repeatedKey: Rule = {
  id: 'STASH005',
  name: 'repeated-key',
  level: 'warning',
  title: 'An object in YAML has the same key twice.',
  why: 'One of the two values is lost silently: readers that accept the text at all use the last one, and kubectl asks the server to refuse it. '
    + 'The text does not tell which value was meant.',
  mend: 'Keep one of the two.',
  facts: [
    {
      says: 'With --validate=strict, the default of kubectl, the server refuses a manifest with duplicate fields; without it, the last value counts.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    },
  ],
  judge({ subjects }, report) {
    for (const subject of subjects) {
      for (const field of subject.origin.repeated ?? []) {
        report(subject, field, {
          found: `the key ${quote(String(field.at(-1)))} occurs more than once, and only the last one counts`,
          mend: 'keep the one that you mean',
        });
      }
    }
  },
};
