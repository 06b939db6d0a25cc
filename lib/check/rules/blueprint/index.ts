import type { Rule } from '../../rule';

export const BLUEPRINT_RULES: readonly Rule[] = [];
