import { apiVersionOf } from '../../../../target/target-kind';
import { targetUses } from '../../../graph/target-use';
import type { Rule } from '../../../rule';
import { valueFinding } from '../../../value-finding';

export const wrongApiVersion: Rule = {
  id: 'STASH315',
  name: 'wrong-api-version',
  level: 'warning',
  title: 'A backup or restore refers to its target by an API version that does not have its kind.',
  why: 'Stash looks for the object in an API that does not have its kind. Some parts of Stash use the kind alone, so the backup or restore may seem '
    + 'to work in one release and not in the next.',
  mend: 'Write the API version that the manifest of the target has, such as `appcatalog.appscode.com/v1alpha1` for an AppBinding.',
  facts: [
    {
      says: 'An example in the documentation refers to an AppBinding as apps/v1; what Stash does with it was not tried.',
      standing: 'inferred',
      see: 'https://stash.run/docs/latest/concepts/crds/backupbatch/',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, spec: { target } } of targetUses(cluster)) {
      const { apiVersion, kind = '' } = target?.ref ?? {};
      report(subject, [...field, 'target', 'ref', 'apiVersion'], valueFinding(apiVersion, apiVersionOf(kind)));
    }
  },
};
