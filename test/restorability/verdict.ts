import { provisionalJudge } from './provisional-judge';

export interface Finding {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
}

/** What the checks say of some manifests. */
export function judge(manifests: readonly object[]): readonly Finding[] {
  return provisionalJudge(manifests);
}
