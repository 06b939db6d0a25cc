import { acknowledgedWithoutReason } from './acknowledged-without-reason';
import { acknowledgesNothing } from './acknowledges-nothing';
import { acknowledgesUnknownRule } from './acknowledges-unknown-rule';
import { repeatedKey } from './repeated-key';
import { ruleFailed } from './rule-failed';
import type { Rule } from '../../rule';

export const CHECKS_RULES: readonly Rule[] = [ruleFailed, acknowledgedWithoutReason, acknowledgesNothing, acknowledgesUnknownRule, repeatedKey];
