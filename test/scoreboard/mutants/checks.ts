import { set } from '../manifests';
import type { Mutant } from '../mutant';

export const CHECKS_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH002',
    breaks: 'the acknowledgement of a plaintext Secret has no reason',
    world: 'backends',
    change: set('Secret azure-storage', 'metadata.annotations["checks.cdk8s-stash/STASH205"]', ' '),
    also: { rules: ['STASH205'], because: 'what is acknowledged without a reason stands' },
  },
  {
    rule: 'STASH003',
    breaks: 'a Repository acknowledges a finding that does not exist',
    world: 'claim',
    change: set('Repository media', 'metadata.annotations["checks.cdk8s-stash/STASH605"]', 'it was one in an older release'),
  },
  {
    rule: 'STASH004',
    breaks: 'a Repository acknowledges a rule that does not exist',
    world: 'claim',
    change: set('Repository media', 'metadata.annotations["checks.cdk8s-stash/STASH999"]', 'we know'),
  },
];
