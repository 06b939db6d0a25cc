import type { Rule } from '../../rule';

export const BACKUP_RULES: readonly Rule[] = [];
