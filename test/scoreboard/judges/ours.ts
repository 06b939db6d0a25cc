import type { Circumstances, Judge } from './judge';
import { Cluster } from '../../../lib/check/cluster';
import { judge, judgeFleet } from '../../../lib/check/judge';
import type { Finding } from '../../../lib/check/rule';
import { subjectOf } from '../../../lib/check/subject';
import { fieldText } from '../../../lib/kubernetes/manifest-fields';
import type { Manifests } from '../manifests';

const clusterOf = (manifests: Manifests, origins: Circumstances['origins'] = []) =>
  new Cluster(manifests.map((manifest, index) => subjectOf(manifest, { ...origins[index], toString: () => `document ${index + 1}` })));

/** What the checks find in manifests as they do in files, unless the circumstances are others. */
export function findings(manifests: Manifests, { before, origins, beside }: Circumstances = {}): readonly Finding[] {
  const cluster = clusterOf(manifests, origins);
  return [
    ...judge(cluster, { before: before && clusterOf(before) }),
    ...beside === undefined ? [] : judgeFleet(new Map([['this', cluster], ['other', clusterOf(beside)]])),
  ];
}

export const lineOf = ({ rule, level, subject, field, found }: Finding) =>
  `${level} ${rule.id} ${subject.kind} ${subject.name} ${fieldText(field)}: ${found}`;

export const ours: Judge = {
  name: 'cdk8s-stash',
  complaints: async (clusters, circumstances) => clusters.map((manifests) => findings(manifests, circumstances?.get(manifests)).map(lineOf)),
};
