import { view } from '../../../synth/once';
import { isWorkload } from '../../../target/target-kind';
import { isWithoutPods, mountedClaims } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import type { Subject } from '../../subject';

/** A workload that mounts a claim, unless it has no pods. */
export const claimUser = (cluster: Cluster, claim: Subject): Subject | undefined => users(cluster).get(`${claim.namespace}/${claim.name}`);

/** By the namespace and name of the claim. */
const users = view((cluster: Cluster): ReadonlyMap<string, Subject> => new Map([...cluster.kinds()].filter(isWorkload)
  .flatMap(({ subjects }) => subjects.filter(({ manifest }) => !isWithoutPods(manifest)))
  .flatMap((subject) => mountedClaims(subject.manifest).map((claim): [string, Subject] => [`${subject.namespace}/${claim}`, subject]))));
