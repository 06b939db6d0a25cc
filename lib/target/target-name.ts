import { dnsSubdomain } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';

/** A rule for a name that Stash writes into a label of `labelled`. */
const labelName = (labelled: string): ValueRule => (name) => name.length <= 63
  ? dnsSubdomain(name)
  : wrong('is too long', `use at most 63 characters, since Stash writes it into a label of ${labelled}`);

/** A rule for the name of a target, and for that of a backup or restore. New backups and restores are named more strictly. */
export const targetName = labelName('every run');

/** A rule for the name of a Repository. New ones are named more strictly. */
export const repositoryNameRule = labelName('each snapshot that it lists');
