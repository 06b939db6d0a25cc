import type { Rule } from '../../rule';

export const REPOSITORY_RULES: readonly Rule[] = [];
