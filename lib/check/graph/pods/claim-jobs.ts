import { widestMode } from '../../../kubernetes/access-mode';
import { asFields } from '../../../kubernetes/manifest-fields';
import { windowsField } from '../../../kubernetes/windows';
import { listing } from '../../../refusal/listing';
import { view } from '../../../synth/once';
import { isWorkload } from '../../../target/target-kind';
import { isWithoutPods, mountedClaims, podIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';
import { called, type Place, type Subject } from '../../subject';
import { declaredTarget } from '../target';
import { type TargetUse, targetUses } from '../target-use';

/** A Job that backs up or restores a claim which workloads mount. */
interface ClaimJob {
  readonly use: TargetUse;
  readonly claim: Subject;
  /** Of the access modes of the claim, the one that lets the most pods write. */
  readonly mode: ReturnType<typeof widestMode>;
  /** The workloads that mount it, as a message names them, in the order of their names. */
  readonly users: readonly string[];
  /** One of them that has its pods on Windows, where the Job cannot be, with the field of its pods that says so; absent for most. */
  readonly windows?: Place;
}

/** All such Jobs. */
export const claimJobs = view((cluster: Cluster): readonly ClaimJob[] => targetUses(cluster).filter(({ model }) => model === 'claim').flatMap((use) => {
  const claim = declaredTarget(cluster, use.target);
  const users = claim && mounts(cluster).get(identity(claim.namespace, claim.name))?.map(({ user }) => user);
  return claim === undefined || users === undefined ? [] : [{
    use,
    claim,
    mode: widestMode(asFields(claim.manifest.spec)),
    users: [...new Set(users.map(called))].sort(),
    windows: users.flatMap((subject) => onWindows(subject) ?? [])[0],
  }];
}));

function onWindows(subject: Subject): Place | undefined {
  const field = windowsField(podIn(subject.manifest));
  return field && { subject, field };
}

/** The workloads as the subject of a sentence: "a mounts", "a and b mount". */
export const usersMount = ({ users }: ClaimJob): string => `${listing(users)} ${users.length === 1 ? 'mounts' : 'mount'}`;

/** The advice to work in the pods of the workload instead, before another one; empty if there are several, of which a target is only one. */
export const inPodsOr = ({ users }: ClaimJob): string => users.length === 1 ? `make ${listing(users)} the target, without a Task, or ` : '';

/** The claims that workloads with pods mount. */
const mounts = view((cluster: Cluster) => grouped(
  cluster.subjects.filter(isWorkload).filter(({ manifest }) => !isWithoutPods(manifest))
    .flatMap((subject) => mountedClaims(subject.manifest).map((claim) => ({ claim: identity(subject.namespace, claim), user: subject }))),
  ({ claim }) => claim,
));

const identity = (namespace: string, claim: string) => `${namespace}/${claim}`;
