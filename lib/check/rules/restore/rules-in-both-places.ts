import type { Rule } from '../../rule';

export const rulesInBothPlaces: Rule = {
  id: 'STASH403',
  name: 'rules-in-both-places',
  level: 'error',
  title: 'A RestoreSession has rules in `spec.rules` and in `spec.target.rules`.',
  why: 'Stash silently replaces the rules of the target with those of the deprecated `spec.rules`.',
  mend: 'Keep the rules in `spec.target.rules`, and leave `spec.rules` out.',
  facts: [
    {
      says: 'Rules in spec.rules replace those of the target when the object is created.',
      standing: 'source',
      see: 'stashed/apimachinery: apis/stash/v1beta1 (RestoreSession.Migrate)',
    },
  ],
  judge: (cluster, report) => cluster.declarations('RestoreSession').forEach(({ subject, manifest: { spec = {} } }) => {
    const { rules = [], target } = spec;
    if (rules.length > 0 && target?.rules !== undefined && target.rules.length > 0 && spec.driver !== 'VolumeSnapshotter') {
      report(subject, ['spec', 'rules'], {
        found: 'is set as well as spec.target.rules, which it replaces, so those are never used',
        mend: 'put the intended rules into spec.target.rules, and leave spec.rules out',
      });
    }
  }),
};
