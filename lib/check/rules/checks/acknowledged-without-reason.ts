import type { Found, RuleDescription } from '../../rule';

export const acknowledgedWithoutReason: RuleDescription = {
  id: 'STASH002',
  name: 'acknowledged-without-reason',
  level: 'error',
  title: 'A finding is acknowledged without a reason.',
  why: 'Someone who reads the manifest later cannot tell a decision from an oversight. The finding is reported as if it were not acknowledged.',
  mend: 'Write the reason as the value of the annotation.',
  facts: [],
};

export const withoutReason = (id: string): Found => ({
  found: `${id} is acknowledged without a reason`,
  mend: 'write why the finding is intended, such as "restored nightly by the drill job"',
});
