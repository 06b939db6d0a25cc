import { Outcome } from './outcome';
import { placeOf } from './place';
import { keepsByTagsAtMost, promised, samePolicy } from './retention';
import { startsOf } from './time-line';
import { invokersIn, InvokerSpec, Manifest, ofKind, policyOf, RestoreSpec, specOf } from './wire';

/** Why the replay cannot show what a rule refuses. Each holds only where the replay itself can tell that it applies. */
export interface Reason {
  readonly rule: string;
  readonly because: string;
  readonly applies: (manifests: readonly Manifest[], outcome: Outcome) => boolean;
}

export const REASONS: readonly Reason[] = [
  {
    rule: 'STASH305',
    because: 'restic before 0.17 forgets nothing under a policy that keeps nothing, and the repository grows for ever; a newer one fails every run',
    applies: manifests => invokersIn(manifests).some(invoker => keepsByTagsAtMost(policyOf(invoker)) && !policyOf(invoker).keepTags?.length),
  },
  {
    rule: 'STASH303',
    because: 'under these schedules the policies keep the same snapshots, as long as nobody changes one of them',
    applies: manifests => !ownPolicyIsBroken(manifests),
  },
  ...['STASH303', 'STASH304'].map((rule): Reason => ({
    rule,
    because: 'restic since 0.17 fails where nothing would be kept, and so neither forgets nor prunes anything of the others',
    applies: (_, { losses }) => losses.some(({ way }) => way === 'failed run'),
  })),
  {
    rule: 'STASH304',
    because: 'restic prunes only after it has removed a snapshot, and as yet these policies remove none',
    applies: (_, { raced }) => raced === 'nothing to prune',
  },
  {
    rule: 'STASH304',
    because: 'a policy by tags alone removes every snapshot of the repository, those that lack data among them',
    applies: manifests => invokersIn(manifests).map(policyOf).some(policy => keepsByTagsAtMost(policy) && (policy.keepTags ?? []).length > 0),
  },
  {
    rule: 'STASH406',
    because: 'the runs start in the same minute, and here that of the target came last; in a cluster any of them may',
    applies: (_, { raced }) => raced !== undefined,
  },
  {
    rule: 'STASH406',
    because: 'the StatefulSet has one pod today; with a second one, both would get the data of the same',
    applies: manifests => ofKind(manifests, 'RestoreSession').some(({ metadata, spec }) => {
      const { target: { ref = {}, rules = [] } = {} } = spec as RestoreSpec;
      const workload = ofKind(manifests, 'StatefulSet').find(one => one.metadata.name === ref.name && one.metadata.namespace === metadata.namespace);
      return ref.kind === 'StatefulSet' && rules.some(({ snapshots }) => snapshots?.includes('latest'))
        && workload !== undefined && (specOf<{ readonly replicas?: number }>(workload).replicas ?? 1) === 1;
    }),
  },
];

/** By arithmetic, and over three months: whether some invoker's policy keeps what the policy of another one in the same place forgets. */
function ownPolicyIsBroken(manifests: readonly Manifest[]): boolean {
  const invokers = invokersIn(manifests);
  const place = (invoker: Manifest) => placeOf(specOf<InvokerSpec>(invoker).repository, invoker, manifests);
  return invokers.some(victim => invokers.some((other) => {
    if (place(other) !== place(victim) || samePolicy(policyOf(victim), policyOf(other))) return false;
    const own = startsOf(specOf<InvokerSpec>(victim).schedule).slice(-60);
    return startsOf(specOf<InvokerSpec>(other).schedule).some((at) => {
      const kept = promised(policyOf(victim), own.filter(start => start <= at).map(start => ({ at: new Date(start) })));
      return promised(policyOf(other), kept).length < kept.length;
    });
  }));
}
