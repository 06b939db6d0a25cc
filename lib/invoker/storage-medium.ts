import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/** A rule for the medium of a directory in a manifest. */
export const storageMedium: ValueRule = (medium) => /^(Memory|HugePages(-.+)?)?$/.test(medium)
  ? undefined
  : wrong('is not a medium that Kubernetes knows, so no pod with the directory starts', 'write "Memory", or leave it out for the disk of the node',
    didYouMean(medium.toLowerCase() === 'memory' ? 'Memory' : '', storageMedium, medium));
