import { labelKey, labelValue } from '../../../kubernetes/label';
import { asText } from '../../../kubernetes/manifest-fields';
import { labelsOf } from '../../../kubernetes/metadata';
import type { Rule } from '../../rule';
import { isOfStash } from '../../stash-kinds';
import { valueFinding } from '../../value-finding';

export const refusedLabel: Rule = {
  id: 'STASH609',
  name: 'refused-label',
  level: 'error',
  title: 'A Stash object has a label whose key or value Kubernetes does not accept.',
  why: 'The API server refuses the object as a whole, so there is no backup, no Repository or no restore. Labels that a chart or a tool gives to all '
    + 'objects easily have such values: a version with a "+", an e-mail address, or a text of more than 63 characters.',
  mend: 'Shorten the value, and replace other characters with "-". An annotation takes any text.',
  facts: [{
    says: 'Keys and values of labels have at most 63 characters, and only letters, digits, "-", "_" and "."; a key may have a DNS subdomain as its prefix.',
    standing: 'documented',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  }],
  judge(cluster, report) {
    for (const subject of cluster.subjects.filter(isOfStash)) {
      for (const [key, value] of Object.entries(labelsOf(subject.manifest))) {
        const field = ['metadata', 'labels', key];
        report(subject, field, valueFinding(key, labelKey));
        report(subject, field, valueFinding(asText(value), labelValue));
      }
    }
  },
};
