import { type ValueRule, wrong } from '../refusal/complaint';

/**
 * A rule for a text of several lines, which the YAML library of cdk8s writes as a block, unless it has a carriage return or ends in white space.
 *
 * Go's YAML, with which kubectl, Argo CD and Flux read it, takes a tab at the beginning of a block for a part of its indentation, and fails.
 */
export const blockText: ValueRule = (text) => /^\n*\t/.test(text) && text.includes('\n') && !/\r|\n[ \t]+$/.test(text)
  ? wrong('has several lines and begins with a tab, so that kubectl, Argo CD and Flux cannot read the file to which cdk8s writes it',
    'indent it with spaces, or remove the white space before its first word, as .trim() does')
  : undefined;
