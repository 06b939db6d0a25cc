import { computeResourcesOf, defaultsOf, demandsOf, meets } from '../../../../kubernetes/compute-resources';
import { listing } from '../../../../refusal/listing';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { stashPods } from '../../../graph/pods/stash-pods';
import { grouped } from '../../../grouped';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const unstatedResources: Rule = {
  id: 'STASH343',
  name: 'unstated-resources',
  level: 'warning',
  title: 'A ResourceQuota counts the CPU or the memory of all containers in a namespace, and a container of Stash there states none.',
  why: 'Kubernetes does not create the pod. The CronJob and the Job of a backup never start, and nothing is backed up or restored. Stash adds its '
    + 'container to the pods of a workload: there, the next pods of the workload are refused too, so that its rollout stops.',
  mend: 'Set limits in `runtimeSettings.container.resources`, which are also the requests. Acknowledge the finding if a LimitRange that is not among the '
    + 'manifests gives each container limits and requests. Not checked: quotas with a scope.',
  facts: [
    {
      says: 'If a quota counts the requests or the limits of CPU or memory, each container and each init container must state them, or the pod is refused.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/quota/v1/evaluator/core/pods.go, Constraints',
    },
    {
      says: 'A LimitRange for containers gives them the limits and requests that they do not state.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
    },
    {
      says: 'Containers of Stash have the resources of the runtimeSettings, and no others; requests without limits reach the CronJob only.',
      standing: 'source',
      see: 'stashed/stash: vendor/kmodules.xyz/offshoot-api/util/runtime_settings.go, pkg/scheduler/periodic.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    const quotas = grouped(cluster.ofKind('', 'ResourceQuota').filter(({ manifest }) => demandsOf(manifest).length > 0), ({ namespace }) => namespace);
    const ranges = grouped(quotas.size === 0 ? [] : cluster.ofKind('', 'LimitRange'), ({ namespace }) => namespace);
    for (const { subject, field, pods } of quotas.size === 0 ? [] : stashPods(cluster)) {
      const lacks = pods.flatMap((pod) => {
        const { namespace, resources } = pod;
        if (resources === undefined) {
          return [];
        }
        const given = [computeResourcesOf(resources), ...(ranges.get(namespace) ?? []).flatMap(({ manifest }) => defaultsOf(manifest))];
        return (quotas.get(namespace) ?? []).flatMap((quota) =>
          demandsOf(quota.manifest).filter((demand) => !given.some((one) => meets(one, demand))).map((demand) => ({ pod, quota, demand })));
      });
      if (lacks.length > 0) {
        const each = (name: (lack: typeof lacks[number]) => string) => listing([...new Set(lacks.map(name))]);
        report(subject, [...field, 'runtimeSettings'], {
          found: `${each(({ quota }) => called(quota))} counts ${each(({ demand }) => demand)} of each container, and that of Stash states none, `
            + `so Kubernetes refuses ${each(({ pod }) => pod.called)}`,
          mend: `set limits for ${each(({ demand }) => demand.replace(/.*\./, ''))} in runtimeSettings.container.resources; `
            + 'acknowledge this if a LimitRange gives them to all containers',
        });
      }
    }
  },
};
