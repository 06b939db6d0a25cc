import { acknowledgedWithoutReason } from './acknowledged-without-reason';
import { acknowledgesNothing } from './acknowledges-nothing';
import { acknowledgesUnknownRule } from './acknowledges-unknown-rule';
import { repeatedKey } from './repeated-key';
import { ruleFailed } from './rule-failed';
import type { RuleDescription } from '../../rule';

export const CHECKS_RULES: readonly RuleDescription[] = [
  ruleFailed, acknowledgedWithoutReason, acknowledgesNothing, acknowledgesUnknownRule, repeatedKey,
];
