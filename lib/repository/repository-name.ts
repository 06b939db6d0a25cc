import { labelName } from '../kubernetes/label';

/** A rule for the name of a Repository. New ones are named more strictly. */
export const repositoryNameRule = labelName('each snapshot that it lists');
