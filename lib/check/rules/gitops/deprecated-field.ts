import type { Rule } from '../../rule';

export const deprecatedField: Rule = {
  id: 'STASH604',
  name: 'deprecated-field',
  level: 'note',
  title: 'The rules of a RestoreSession are in the field that earlier releases used.',
  why: 'The webhook of the operator moves `spec.rules` to `spec.target.rules` when the object is created. A GitOps tool then sees a difference that never '
    + 'goes away, and if the webhook is not reached, the rules may not be seen.',
  mend: 'Move them to `spec.target.rules`.',
  facts: [{
    says: 'The mutating webhook overwrites `target.rules` with `spec.rules` and clears the latter, if there is a target.',
    standing: 'source',
    see: 'stashed/apimachinery: apis/stash/v1beta1, RestoreSession.Migrate',
  }],
  echoes: ['STASH403'],
  judge(cluster, report) {
    for (const { subject, manifest } of cluster.declarations('RestoreSession')) {
      if (manifest.spec?.rules !== undefined && manifest.spec.rules.length > 0) {
        report(subject, ['spec', 'rules'], {
          found: 'the rules are in a deprecated field, and the operator moves them',
          mend: 'move them to spec.target.rules',
        });
      }
    }
  },
};
