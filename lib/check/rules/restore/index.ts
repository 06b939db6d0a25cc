import type { Rule } from '../../rule';

export const RESTORE_RULES: readonly Rule[] = [];
