export { acknowledgedWithoutReason } from './acknowledged-without-reason';
export { acknowledgesNothing } from './acknowledges-nothing';
export { acknowledgesUnknownRule } from './acknowledges-unknown-rule';
export { repeatedKey } from './repeated-key';
export { ruleFailed } from './rule-failed';
