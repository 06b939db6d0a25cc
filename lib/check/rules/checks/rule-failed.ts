import type { Found, RuleDescription } from '../../rule';

export const ruleFailed: RuleDescription = {
  id: 'STASH001',
  name: 'rule-failed',
  level: 'error',
  title: 'A rule met something that it cannot handle, and could not check the manifests.',
  why: 'The other rules have checked everything. What this one would have found is unknown.',
  mend: 'Report it, with the manifests that show it. Until it is fixed, turn that rule off, with a reason.',
  facts: [],
};

/** The finding for a rule that throws. It leaves out the message of the error, which may contain values of the manifest. */
export function ruleFailure(rule: RuleDescription, error: unknown): Found {
  return {
    found: `the rule ${rule.id} (${rule.name}) could not check these manifests: ${error instanceof Error ? error.name : 'it failed'}`,
    mend: 'report this with the manifests that show it, and turn the rule off, with a reason, until it is fixed',
  };
}
