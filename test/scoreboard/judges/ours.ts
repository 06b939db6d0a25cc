import type { Judge } from './judge';
import { judge } from '../../../lib/check/judge';
import type { Finding } from '../../../lib/check/rule';
import { fieldText } from '../../../lib/kubernetes/manifest-fields';
import { clusterOf } from '../../check/judged';
import type { Manifests } from '../manifests';

/** What the checks find in manifests as they do in files. */
export const findings = (manifests: Manifests, previous?: Manifests): readonly Finding[] =>
  judge(clusterOf(manifests), { before: previous && clusterOf(previous) });

export const lineOf = ({ rule, level, subject, field, found }: Finding) =>
  `${level} ${rule.id} ${subject.kind} ${subject.name} ${fieldText(field)}: ${found}`;

export const ours: Judge = {
  name: 'cdk8s-stash',
  complaints: async (clusters, before) => clusters.map((manifests) => findings(manifests, before?.get(manifests)).map(lineOf)),
};
