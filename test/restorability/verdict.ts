import { judge as judgeCluster } from '../../lib/check/judge';
import type { Level } from '../../lib/check/rule';
import { clusterOf } from '../check/judged';

export interface Finding {
  readonly rule: string;
  readonly level: Level;
}

/** What the checks say of some manifests. It is all that the replay knows of them. */
export function judge(manifests: readonly object[]): readonly Finding[] {
  return judgeCluster(clusterOf(manifests)).map(({ rule: { id }, level }) => ({ rule: id, level }));
}
