import type { Found, Rule } from '../../rule';

export const acknowledgedWithoutReason: Rule = {
  id: 'STASH002',
  name: 'acknowledged-without-reason',
  level: 'error',
  title: 'A finding is acknowledged without a reason.',
  why: 'Whoever reads the manifest later cannot tell a decision from an oversight. The finding stands as if it were not acknowledged.',
  mend: 'Write the reason as the value of the annotation.',
  facts: [],
  judge: () => undefined,
};

export const withoutReason = (id: string): Found => ({
  found: `${id} is acknowledged without a reason`,
  mend: 'write why the finding is meant to be, such as "restored nightly by the drill job"',
});
